/** 会议纪要: who was there, what was said, how it was voted on, and what was decided. */
import { attendanceBlocks } from "./attendance.ts";
import {
  type Block,
  codeFor,
  fact,
  type OfficialDocument,
  paragraph,
  paragraphs,
} from "./blocks.ts";
import { heading, numbered } from "./headings.ts";
import type { MinutesItemValues, MinutesValues, ResolutionValues, VoteValues } from "./values.ts";
import { sayDate, sayWhen, type Words } from "./words.ts";

export function minutes(values: MinutesValues, words: Words): OfficialDocument {
  const { say } = words;
  const { meeting, objections, version, head } = values;
  const blocks: Block[] = [
    paragraph(
      say("minutes.opening", {
        committee: meeting.committee,
        when: sayWhen(meeting, words),
        place: meeting.place,
        meeting: meeting.name,
      }),
    ),
    ...(meeting.chair ? [fact(say("meeting.chair"), meeting.chair)] : []),
    ...(meeting.recorder ? [fact(say("meeting.recorder"), meeting.recorder)] : []),
    heading(1, say("attendance.title")),
    ...attendanceBlocks(values, words),
    ...values.items.flatMap((item) => itemBlocks(item, words)),
    ...(objections.length > 0 ? [heading(1, say("minutes.objections"))] : []),
    ...objections.flatMap(({ unit, text, answer }) => [
      fact(unit, text),
      ...(answer === null ? [] : [fact(say("minutes.answer"), answer)]),
    ]),
    ...(head === null ? [] : [fact(say("minutes.head"), head)]),
    { kind: "signature", organ: meeting.committee, date: sayDate(values.signedOn, words) },
  ];
  const marks = [
    ...(version > 1 ? [say("minutes.version", { version })] : []),
    ...(values.final ? [] : [say("minutes.draft")]),
  ];
  return {
    language: words.language,
    letterhead: meeting.committee,
    number: values.number,
    title: say("minutes.title", { meeting: meeting.name }),
    subtitle: marks.length > 0 ? say("subtitle", { text: marks.join(" ") }) : null,
    landscape: false,
    code: codeFor(meeting.link, say("meeting.code")),
    blocks: numbered(blocks, words),
  };
}

function itemBlocks(item: MinutesItemValues, words: Words): Block[] {
  const { title, discussion, votes, resolutions, outcome } = item;
  return [
    heading(1, title),
    ...paragraphs(discussion),
    ...votes.map((vote) => voteFact(vote, words)),
    ...resolutions.flatMap((resolution) => resolutionBlocks(resolution, words)),
    ...(resolutions.length > 0 && outcome === "decided"
      ? []
      : [fact(words.say("item.outcome"), words.say(`item.${outcome}`))]),
  ];
}

function voteFact(vote: VoteValues, words: Words): Block {
  const { question, against, abstained, needed } = vote;
  const said = words.say(vote.passed ? "vote.passed" : "vote.failed", {
    method: words.say(`vote.${vote.method}`),
    for: vote.for,
    against,
    abstained,
    total: vote.for + against + abstained,
    needed,
  });
  const asked = question === null ? "" : words.say("vote.question", { question });
  return fact(words.say("vote"), `${asked}${said}`);
}

function resolutionBlocks(resolution: ResolutionValues, words: Words): Block[] {
  const { say } = words;
  const { text, outcome, owner, due, verifier, reviewOn } = resolution;
  const facts: [string, string | null][] = [
    ["resolution.owner", owner],
    ["resolution.due", due && sayDate(due, words)],
    ["resolution.verifier", verifier],
    ["resolution.reviewOn", reviewOn && sayDate(reviewOn, words)],
  ];
  return [
    heading(2, outcome === "adopted" ? text : say(`resolution.${outcome}`, { text })),
    ...facts.flatMap(([label, told]) => (told ? [fact(say(label), told)] : [])),
  ];
}
