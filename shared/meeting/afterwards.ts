/** After a meeting: its minutes, from their first version to the archive. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { daysAfter } from "../deadlines.ts";
import {
  anyOf,
  commandOf,
  committeeOffice,
  consequence,
  type FollowUp,
  refuse,
  role,
} from "../kit/noun.ts";
import { freeText, object, optional, text } from "../kit/values.ts";
import type { Meeting } from "../meeting.ts";
import { LONGEST_MINUTES } from "./rules.ts";

const command = commandOf<Meeting>();
const office = committeeOffice;
const chair = anyOf(role("secretary").of("committee"));
const nothing = object({});
const reason = object({ reason: freeText(1, 500) });

const ofMinutes = ({ minutesId }: Meeting) =>
  minutesId ? [{ noun: "minutes", id: minutesId }] : [];
const onMinutes = ({ minutesId }: Meeting, name: string): FollowUp[] =>
  minutesId
    ? [{ noun: "minutes", command: name, target: minutesId, input: {}, ifAllowed: true }]
    : [];

export const afterwards = {
  /** The text that everybody reads from here on; its hash stands on it for good. */
  circulate: command({
    from: ["minutes_draft"],
    to: "minutes_circulated",
    by: office,
    input: object({ text: freeText(1, LONGEST_MINUTES) }),
    apply: ({ entity, input, now, followUpId }) => ({
      changes: {
        versions: entity.versions + 1,
        minutesId: followUpId(1),
        objectionsUntil: daysAfter(now, entity.objectionDays),
        contested: false,
      },
      followUps: [
        {
          noun: "minutes",
          command: "issue",
          input: {
            meeting: entity.id,
            version: entity.versions + 1,
            text: input.text,
            hash: bytesToHex(sha256(utf8ToBytes(input.text))),
          },
        },
      ],
    }),
  }),
  contest: command({
    from: ["minutes_circulated"],
    to: "same",
    by: consequence,
    input: nothing,
    commutes: true,
    apply: () => ({ changes: { contested: true } }),
  }),
  /** Takes the circulated text back to mend it: it goes round again as a new version. */
  mendMinutes: command({
    from: ["minutes_circulated"],
    to: "minutes_draft",
    by: office,
    input: reason,
    needs: ofMinutes,
    apply: ({ entity, input }) => ({
      changes: { reason: input.reason, objectionsUntil: null },
      followUps: onMinutes(entity, "replace"),
    }),
  }),
  /** Before its time only once everybody has had it; with an objection only with an answer to it. */
  finalise: command({
    from: ["minutes_circulated"],
    to: "minutes_final",
    by: office,
    input: object({ answer: optional(text(1, 500)) }),
    needs: ofMinutes,
    unless: ({ objectionsUntil }, _, now) =>
      objectionsUntil !== null && now < objectionsUntil ? refuse("objectionsOpen") : null,
    apply: ({ entity, input }) =>
      entity.contested && !input.answer
        ? refuse("answerObjection")
        : {
            changes: { reason: input.answer ?? null },
            followUps: onMinutes(entity, "finalise"),
          },
  }),
  settleMinutes: command({
    from: ["minutes_circulated"],
    to: "minutes_final",
    by: consequence,
    input: nothing,
    needs: ofMinutes,
    apply: ({ entity }) => ({ changes: {}, followUps: onMinutes(entity, "finalise") }),
  }),
  /** A new version is to be written; the final one keeps its text and its hash. */
  reopen: command({
    from: ["minutes_final", "archived"],
    to: "minutes_draft",
    by: chair,
    input: reason,
    apply: ({ input }) => ({ changes: { reason: input.reason, objectionsUntil: null } }),
  }),
  archive: command({
    from: ["minutes_final"],
    to: "archived",
    by: office,
    input: nothing,
    apply: () => ({ changes: {} }),
  }),
};
