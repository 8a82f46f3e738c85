/** 例会制度: how often a committee meets, and under which rules; the year's calendar is proposed from it. */
import { commandOf, committeeOffice, defineNoun, type Entity } from "./kit/noun.ts";
import { clockTime, freeText, object, oneOf, whole } from "./kit/values.ts";
import {
  DEFAULT_RULES,
  MEETING_KINDS,
  type MeetingKind,
  type Rules,
  rules,
  rulesOf,
} from "./meeting/rules.ts";

/** Series come round by themselves: on-site and extraordinary meetings are called as they are needed. */
export const RECURRING = ["quarterly_joint", "monthly_committee"] as const;

export interface Series extends Entity, Rules {
  kind: MeetingKind;
  title: string;
  place: string;
  /** Which month of the quarter, 1–3; a monthly meeting is in every month. */
  month: number;
  /** Which such weekday of the month, 1–5; 5 is the last one. */
  week: number;
  /** ISO 8601: Monday is 1, Sunday 7. */
  weekday: number;
  time: string;
}

const command = commandOf<Series>();
const description = {
  title: freeText(2, 200),
  place: freeText(1, 200),
  month: whole(1, 3),
  week: whole(1, 5),
  weekday: whole(1, 7),
  time: clockTime(),
  ...rules,
};

export const series = defineNoun<Series>()({
  name: "series",
  plural: "series",
  states: {
    active: { turn: "committee", type: "open" },
    ended: { turn: null, type: "ended" },
  },
  relations: {},
  blank: {
    kind: MEETING_KINDS[0],
    title: "",
    place: "",
    month: 3,
    week: 3,
    weekday: 5,
    time: "15:00",
    ...DEFAULT_RULES,
  },
  listing: {
    text: ({ title, place }) => [title, place],
    facets: ({ kind }) => ({ kind: [kind] }),
  },
  commands: {
    set: command({
      from: [],
      to: "active",
      by: committeeOffice,
      input: object({ kind: oneOf(RECURRING), ...description }),
      apply: ({ input }) => ({ changes: { ...input, ...rulesOf(input) } }),
    }),
    amend: command({
      from: ["active"],
      to: "same",
      by: committeeOffice,
      input: object(description),
      apply: ({ entity, input }) => ({ changes: { ...input, ...rulesOf(input, entity) } }),
    }),
    end: command({
      from: ["active"],
      to: "ended",
      by: committeeOffice,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
  },
});
