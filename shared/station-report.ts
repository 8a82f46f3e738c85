/** "It is locked, broken, not here": what somebody at the door says, without a name. */
import { daysAfter } from "./deadlines.ts";
import {
  anyOf,
  commandOf,
  committeeOffice,
  consequence,
  defineNoun,
  type Entity,
  either,
  refuse,
  role,
  spokenFor,
} from "./kit/noun.ts";
import { freeText, idOf, object, oneOf, optional, yesOrNo } from "./kit/values.ts";
import type { Station } from "./station.ts";

export const REPORTS = ["locked", "broken", "not_here"] as const;
/** Days after which the community is asked as well: somebody stands before that door. */
export const ANSWER_DAYS = 3;
/** Days after which what nobody answered says nothing about the door any more. */
export const REPORT_DAYS = 14;

export interface StationReport extends Entity {
  station: string;
  /** The unit that runs the station: it answers. */
  unit: string;
  what: (typeof REPORTS)[number];
  word: string | null;
  answer: string | null;
}

const command = commandOf<StationReport>();
/** What a report brings with it on a record, where its state allows it. */
const brought = (noun: string, command: string, target: string) =>
  ({ noun, command, target, input: {}, ifAllowed: true }) as const;
/** What shows at the station is answered, or too old to say anything. */
const clearFlag = ({ station }: StationReport) => [brought("station", "clearFlag", station)];
const itsStation = ({ station }: StationReport) => [{ noun: "station", id: station }];

export const stationReport = defineNoun<StationReport>()({
  name: "stationReport",
  plural: "stationReports",
  states: {
    open: { turn: "unit", type: "open" },
    unanswered: { turn: "committee", type: "open" },
    answered: { turn: null, type: "done" },
    lapsed: { turn: null, type: "ended" },
  },
  relations: { unit: (entity) => entity.unit },
  blank: { station: "", unit: "", what: "locked", word: null, answer: null },
  listing: {
    text: (entity) => [entity.word, entity.answer],
    facets: (entity) => ({ unit: [entity.unit], kind: [entity.what] }),
  },
  settle: ({ state, createdAt }, now) => {
    const isOlder = (days: number) => daysAfter(createdAt, days) <= now;
    if ((state === "open" || state === "unanswered") && isOlder(REPORT_DAYS))
      return { command: "lapse", input: {} };
    return state === "open" && isOlder(ANSWER_DAYS) ? { command: "passOn", input: {} } : null;
  },
  commands: {
    raise: command({
      from: [],
      to: "open",
      // Nobody signed in is a visitor: only the public route gives this command (worker/station/reports.ts).
      by: anyOf(role("visitor").of("committee")),
      input: object({
        station: idOf("station"),
        what: oneOf(REPORTS),
        word: optional(freeText(0, 100)),
        /** Another device said so within a day. */
        second: yesOrNo(),
        /** Nobody speaks for the unit that runs it. */
        alone: yesOrNo(),
      }),
      needs: (_, input) => [{ noun: "station", id: input.station }],
      apply: ({ input, linked, mutation }) => {
        const station = linked("station", input.station) as Station | undefined;
        if (!station) return refuse("notFound");
        const { what, word } = input;
        return {
          changes: { station: station.id, unit: station.unit, what, word: word || null },
          followUps: [
            ...(input.second ? [brought("station", "flag", station.id)] : []),
            ...(input.alone ? [brought("stationReport", "passOn", mutation)] : []),
          ],
        };
      },
    }),
    /** The community is asked as well; who runs the station can answer still. */
    passOn: command({
      from: ["open"],
      to: "unanswered",
      by: consequence,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
    answer: command({
      from: ["open", "unanswered"],
      to: "answered",
      by: either(anyOf(role("keeper").of("unit")), spokenFor("unit"), committeeOffice),
      input: object({ answer: freeText(1, 200) }),
      needs: itsStation,
      apply: ({ entity, input }) => ({
        changes: { answer: input.answer },
        followUps: clearFlag(entity),
      }),
    }),
    lapse: command({
      from: ["open", "unanswered"],
      to: "lapsed",
      by: consequence,
      input: object({}),
      needs: itsStation,
      apply: ({ entity }) => ({ changes: {}, followUps: clearFlag(entity) }),
    }),
  },
});
