/** 任务清单: the resolutions themselves with how their promises stand. */
import { codeFor, column, line, type OfficialDocument, type Table, table } from "./blocks.ts";
import type { TasksValues, TaskValues } from "./values.ts";
import { sayDate, type Words } from "./words.ts";

export function taskTable(tasks: readonly TaskValues[], words: Words): Table {
  const { say } = words;
  const columns = [
    column(say("number"), 3, true),
    column(say("resolution"), 10),
    column(say("resolution.owner"), 5),
    column(say("resolution.due"), 5),
    column(say("resolution.verifier"), 5),
    column(say("resolution.reviewOn"), 5),
    column(say("tasks.state"), 3, true),
  ];
  const rows = tasks.map(({ resolution, owner, due, verifier, reviewOn, state }, at) => [
    String(at + 1),
    resolution,
    owner,
    sayDate(due, words),
    verifier,
    sayDate(reviewOn, words),
    state,
  ]);
  return table(columns, rows);
}

export const taskList = (
  { meeting, tasks, asOf }: TasksValues,
  words: Words,
): OfficialDocument => ({
  language: words.language,
  letterhead: null,
  number: null,
  title: words.say("tasks.title", { meeting: meeting.name }),
  subtitle: null,
  landscape: true,
  code: codeFor(meeting.link, words.say("meeting.code")),
  blocks: [line(words.say("asOf", { date: sayDate(asOf, words) })), taskTable(tasks, words)],
});
