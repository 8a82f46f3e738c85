/** How records hang together, from the problem to the promise: read from both ends. */
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Appraisal } from "../../shared/appraisal.ts";
import type { Attendance } from "../../shared/attendance.ts";
import type { ClauseComment } from "../../shared/clause-comment.ts";
import type { Commitment } from "../../shared/commitment.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractClause } from "../../shared/contract-clause.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Minutes } from "../../shared/minutes.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Project } from "../../shared/project.ts";
import type { Resolution } from "../../shared/resolution.ts";
import type { Signature } from "../../shared/signature.ts";
import type { SigningKey } from "../../shared/signing-key.ts";
import type { Station } from "../../shared/station.ts";
import type { StationReport } from "../../shared/station-report.ts";
import type { View } from "../../shared/sync/view.ts";

export interface Link {
  noun: string;
  record: Entity;
}

const all = <E extends Entity>(view: View, noun: string): E[] =>
  [...(view.records.get(noun)?.values() ?? [])] as E[];

/** Records that belong to this one, without repeats: sources first, then what came of them. */
export function linksOf(view: View, noun: string, record: Entity): Link[] {
  const one = (other: string, id: string | null): Link[] => {
    const found = id ? view.records.get(other)?.get(id) : undefined;
    return found ? [{ noun: other, record: found }] : [];
  };
  const found = [...pointedAt(noun, record, one), ...pointingAt(view, record)];
  const seen = new Set([record.id]);
  return found.filter(({ record: { id } }) => !seen.has(id) && seen.add(id));
}

function pointedAt(
  noun: string,
  record: Entity,
  one: (noun: string, id: string | null) => Link[],
): Link[] {
  if (noun === "commitment") {
    const { source, sourceId, problem, resource, follows } = record as Commitment;
    return [
      ...one(source, sourceId),
      ...one("problem", problem),
      ...one("resource", resource),
      ...one("commitment", follows),
    ];
  }
  if (noun === "problem") {
    const { commitment, mergedInto } = record as Problem;
    return [...one("problem", mergedInto), ...one("commitment", commitment)];
  }
  if (noun === "stationReport") return one("station", (record as StationReport).station);
  if (noun === "agendaItem") {
    const { meeting, problem, project, resource, mergedInto, continues } = record as AgendaItem;
    return [
      ...one("meeting", meeting),
      ...one("problem", problem),
      ...one("project", project),
      ...one("resource", resource),
      ...one("agendaItem", mergedInto),
      ...one("agendaItem", continues),
    ];
  }
  if (noun === "resolution") {
    const { meeting, item, problem, project, supersedes, supersededBy } = record as Resolution;
    return [
      ...one("meeting", meeting),
      ...one("agendaItem", item),
      ...one("problem", problem),
      ...one("project", project),
      ...one("resolution", supersedes),
      ...one("resolution", supersededBy),
    ];
  }
  if (noun === "contract") {
    const { amends, renewedBy } = record as Contract;
    return [...one("contract", amends), ...one("contract", renewedBy)];
  }
  if (noun === "signature") {
    const { contract, text, key } = record as Signature;
    return [...one("contract", contract), ...one("contractText", text), ...one("signingKey", key)];
  }
  if (OF_CONTRACT.includes(noun)) return one("contract", (record as Appraisal).contract);
  if (noun === "attendance" || noun === "minutes")
    return one("meeting", (record as Attendance | Minutes).meeting);
  return noun === "project" ? (record as Project).problems.flatMap((id) => one("problem", id)) : [];
}

/** What belongs to a contract, in the order in which its page tells it. */
const OF_CONTRACT = ["contractText", "signature", "contractClause", "clauseComment", "appraisal"];
type OfContract = ContractText | Signature | ContractClause | ClauseComment | Appraisal;

/** Everything of a contract, and contracts about it; of a unit its contracts and keys. */
const contractsAround = (view: View, id: string): Link[] => [
  ...all<Contract>(view, "contract")
    .filter(({ amends, parties }) => amends === id || parties.includes(id))
    .sort(newer)
    .map((record) => ({ noun: "contract", record })),
  ...OF_CONTRACT.flatMap((noun) =>
    all<OfContract>(view, noun)
      .filter(({ contract }) => contract === id)
      .sort(newer)
      .map((record) => ({ noun, record })),
  ),
  ...all<SigningKey>(view, "signingKey")
    .filter(({ unit }) => unit === id)
    .map((record) => ({ noun: "signingKey", record })),
];

const newer = (one: Entity, other: Entity): number => other.createdAt.localeCompare(one.createdAt);

/** Most that are shown of what points at a record: a unit may have hundreds of promises. */
const MOST = 30;

function pointingAt(view: View, { id }: Entity): Link[] {
  const commitments = all<Commitment>(view, "commitment")
    .filter(
      ({ sourceId, resource, follows, unit }) =>
        sourceId === id || resource === id || follows === id || unit === id,
    )
    .sort(newer);
  return [
    ...all<Project>(view, "project")
      .filter(({ problems, lead }) => problems.includes(id) || lead === id)
      .map((record) => ({ noun: "project", record })),
    ...all<Problem>(view, "problem")
      .filter(({ mergedInto }) => mergedInto === id)
      .map((record) => ({ noun: "problem", record })),
    ...all<StationReport>(view, "stationReport")
      .filter(({ station }) => station === id)
      .sort(newer)
      .map((record) => ({ noun: "stationReport", record })),
    ...all<Station>(view, "station")
      .filter(({ unit }) => unit === id)
      .map((record) => ({ noun: "station", record })),
    ...all<AgendaItem>(view, "agendaItem")
      .filter(({ problem, project, resource, continues }) =>
        [problem, project, resource, continues].includes(id),
      )
      .map((record) => ({ noun: "agendaItem", record })),
    ...all<Resolution>(view, "resolution")
      .filter(({ item, problem, project }) => [item, problem, project].includes(id))
      .map((record) => ({ noun: "resolution", record })),
    ...contractsAround(view, id),
    ...commitments.map((record) => ({ noun: "commitment", record })),
  ].slice(0, MOST);
}
