/** 议程: the items in their order. */
import { codeFor, column, fact, type OfficialDocument, table } from "./blocks.ts";
import type { AgendaValues } from "./values.ts";
import { sayWhen, type Words } from "./words.ts";

export function agenda({ meeting, items }: AgendaValues, words: Words): OfficialDocument {
  const { say } = words;
  const columns = [
    column(say("number"), 2, true),
    column(say("agenda.item"), 12),
    column(say("agenda.unit"), 6),
    column(say("agenda.minutes"), 3, true),
  ];
  const rows = items.map(({ title, unit, minutes }, at) => [
    String(at + 1),
    title,
    unit ?? meeting.committee,
    minutes === null ? "" : String(minutes),
  ]);
  return {
    language: words.language,
    letterhead: null,
    number: null,
    title: say("agenda.title", { meeting: meeting.name }),
    subtitle: null,
    landscape: false,
    code: codeFor(meeting.link, say("meeting.code")),
    blocks: [
      fact(say("meeting.when"), sayWhen(meeting, words)),
      fact(say("meeting.place"), meeting.place),
      ...(meeting.chair ? [fact(say("meeting.chair"), meeting.chair)] : []),
      table(columns, rows),
    ],
  };
}
