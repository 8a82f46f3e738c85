/** 出席情况: who came, counted from the rows themselves and never typed. */
import { type Block, column, paragraph, type Table, table } from "./blocks.ts";
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

export function attendanceTable(attendance: readonly AttendanceValues[], words: Words): Table {
  const { say } = words;
  const columns = [
    column(say("number"), 2, true),
    column(say("unit"), 8),
    column(say("attendance.status"), 4, true),
    column(say("attendance.who"), 5),
    column(say("attendance.reason"), 5),
  ];
  const rows = attendance.map(({ unit, status, who, reason }, at) => [
    String(at + 1),
    unit,
    say(`attendance.${status}`),
    who ?? "",
    reason ?? "",
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
