/** 参会: one row a unit and meeting, from the notice to the objection. It names functions, never people. */
import { daysAfter } from "./deadlines.ts";
import {
  commandOf,
  committeeOffice,
  consequence,
  defineNoun,
  type Entity,
  either,
  refuse,
  spokenFor,
} from "./kit/noun.ts";
import {
  codeText,
  freeText,
  object,
  oneOf,
  optional,
  recordId,
  text,
  whole,
} from "./kit/values.ts";
import { CHAIN, codeFault } from "./meeting/sign-in-codes.ts";
import type { Meeting } from "./meeting.ts";

export const REPLIES = ["coming", "proxy"] as const;
/** How a unit was signed in: by the code on the screen, from the list, or from the printed sheet. */
export const SIGNED_BY = ["list", "sheet"] as const;

export interface Attendance extends Entity {
  meeting: string;
  unit: string;
  reply: (typeof REPLIES)[number] | null;
  /** In which function the proxy speaks for the unit; who it is stands on the signed sheet alone. */
  proxyTitle: string | null;
  seenAt: string | null;
  signedAt: string | null;
  signedBy: (typeof SIGNED_BY)[number] | "code" | null;
  reason: string | null;
  objection: string | null;
  answer: string | null;
}

const command = commandOf<Attendance>();
const itsUnit = spokenFor("unit");
const office = committeeOffice;
const itsMeeting = ({ meeting }: Attendance) => [{ noun: "meeting", id: meeting }];
const NOT_IN = ["expected", "announced", "excused", "absent"] as const;
const IN = ["present", "proxy"] as const;
const by = { by: oneOf(SIGNED_BY) };

/** Whether signing in is to be judged: while the meeting runs, or while its minutes are being written. */
const SIGNABLE: readonly string[] = ["in_session", "minutes_draft"];
const meetingOf = (
  { meeting }: Attendance,
  linked: (noun: string, id: string) => Entity | undefined,
) => linked("meeting", meeting) as Meeting | undefined;

export const attendance = defineNoun<Attendance>()({
  name: "attendance",
  plural: "attendances",
  states: {
    expected: { turn: "unit", type: "open" },
    announced: { turn: "committee", type: "open" },
    excused: { turn: null, type: "ended" },
    present: { turn: null, type: "done" },
    proxy: { turn: null, type: "done" },
    absent: { turn: null, type: "ended" },
  },
  relations: { unit: (entity) => entity.unit },
  blank: {
    meeting: "",
    unit: "",
    reply: null,
    proxyTitle: null,
    seenAt: null,
    signedAt: null,
    signedBy: null,
    reason: null,
    objection: null,
    answer: null,
  },
  listing: {
    text: ({ objection, answer, reason }) => [objection, answer, reason],
    facets: ({ meeting, unit }) => ({ meeting: [meeting], unit: [unit] }),
  },
  commands: {
    expect: command({
      from: [],
      to: "expected",
      by: consequence,
      input: object({ meeting: recordId(), unit: recordId() }),
      apply: ({ input }) => ({ changes: input }),
    }),
    /** The notice has been opened by somebody who speaks for the unit; by whom is not kept on it. */
    see: command({
      from: ["expected", "announced", "excused"],
      to: "same",
      by: itsUnit,
      input: object({}),
      commutes: true,
      apply: ({ entity, now }) => ({ changes: { seenAt: entity.seenAt ?? now } }),
    }),
    reply: command({
      from: ["expected", "announced", "excused"],
      to: "announced",
      by: either(itsUnit, office),
      input: object({ reply: oneOf(REPLIES), proxyTitle: optional(text(0, 60)) }),
      apply: ({ entity, input, now }) => ({
        changes: {
          reply: input.reply,
          proxyTitle: input.reply === "proxy" ? (input.proxyTitle ?? null) : null,
          reason: null,
          seenAt: entity.seenAt ?? now,
        },
      }),
    }),
    excuse: command({
      from: ["expected", "announced"],
      to: "excused",
      by: either(itsUnit, office),
      input: object({ reason: freeText(1, 200) }),
      apply: ({ entity, input, now }) => ({
        changes: { reply: null, reason: input.reason, seenAt: entity.seenAt ?? now },
      }),
    }),
    signIn: command({
      from: NOT_IN,
      to: "present",
      by: office,
      input: object(by),
      needs: itsMeeting,
      apply: ({ entity, input, now, linked }) =>
        SIGNABLE.includes(meetingOf(entity, linked)?.state ?? "")
          ? { changes: { signedAt: now, signedBy: input.by } }
          : refuse("notInSession"),
    }),
    signInProxy: command({
      from: [...NOT_IN, "present"],
      to: "proxy",
      by: office,
      input: object({ ...by, proxyTitle: optional(text(0, 60)) }),
      needs: itsMeeting,
      apply: ({ entity, input, now, linked }) =>
        SIGNABLE.includes(meetingOf(entity, linked)?.state ?? "")
          ? {
              changes: {
                signedAt: now,
                signedBy: input.by,
                proxyTitle: input.proxyTitle || entity.proxyTitle,
              },
            }
          : refuse("notInSession"),
    }),
    /** The unit's own phone has scanned the code on the screen. */
    signInByCode: command({
      from: NOT_IN,
      to: "present",
      by: itsUnit,
      input: object({ step: whole(0, CHAIN), code: codeText() }),
      needs: itsMeeting,
      apply: ({ entity, input, now, linked }) => {
        const meeting = meetingOf(entity, linked);
        if (meeting?.state !== "in_session") return refuse("notInSession");
        const { anchor, codesSince: since } = meeting;
        const fault = codeFault({ anchor, since }, input, now);
        return fault
          ? fault === "codeTooOld"
            ? refuse("codeTooOld")
            : refuse("codeUnknown")
          : { changes: { signedAt: now, signedBy: "code" } };
      },
    }),
    /** The wrong row was tapped. */
    takeBack: command({
      from: IN,
      to: "announced",
      by: office,
      input: object({}),
      needs: itsMeeting,
      apply: ({ entity, linked }) =>
        SIGNABLE.includes(meetingOf(entity, linked)?.state ?? "")
          ? { changes: { signedAt: null, signedBy: null } }
          : refuse("notInSession"),
    }),
    miss: command({
      from: ["expected", "announced"],
      to: "absent",
      by: consequence,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
    /** Within the window, by any unit that was expected: whoever was not there has read it too. */
    object: command({
      from: [...IN, ...NOT_IN],
      to: "same",
      by: itsUnit,
      input: object({ objection: freeText(1, 1000) }),
      commutes: true,
      needs: itsMeeting,
      apply: ({ entity, input, now, linked }) => {
        const meeting = meetingOf(entity, linked);
        return meeting?.state !== "minutes_circulated" ||
          (meeting.objectionsUntil ?? daysAfter(now, -1)) <= now
          ? refuse("objectionsClosed")
          : {
              changes: { objection: input.objection, answer: null },
              followUps: [
                {
                  noun: "meeting",
                  command: "contest",
                  target: entity.meeting,
                  input: {},
                },
              ],
            };
      },
    }),
    answerObjection: command({
      from: [...IN, ...NOT_IN],
      to: "same",
      by: office,
      input: object({ answer: freeText(1, 1000) }),
      unless: ({ objection }) => (objection === null ? refuse("noObjection") : null),
      apply: ({ input }) => ({ changes: { answer: input.answer } }),
    }),
  },
});
