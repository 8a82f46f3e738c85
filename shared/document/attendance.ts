/** 出席情况: who came, counted from the rows themselves and never typed. */
import {
  type Block,
  codeFor,
  column,
  type OfficialDocument,
  paragraph,
  type Table,
  table,
} from "./blocks.ts";
import type { AttendanceValues, MinutesValues } from "./values.ts";
import type { Words } from "./words.ts";

/** Units by how they attended, and `expected` for all of them. */
export function attendanceCounts(
  attendance: readonly AttendanceValues[],
): Record<AttendanceValues["status"] | "expected", number> {
  const counts = { present: 0, proxy: 0, excused: 0, absent: 0, expected: attendance.length };
  for (const { status } of attendance) counts[status] += 1;
  return counts;
}

/** Who came and why somebody didn't have columns only where any of it is told. */
export function attendanceTable(attendance: readonly AttendanceValues[], words: Words): Table {
  const { say } = words;
  const withWho = attendance.some(({ who }) => who !== null);
  const withReasons = attendance.some(({ reason }) => reason !== null);
  const columns = [
    column(say("number"), 2, true),
    column(say("unit"), 8),
    column(say("attendance.status"), 4, true),
    ...(withWho ? [column(say("attendance.who"), 5)] : []),
    ...(withReasons ? [column(say("attendance.reason"), 5)] : []),
  ];
  const rows = attendance.map(({ unit, status, who, reason }, at) => [
    String(at + 1),
    unit,
    say(`attendance.${status}`),
    ...(withWho ? [who ?? ""] : []),
    ...(withReasons ? [reason ?? ""] : []),
  ]);
  return table(columns, rows);
}

/** The counts and whether that was enough, then the units. */
export function attendanceBlocks(
  { attendance, quorum }: Pick<MinutesValues, "attendance" | "quorum">,
  words: Words,
): Block[] {
  const { needed, counted } = quorum;
  return [
    paragraph(words.say("attendance.counts", attendanceCounts(attendance))),
    paragraph(words.say(counted >= needed ? "quorum.met" : "quorum.missed", { needed, counted })),
    attendanceTable(attendance, words),
  ];
}

/** The same on a sheet of its own. */
export const attendanceList = (
  values: Pick<MinutesValues, "meeting" | "attendance" | "quorum">,
  words: Words,
): OfficialDocument => ({
  language: words.language,
  letterhead: null,
  number: null,
  title: words.say("attendance.of", { meeting: values.meeting.name }),
  subtitle: null,
  landscape: false,
  code: codeFor(values.meeting.link, words.say("meeting.code")),
  blocks: attendanceBlocks(values, words),
});
