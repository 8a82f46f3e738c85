/**
 * The placeholders that a committee's own template may hold, as `{{标题}}`. Their names are a format, the same
 * in every language of the interface; docs/document-templates.md says what each is filled with.
 */
import { agenda } from "./agenda.ts";
import { attendanceBlocks, attendanceCounts } from "./attendance.ts";
import type { Block, OfficialDocument } from "./blocks.ts";
import { taskTable } from "./tasks.ts";
import type { AgendaItemValues, MeetingValues, MinutesValues, TaskValues } from "./values.ts";
import { sayWhen, type Words } from "./words.ts";

/** Those that are filled with a text, wherever they stand in a sentence. */
const TEXT_PLACEHOLDERS = [
  "标题",
  "发文机关",
  "发文字号",
  "会议名称",
  "会议时间",
  "会议地点",
  "主持",
  "记录",
  "应到",
  "到会",
  "委托",
  "请假",
  "缺席",
] as const;
/** Those that are filled with paragraphs and tables, in place of the paragraph that they stand in. */
const BLOCK_PLACEHOLDERS = ["正文", "议程", "出席情况", "任务清单"] as const;

export const PLACEHOLDERS = [...TEXT_PLACEHOLDERS, ...BLOCK_PLACEHOLDERS] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export interface TemplateValues {
  texts: Partial<Record<(typeof TEXT_PLACEHOLDERS)[number], string>>;
  blocks: Partial<Record<(typeof BLOCK_PLACEHOLDERS)[number], readonly Block[]>>;
}

/** What is known when a template is filled; a placeholder for what isn't cannot be. */
export interface TemplateSource {
  document: OfficialDocument;
  meeting: MeetingValues;
  agenda?: readonly AgendaItemValues[];
  attendance?: Pick<MinutesValues, "attendance" | "quorum">;
  tasks?: readonly TaskValues[];
}

export function templateValues(source: TemplateSource, words: Words): TemplateValues {
  const { document, meeting } = source;
  const counts = source.attendance && attendanceCounts(source.attendance.attendance);
  return {
    texts: {
      标题: document.title,
      发文机关: meeting.committee,
      发文字号: document.number ?? "",
      会议名称: meeting.name,
      会议时间: sayWhen(meeting, words),
      会议地点: meeting.place,
      主持: meeting.chair ?? "",
      记录: meeting.recorder ?? "",
      ...(counts && {
        应到: String(counts.expected),
        到会: String(counts.present),
        委托: String(counts.proxy),
        请假: String(counts.excused),
        缺席: String(counts.absent),
      }),
    },
    blocks: {
      正文: document.blocks,
      ...(source.agenda && { 议程: agenda({ meeting, items: source.agenda }, words).blocks }),
      ...(source.attendance && { 出席情况: attendanceBlocks(source.attendance, words) }),
      ...(source.tasks && { 任务清单: [taskTable(source.tasks, words)] }),
    },
  };
}
