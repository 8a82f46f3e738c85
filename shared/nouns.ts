/** Every noun of the domain, by name: the one list that routes, tests and documents are derived from. */
import { agendaItem } from "./agenda-item.ts";
import { appraisal } from "./appraisal.ts";
import { attendance } from "./attendance.ts";
import { clauseComment } from "./clause-comment.ts";
import { commitment } from "./commitment.ts";
import { contract } from "./contract.ts";
import { contractClause } from "./contract-clause.ts";
import { contractTemplate } from "./contract-template.ts";
import { contractText } from "./contract-text.ts";
import { grid } from "./grid.ts";
import type { Noun } from "./kit/noun.ts";
import { meeting } from "./meeting.ts";
import { minutes } from "./minutes.ts";
import { problem } from "./problem.ts";
import { project } from "./project.ts";
import { resolution } from "./resolution.ts";
import { resource } from "./resource.ts";
import { seat } from "./seat.ts";
import { series } from "./series.ts";
import { signature } from "./signature.ts";
import { signingKey } from "./signing-key.ts";
import { station } from "./station.ts";
import { stationReport } from "./station-report.ts";
import { unit } from "./unit.ts";

// Each noun's functions take its own entity; the kit only ever hands them records of that noun.
export const NOUNS = {
  unit,
  seat,
  grid,
  resource,
  problem,
  project,
  commitment,
  station,
  stationReport,
  series,
  meeting,
  agendaItem,
  attendance,
  resolution,
  minutes,
  contract,
  contractText,
  contractClause,
  clauseComment,
  signingKey,
  signature,
  appraisal,
  contractTemplate,
} as unknown as Readonly<Record<string, Noun>>;

/** The noun with this name; an unknown name is a mistake in the program. */
export function nounNamed(name: string): Noun {
  const noun = NOUNS[name];
  if (!noun) throw new Error(`no such noun: ${name}`);
  return noun;
}
