/** Any values that the documents of a meeting may be made from. */
import fc from "fast-check";
import {
  ATTENDANCE,
  ITEM_OUTCOMES,
  MATTER_LISTS,
  MATTER_OUTCOMES,
  type MeetingValues,
  type MinutesValues,
  type NoticeValues,
  RESOLUTION_OUTCOMES,
  type ReportValues,
  type SignInValues,
  type TasksValues,
} from "../../shared/document/values.ts";
import { VOTE_METHODS } from "../../shared/meeting/vote.ts";
import { UNITS } from "./documents.ts";

/** Any text that people may type: never blank, since blank fields are null. */
const text = fc.oneof(
  fc.constantFrom(...UNITS, "路灯", "a & b <c>", "=1+1", "“引号”、顿号", "སྨན་ཁང་། 第一医院"),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .map((typed) => `甲${typed.replace(/[{}⟦⟧]/g, "").trim()}`),
);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const date = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2039-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const due = fc.oneof(date, fc.constant("ongoing"));
const votes = fc.nat({ max: 60 });
/** Like a record's own address, with an id in it. */
const link = fc
  .stringMatching(/^01[0-9A-HJKMNP-TV-Z]{24}$/)
  .map((id) => `https://gongjian.example/meetings/${id}`);

const anyMeeting: fc.Arbitrary<MeetingValues> = fc.record({
  committee: text,
  name: text,
  date,
  begins: fc.constantFrom("09:00", "15:30"),
  ends: fc.constantFrom(null, "17:00"),
  place: text,
  chair: maybe(text),
  recorder: maybe(text),
  link: maybe(link),
});

const agendaItem = fc.record({
  title: text,
  unit: maybe(text),
  minutes: maybe(fc.nat({ max: 90 })),
});

export const anyNotice: fc.Arbitrary<NoticeValues> = fc.record({
  meeting: anyMeeting,
  number: maybe(text),
  units: fc.array(text, { minLength: 1, maxLength: 40 }),
  agenda: fc.array(agendaItem, { maxLength: 20 }),
  replyBy: maybe(date),
  requests: fc.array(text, { maxLength: 3 }),
  contact: maybe(text),
  attachments: fc.array(text, { maxLength: 3 }),
  signedOn: date,
});

export const anySignIn: fc.Arbitrary<SignInValues> = fc.record({
  meeting: anyMeeting,
  rows: fc.array(fc.record({ code: text, unit: text, title: maybe(text), link: maybe(link) }), {
    maxLength: 40,
  }),
});

export const anyMinutes: fc.Arbitrary<MinutesValues> = fc.record({
  meeting: anyMeeting,
  number: maybe(text),
  attendance: fc.array(
    fc.record({
      unit: text,
      status: fc.constantFrom(...ATTENDANCE),
      who: maybe(text),
      reason: maybe(text),
    }),
    { maxLength: 40 },
  ),
  quorum: fc.record({ needed: votes, counted: votes }),
  items: fc.array(
    fc.record({
      title: text,
      discussion: fc.array(text, { maxLength: 3 }).map((lines) => lines.join("\n")),
      votes: fc.array(
        fc.record({
          method: fc.constantFrom(...VOTE_METHODS),
          question: maybe(text),
          for: votes,
          against: votes,
          abstained: votes,
          needed: votes,
          passed: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
      resolutions: fc.array(
        fc.record({
          text,
          outcome: fc.constantFrom(...RESOLUTION_OUTCOMES),
          owner: maybe(text),
          due: maybe(due),
          verifier: maybe(text),
          reviewOn: maybe(date),
        }),
        { maxLength: 3 },
      ),
      outcome: fc.constantFrom(...ITEM_OUTCOMES),
    }),
    { maxLength: 6 },
  ),
  objections: fc.array(fc.record({ unit: text, text, answer: maybe(text) }), { maxLength: 2 }),
  version: fc.integer({ min: 1, max: 4 }),
  final: fc.boolean(),
  head: maybe(text),
  signedOn: date,
});

export const anyTasks: fc.Arbitrary<TasksValues> = fc.record({
  meeting: anyMeeting,
  tasks: fc.array(
    fc.record({
      resolution: text,
      owner: text,
      due,
      verifier: text,
      reviewOn: maybe(date),
      state: text,
    }),
    { maxLength: 20 },
  ),
  asOf: date,
});

const grids = ["第一网格", "第二网格", "第三网格"];
export const anyReport: fc.Arbitrary<ReportValues> = fc.record({
  committee: text,
  year: fc.integer({ min: 2024, max: 2040 }),
  quarter: fc.constantFrom(1, 2, 3, 4),
  asOf: date,
  grids: fc.constant(grids),
  matters: fc.array(
    fc.record({
      list: fc.constantFrom(...MATTER_LISTS),
      number: maybe(fc.integer({ min: 1, max: 500 })),
      title: text,
      grid: fc.constantFrom(null, "已撤网格", ...grids),
      unit: maybe(fc.constantFrom(...UNITS)),
      due: maybe(due),
      outcome: fc.constantFrom(...MATTER_OUTCOMES),
    }),
    { maxLength: 40 },
  ),
  link: maybe(link),
  signedOn: date,
});
