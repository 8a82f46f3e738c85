/** 轮到我: what waits for this actor, sorted by what it waits for. */
import { missingAppraisals, STAGES } from "../../shared/contract/performing.ts";
import type { Contract } from "../../shared/contract.ts";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { isTurnOf, permit } from "../../shared/kit/permit.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import type { Station } from "../../shared/station.ts";
import type { StationReport } from "../../shared/station-report.ts";
import { deadlineOf, isQuiet, urgencyOf } from "../record/deadline.ts";

export const GROUPS = [
  "report",
  "overdue",
  "dueSoon",
  "confirm",
  "verify",
  "start",
  "stale",
  "silent",
  "other",
] as const;
export type Group = (typeof GROUPS)[number];

export interface Waiting {
  noun: Noun;
  record: Entity;
}

/**
 * States in which a record rests: somebody keeps it up to date, but nobody waits for them. They are in
 * the lists under "my turn", and would drown what does wait here.
 */
const RESTS: ReadonlySet<string> = new Set([
  "unit.active",
  "seat.open",
  "grid.active",
  "resource.offered",
  "resource.draft",
  "resource.paused",
  // Its facts are fresh: it comes back by itself once they are stale.
  "station.verified",
  "series.active",
  "contractTemplate.offered",
  // What is on its way to a meeting, or waits for the next one, is on the meeting's own page.
  "agendaItem.accepted",
  "agendaItem.scheduled",
  "agendaItem.discussed",
  "agendaItem.deferred",
  "agendaItem.carried_over",
  "attendance.announced",
  "resolution.drafted",
  "resolution.deferred",
  "minutes.circulated",
  // What is kept or waits for its day; what the parties are asked stands in their signatures and commitments.
  "contract.published",
  "contract.in_force",
  "contract.terminating",
  "contractText.proposed",
  "contractClause.in_force",
  "contractClause.ending",
  "signature.queued",
]);

/** What an open state waits for, where it is an answer, a verification or a start. */
const WAITS_FOR: Readonly<Record<string, Group>> = {
  "commitment.proposed": "confirm",
  "commitment.release_requested": "confirm",
  "commitment.transfer_offered": "confirm",
  "commitment.transfer_accepted": "confirm",
  "project.on_agenda": "confirm",
  "commitment.done_claimed": "verify",
  "problem.done_claimed": "verify",
  "project.completed_claimed": "verify",
  "commitment.confirmed": "start",
  "project.open_for_claim": "start",
  "project.rework": "start",
  // Somebody stands before that door.
  "stationReport.open": "report",
  "stationReport.unanswered": "report",
  "attendance.expected": "confirm",
  "agendaItem.submitted": "confirm",
  "agendaItem.returned": "confirm",
  "station.draft": "confirm",
  "clauseComment.open": "confirm",
  "contract.mid_review": "confirm",
  "contract.final_review": "confirm",
  "signingKey.offered": "confirm",
  "signature.awaited": "confirm",
  "signature.sealed_shown": "confirm",
  "station.listed": "stale",
  "station.stale": "stale",
};

/** The group of a record whose turn has come: what is late comes before what it is. */
function groupOf({ noun, record }: Waiting, now: string): Group {
  return (
    urgencyOf(noun, record, now) ??
    WAITS_FOR[`${noun.name}.${record.state}`] ??
    (isQuiet(noun, record, now) ? "silent" : "other")
  );
}

/**
 * A problem that its own commitment answers for: who keeps the promise, or verifies it, is asked there,
 * and asking twice for the same thing is what nobody needs.
 */
const isToldByCommitment = ({ noun, record }: Waiting): boolean =>
  noun.name === "problem" &&
  (record.state === "claimed" ||
    record.state === "in_progress" ||
    (record.state === "done_claimed" &&
      (record as Entity & { verifiedAt?: string | null }).verifiedAt === null));

/** Closed until a day that is known: it opens by itself, and nobody waits. */
const opensByItself = ({ noun, record }: Waiting): boolean =>
  noun.name === "station" &&
  record.state === "temporarily_closed" &&
  (record as Station).closedUntil !== null;

/** A notice is answered, and a contract signed, by whoever speaks for the unit: its station's keeper is not asked. */
const isAskedElsewhere = ({ noun, record }: Waiting, actor: Actor): boolean =>
  (noun.name === "attendance" || noun.name === "signature") &&
  !Object.values(noun.commands).some(
    ({ from, by }) => from.includes(record.state) && "standing" in permit(noun, by, record, actor),
  );

/** An adopted resolution is kept by its owners, a contract signed by its parties, until its day comes near. */
const comesBackLater = ({ noun, record }: Waiting, now: string): boolean =>
  ["resolution.adopted", "contract.signing"].includes(`${noun.name}.${record.state}`) &&
  urgencyOf(noun, record, now) === null;

/** Speaks for a party whose word of another is still missing while their contract is reviewed. */
function hasToAppraise({ noun, record }: Waiting, actor: Actor): boolean {
  const stage = STAGES.find((one) => `${noun.name}.${record.state}` === `contract.${one}_review`);
  if (stage === undefined) return false;
  const missing = missingAppraisals(record as Contract, stage).map(({ by }) => by);
  return actor.grants.some(
    ({ role, unit }) =>
      (role === "liaison" || role === "signatory") && unit !== null && missing.includes(unit),
  );
}

/** The community was asked as well, because the unit did not answer: it still can. */
const canStillAnswer = ({ record }: Waiting, actor: Actor): boolean =>
  record.state === "unanswered" &&
  isTurnOf({ ...record, turn: (record as StationReport).unit }, actor);

/** Everything that waits for the actor, by group in the order of urgency, the nearest deadline first. */
export function turnsOf(
  records: readonly Waiting[],
  actor: Actor,
  now: string,
): { group: Group; waiting: Waiting[] }[] {
  const mine = records.filter(
    (waiting) =>
      (isTurnOf(waiting.record, actor) ||
        canStillAnswer(waiting, actor) ||
        hasToAppraise(waiting, actor)) &&
      !RESTS.has(`${waiting.noun.name}.${waiting.record.state}`) &&
      !isToldByCommitment(waiting) &&
      !opensByItself(waiting) &&
      !comesBackLater(waiting, now) &&
      !isAskedElsewhere(waiting, actor),
  );
  return GROUPS.flatMap((group) => {
    const waiting = mine.filter((each) => groupOf(each, now) === group);
    return waiting.length > 0 ? [{ group, waiting: waiting.sort(sooner) }] : [];
  });
}

const sooner = (one: Waiting, other: Waiting): number => {
  const [first, second] = [one, other].map(
    ({ noun, record }) => `${deadlineOf(noun, record) ?? "~"} ${record.createdAt}`,
  ) as [string, string];
  return first < second ? -1 : first > second ? 1 : 0;
};
