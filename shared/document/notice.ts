/** 会议通知: when and where, what about, and what is asked of the units. */
import { attachmentsOf } from "./annexes.ts";
import { type Block, codeFor, fact, line, type OfficialDocument, paragraph } from "./blocks.ts";
import { heading, numbered } from "./headings.ts";
import type { NoticeValues } from "./values.ts";
import { sayDate, sayList, sayWhen, type Words } from "./words.ts";

export function notice(values: NoticeValues, words: Words): OfficialDocument {
  const { say } = words;
  const { meeting, units, agenda, attachments, replyBy, requests, contact } = values;
  const when = sayWhen(meeting, words);
  const asked = [
    ...(replyBy ? [say("notice.reply", { date: sayDate(replyBy, words) })] : []),
    ...requests,
  ];
  const blocks: Block[] = [
    line(say("notice.to")),
    paragraph(say("notice.opening", { when, meeting: meeting.name })),
    heading(1, say("notice.when")),
    fact(say("meeting.when"), when),
    fact(say("meeting.place"), meeting.place),
    ...(meeting.chair ? [fact(say("meeting.chair"), meeting.chair)] : []),
    heading(1, say("notice.units")),
    paragraph(say("notice.expected", { count: units.length, units: sayList(units, words) })),
    ...(agenda.length > 0 ? [heading(1, say("notice.agenda"))] : []),
    ...agenda.map(({ title, unit }) =>
      heading(3, unit ? say("notice.item", { title, unit }) : title),
    ),
    ...(asked.length > 0 ? [heading(1, say("notice.requests")), ...asked.map(paragraph)] : []),
    ...(contact ? [fact(say("notice.contact"), contact)] : []),
    ...attachmentsOf(attachments, words),
    { kind: "signature", organ: meeting.committee, date: sayDate(values.signedOn, words) },
  ];
  return {
    language: words.language,
    letterhead: meeting.committee,
    number: values.number,
    title: say("notice.title", { meeting: meeting.name }),
    subtitle: null,
    landscape: false,
    code: codeFor(meeting.link, say("notice.code")),
    blocks: numbered(blocks, words),
  };
}
