/** 签到表: a row per unit, with the code by which the clerk reads it back and a place to sign. */
import { type Cell, codeFor, column, fact, type OfficialDocument, table } from "./blocks.ts";
import type { SignInValues } from "./values.ts";
import { sayWhen, type Words } from "./words.ts";

export function signInSheet({ meeting, rows }: SignInValues, words: Words): OfficialDocument {
  const { say } = words;
  const withCodes = rows.some(({ link }) => link !== null);
  const columns = [
    column(say("number"), 2, true),
    column(say("signIn.code"), 3, true),
    column(say("unit"), 8),
    column(say("signIn.who"), 4),
    column(say("signIn.signature"), 6),
    ...(withCodes ? [column(say("signIn.scan"), 3, true)] : []),
  ];
  const lines = rows.map(({ code, unit, title, link }, at): Cell[] => [
    String(at + 1),
    code,
    unit,
    title ?? "",
    "",
    ...(withCodes ? [link === null ? "" : { link }] : []),
  ]);
  return {
    language: words.language,
    letterhead: null,
    number: null,
    title: say("signIn.title", { meeting: meeting.name }),
    subtitle: null,
    landscape: false,
    code: codeFor(meeting.link, say("signIn.scanAll")),
    blocks: [
      fact(say("meeting.when"), sayWhen(meeting, words)),
      fact(say("meeting.place"), meeting.place),
      table(columns, lines, true),
    ],
  };
}
