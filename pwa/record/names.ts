/** How people know things: titles of records, names of units, words of the domain. */
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Appraisal } from "../../shared/appraisal.ts";
import type { Attendance } from "../../shared/attendance.ts";
import type { ClauseComment } from "../../shared/clause-comment.ts";
import type { ContractClause } from "../../shared/contract-clause.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import type { Minutes } from "../../shared/minutes.ts";
import type { Resolution } from "../../shared/resolution.ts";
import type { Seat } from "../../shared/seat.ts";
import type { Signature } from "../../shared/signature.ts";
import type { SigningKey } from "../../shared/signing-key.ts";
import type { StationReport } from "../../shared/station-report.ts";
import { actorOf } from "../../shared/sync/replay.ts";
import { recordOf, view } from "../local/index.ts";
import { errorText, hasText, t } from "../text/text.ts";
import { personIn } from "./people.ts";

/** Whoever uses this device, as the rules see them; null while nobody is known. */
export const actorHere = (): Actor | null => {
  const { me } = view.value;
  return me && actorOf(me);
};

/** Titles of those that have none of their own. */
const TITLES: Readonly<Record<string, (record: never) => string>> = {
  seat: seatTitle,
  /** What somebody said, and at which door. */
  stationReport: ({ what, station }: StationReport) =>
    t("desk.report", { what: t(`kind.${what}`), station: nameOf("station", station) }),
  /** The item that fills itself has no words of its own. */
  agendaItem: ({ kind, title }: AgendaItem) => (kind === "review" ? t("kind.review") : title),
  attendance: ({ unit, meeting }: Attendance) =>
    t("desk.attendance", { unit: nameOf("unit", unit), meeting: nameOf("meeting", meeting) }),
  resolution: ({ text }: Resolution) => text,
  minutes: ({ meeting, version }: Minutes) =>
    t("desk.minutes", { meeting: nameOf("meeting", meeting), version }),
  contractText: ({ contract, version }: ContractText) =>
    t("desk.contractText", { contract: nameOf("contract", contract), version }),
  contractClause: ({ what }: ContractClause) => what,
  clauseComment: ({ comment }: ClauseComment) => comment,
  /** A key whose holder is erased is still its unit's. */
  signingKey: ({ name, unit }: SigningKey) =>
    t("desk.signingKey", { name: name ?? "–", unit: unit ? nameOf("unit", unit) : t("committee") }),
  signature: ({ unit, contract }: Signature) =>
    t("desk.signature", { unit: nameOf("unit", unit), contract: nameOf("contract", contract) }),
  appraisal: ({ by, of, contract }: Appraisal) =>
    t("desk.appraisal", {
      by: nameOf("unit", by),
      of: nameOf("unit", of),
      contract: nameOf("contract", contract),
    }),
};

/** What a record is called. */
export function titleOf(noun: string, record: Entity): string {
  const own = TITLES[noun];
  if (own) return own(record as never);
  const { title, promise, name, code } = record as unknown as Record<string, string | null>;
  return title ?? promise ?? name ?? code ?? t(`noun.${noun}`);
}

/** A seat by its function, and who sits in it where that is known. */
function seatTitle(seat: Seat): string {
  const person = personIn(seat);
  const place = seat.title || t(`role.${seat.role}`);
  return person ? `${place} ${person}` : place;
}

/** What the record with this id is called; a dash where it isn't on this device. */
export function nameOf(noun: string, id: string): string {
  const record = recordOf(noun, id);
  return record ? titleOf(noun, record) : "–";
}

/** Name of the unit whose turn it is; null when it is the community's turn, or nobody's. */
export const whoNext = ({ turn }: Entity): string | null =>
  turn === null || turn === "committee" ? null : nameOf("unit", turn);

/** Fields whose values are words of the glossary, and under which name they stand there. */
const GLOSSARY: Readonly<Record<string, string>> = {
  urgency: "urgency",
  kind: "kind",
  nature: "nature",
  role: "role",
  source: "source",
  proposedBy: "proposedBy",
  barrier: "barrier",
  facility: "facility",
  festival: "festival",
  what: "kind",
  quorum: "quorum",
  passBase: "passBase",
  reply: "reply",
  by: "signedBy",
  signedBy: "signedBy",
  method: "method",
  vote: "vote",
  effect: "effect",
  finding: "finding",
  when: "when",
  language: "language",
  order: "order",
  every: "every",
  cadence: "cadence",
  evidence: "evidence",
  stage: "stage",
  party: "side",
  replaces: "template",
  grade: "grade",
  offeredAs: "role",
};

/** A choice in words: `urgent` in `urgency` is 紧急. */
export const wordOf = (field: string, value: string): string =>
  hasText(`${GLOSSARY[field]}.${value}`) ? errorText(`${GLOSSARY[field]}.${value}`) : value;

/** Whether a field's values are words of the glossary. */
export const isWord = (field: string): boolean => field in GLOSSARY;
