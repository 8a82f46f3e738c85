/** 议定事项: what a meeting decided. Its rows are the task table; adopting it makes the commitments at once. */
import type { AgendaItem } from "./agenda-item.ts";
import type { Attendance } from "./attendance.ts";
import {
  anyOf,
  commandOf,
  committeeOffice,
  consequence,
  defineNoun,
  type Entity,
  type FollowUp,
  type Refusal,
  refuse,
  role,
} from "./kit/noun.ts";
import {
  calendarDate,
  dueDate,
  freeText,
  idOf,
  listOf,
  object,
  oneOf,
  optional,
  recordId,
} from "./kit/values.ts";
import { carries, faultIn, MOST_UNITS, type Vote, vote } from "./meeting/vote.ts";
import type { Meeting } from "./meeting.ts";

/** What adopting it does to the record that its item is about, besides the commitments. */
export const EFFECTS = [
  "none",
  "claim_problem",
  "close_problem",
  "approve_project",
  "reject_project",
  "cancel_project",
] as const;
export type Effect = (typeof EFFECTS)[number];
/** What its review finds. */
export const FINDINGS = ["kept", "kept_late", "not_kept"] as const;

export interface Resolution extends Entity {
  meeting: string;
  item: string;
  text: string;
  /** The units that answer for it: the first one leads. */
  owners: string[];
  due: string;
  /** The unit that verifies; null where the committee does. */
  verifier: string | null;
  reviewOn: string;
  effect: Effect;
  problem: string | null;
  project: string | null;
  vote: Vote | null;
  /** Commitments that it made, in the order of its owners. */
  commitments: string[];
  supersedes: string | null;
  supersededBy: string | null;
  finding: (typeof FINDINGS)[number] | null;
  reason: string | null;
}

const command = commandOf<Resolution>();
const office = committeeOffice;
const chair = anyOf(role("secretary").of("committee"));
/** A meeting seldom gives one task to more. */
const MOST_OWNERS = 10;

const wording = {
  text: freeText(2, 1000),
  owners: listOf(idOf("unit"), MOST_OWNERS),
  due: dueDate(),
  verifier: optional(idOf("unit")),
  reviewOn: calendarDate(),
  effect: optional(oneOf(EFFECTS)),
};
type Wording = {
  text: string;
  owners: string[];
  due: string;
  verifier?: string | undefined;
  reviewOn: string;
  effect?: Effect | undefined;
};
type Find = (noun: string, id: string) => Entity | undefined;

/** The words of a resolution, or what is wrong with them. */
function worded(
  input: Wording,
  about: Pick<AgendaItem, "problem" | "project">,
):
  | { words: Pick<Resolution, "text" | "owners" | "due" | "verifier" | "reviewOn" | "effect"> }
  | Refusal {
  const { owners, verifier = null, effect = "none" } = input;
  if (owners.length === 0 && effect !== "reject_project" && effect !== "close_problem")
    return refuse("ownerMissing");
  if (new Set(owners).size !== owners.length) return refuse("ownerTwice");
  if (verifier !== null && owners.includes(verifier)) return refuse("ownerVerifies");
  const subject = effect.endsWith("_problem") ? about.problem : about.project;
  if (effect !== "none" && subject === null) return refuse("effectWithoutSubject");
  return { words: { ...input, verifier, effect } };
}

const needsOfVote = (entity: Resolution, { present }: Vote, agreed: readonly string[] = []) => [
  { noun: "meeting", id: entity.meeting },
  { noun: "agendaItem", id: entity.item },
  ...[...new Set([...present, ...agreed])].map((id) => ({ noun: "attendance", id })),
  ...(entity.problem ? [{ noun: "problem", id: entity.problem }] : []),
  ...(entity.project ? [{ noun: "project", id: entity.project }] : []),
  ...(entity.supersedes ? [{ noun: "resolution", id: entity.supersedes }] : []),
];

const isIn = (attendance: Attendance | undefined, meeting: string): boolean =>
  attendance?.meeting === meeting &&
  (attendance.state === "present" || attendance.state === "proxy");

/** Why this vote can't be taken, or the meeting it was taken in. */
function voted(entity: Resolution, input: { vote: Vote }, find: Find): Meeting | Refusal {
  const held = find("meeting", entity.meeting) as Meeting | undefined;
  if (held?.state !== "in_session") return refuse("notInSession");
  const present = input.vote.present.map((id) => find("attendance", id) as Attendance | undefined);
  if (!present.every((one) => isIn(one, entity.meeting))) return refuse("voteAbsent");
  const fault = faultIn(input.vote, held, held.expected);
  return fault === null ? held : VOTE_REFUSALS[fault];
}
const VOTE_REFUSALS = {
  voteTotals: refuse("voteTotals"),
  voteNamed: refuse("voteNamed"),
  voteTwice: refuse("voteTwice"),
  noQuorum: refuse("noQuorum"),
} as const;

export const resolution = defineNoun<Resolution>()({
  name: "resolution",
  plural: "resolutions",
  states: {
    drafted: { turn: "committee", type: "open" },
    deferred: { turn: "committee", type: "open" },
    adopted: { turn: "committee", type: "open" },
    concluded: { turn: null, type: "done" },
    not_adopted: { turn: null, type: "ended" },
    superseded: { turn: null, type: "ended" },
    revoked: { turn: null, type: "ended" },
  },
  relations: { owner: (entity) => entity.owners, verifier: (entity) => entity.verifier },
  blank: {
    meeting: "",
    item: "",
    text: "",
    owners: [],
    due: "",
    verifier: null,
    reviewOn: "",
    effect: "none",
    problem: null,
    project: null,
    vote: null,
    commitments: [],
    supersedes: null,
    supersededBy: null,
    finding: null,
    reason: null,
  },
  listing: {
    text: ({ text }) => [text],
    facets: ({ meeting, owners }) => ({ meeting: [meeting], unit: owners }),
    due: "reviewOn",
  },
  commands: {
    draft: command({
      from: [],
      to: "drafted",
      by: office,
      input: object({
        item: idOf("agendaItem"),
        supersedes: optional(idOf("resolution")),
        ...wording,
      }),
      needs: (_, input) => [{ noun: "agendaItem", id: input.item }],
      apply: ({ input, linked }) => {
        const item = linked("agendaItem", input.item) as AgendaItem | undefined;
        if (!item || !["scheduled", "discussed", "decided"].includes(item.state))
          return refuse("itemNotOpen");
        const checked = worded(input, item);
        return "refused" in checked
          ? checked
          : {
              changes: {
                ...checked.words,
                meeting: item.meeting,
                item: item.id,
                problem: item.problem,
                project: item.project,
                supersedes: input.supersedes ?? null,
              },
            };
      },
    }),
    amend: command({
      from: ["drafted", "deferred"],
      to: "same",
      by: office,
      input: object(wording),
      apply: ({ entity, input }) => {
        const checked = worded(input, entity);
        return "refused" in checked ? checked : { changes: checked.words };
      },
    }),
    /** Who is there and agrees has confirmed by that; every other owner is asked. */
    adopt: command({
      from: ["drafted", "deferred"],
      to: "adopted",
      by: office,
      /** `agreed`: attendances of owners who were there and said yes to their task. */
      input: object({ vote, agreed: listOf(idOf("attendance"), MOST_UNITS) }),
      needs: (entity, input) => needsOfVote(entity, input.vote, input.agreed),
      apply: ({ entity, input, linked, followUpId }) => {
        const held = voted(entity, input, linked);
        if ("refused" in held) return held;
        if (!carries(input.vote, held, held.expected)) return refuse("voteNotCarried");
        const agreed = input.agreed.map((id) => linked("attendance", id) as Attendance | undefined);
        if (
          !agreed.every(
            (one) => isIn(one, entity.meeting) && entity.owners.includes(one?.unit ?? ""),
          )
        )
          return refuse("agreedAbsent");
        const units = agreed.map((one) => one?.unit);
        return {
          changes: {
            vote: input.vote,
            commitments: entity.owners.map((_, i) => followUpId(i + 1)),
          },
          followUps: [
            ...entity.owners.map((unit) => promised(entity, unit, units.includes(unit))),
            ...effectOf(entity, followUpId(1)),
            onRecord("agendaItem", "decide", entity.item),
            ...(entity.supersedes
              ? [onRecord("resolution", "supersede", entity.supersedes, { by: entity.id })]
              : []),
          ],
        };
      },
    }),
    notAdopt: command({
      from: ["drafted", "deferred"],
      to: "not_adopted",
      by: office,
      input: object({ vote }),
      needs: (entity, input) => needsOfVote(entity, input.vote),
      apply: ({ entity, input, linked }) => {
        const held = voted(entity, input, linked);
        if ("refused" in held) return held;
        return carries(input.vote, held, held.expected)
          ? refuse("voteCarried")
          : { changes: { vote: input.vote } };
      },
    }),
    defer: command({
      from: ["drafted"],
      to: "deferred",
      by: office,
      input: object({ reason: freeText(1, 500) }),
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    supersede: command({
      from: ["adopted"],
      to: "superseded",
      by: consequence,
      input: object({ by: recordId() }),
      apply: ({ input }) => ({ changes: { supersededBy: input.by } }),
    }),
    revoke: command({
      from: ["adopted"],
      to: "revoked",
      by: chair,
      input: object({ reason: freeText(1, 500) }),
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    /** It came back on its day and is not done: it comes back again. */
    review: command({
      from: ["adopted"],
      to: "same",
      by: office,
      input: object({ reason: freeText(1, 500), reviewOn: calendarDate() }),
      apply: ({ entity, input }) =>
        input.reviewOn <= entity.reviewOn
          ? refuse("reviewEarlier")
          : { changes: { reason: input.reason, reviewOn: input.reviewOn } },
    }),
    conclude: command({
      from: ["adopted"],
      to: "concluded",
      by: office,
      input: object({ finding: oneOf(FINDINGS), reason: optional(freeText(1, 500)) }),
      apply: ({ input }) => ({
        changes: { finding: input.finding, reason: input.reason ?? null },
      }),
    }),
  },
});

const onRecord = (
  noun: string,
  name: string,
  target: string,
  input: Record<string, unknown> = {},
): FollowUp => ({ noun, command: name, target, input, ifAllowed: true });

const promised = (entity: Resolution, unit: string, agreed: boolean): FollowUp => ({
  noun: "commitment",
  command: agreed ? "agree" : "propose",
  input: {
    promise: entity.text.slice(0, 500),
    due: entity.due,
    source: "resolution",
    sourceId: entity.id,
    unit,
    proposedBy: "committee",
    counterparty: entity.verifier ?? undefined,
    problem:
      entity.effect === "claim_problem" && unit === entity.owners[0]
        ? (entity.problem ?? undefined)
        : undefined,
  },
});

/** What is decided about a problem or a project happens to it in the same step. */
function effectOf(entity: Resolution, first: string): FollowUp[] {
  const { effect, problem, project, owners, text } = entity;
  const resolution = text.slice(0, 200);
  if (effect === "claim_problem" && problem)
    return [onRecord("problem", "assign", problem, { commitment: first, unit: owners[0] })];
  if (effect === "close_problem" && problem)
    return [
      onRecord("problem", "closeUnresolved", problem, { resolution, reason: text.slice(0, 500) }),
    ];
  if (project && effect === "approve_project")
    return [onRecord("project", "approve", project, { resolution })];
  if (project && (effect === "reject_project" || effect === "cancel_project"))
    return [
      onRecord("project", effect === "reject_project" ? "reject" : "cancel", project, {
        resolution,
        reason: text.slice(0, 500),
      }),
    ];
  return [];
}
