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
/** What shows at the station is answered, or too old to say anything. */
const clearFlag = ({ station }: StationReport) => [
  { noun: "station", command: "clearFlag", target: station, input: {}, ifAllowed: true } as const,
];
const itsStation = ({ station }: StationReport) => [{ noun: "station", id: station }];

export const stationReport = defineNoun<StationReport>()({
  name: "stationReport",
  plural: "stationReports",
  states: {
    open: { turn: "unit", type: "open" },
    answered: { turn: null, type: "done" },
    lapsed: { turn: null, type: "ended" },
  },
  relations: { unit: (entity) => entity.unit },
  blank: { station: "", unit: "", what: "locked", word: null, answer: null },
  listing: {
    text: (entity) => [entity.word, entity.answer],
    facets: (entity) => ({ unit: [entity.unit], kind: [entity.what] }),
  },
  settle: (entity, now) =>
    entity.state === "open" && daysAfter(entity.createdAt, REPORT_DAYS) <= now
      ? { command: "lapse", input: {} }
      : null,
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
      }),
      needs: (_, input) => [{ noun: "station", id: input.station }],
      apply: ({ input, linked }) => {
        const station = linked("station", input.station) as Station | undefined;
        if (!station) return refuse("notFound");
        const { what, word } = input;
        return {
          changes: { station: station.id, unit: station.unit, what, word: word || null },
          followUps: input.second
            ? [{ noun: "station", command: "flag", target: station.id, input: {}, ifAllowed: true }]
            : [],
        };
      },
    }),
    answer: command({
      from: ["open"],
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
      from: ["open"],
      to: "lapsed",
      by: consequence,
      input: object({}),
      needs: itsStation,
      apply: ({ entity }) => ({ changes: {}, followUps: clearFlag(entity) }),
    }),
  },
});
