/** The data inventory: every table of the database, each column with its class, in one list. */
import {
  grantInventory,
  invitationInventory,
  personCardInventory,
  personInventory,
  rateInventory,
  rateSaltInventory,
  scrubInventory,
  sessionInventory,
} from "../access/table.ts";
import { agendaItemInventory } from "../agenda-item/table.ts";
import { appraisalInventory } from "../appraisal/table.ts";
import { attachmentInventory } from "../attachment/table.ts";
import { attendanceInventory } from "../attendance/table.ts";
import { calendarLinkInventory } from "../calendar/table.ts";
import { clauseCommentInventory } from "../clause-comment/table.ts";
import { commitmentInventory } from "../commitment/table.ts";
import { contractInventory } from "../contract/table.ts";
import { contractClauseInventory } from "../contract-clause/table.ts";
import { contractTemplateInventory } from "../contract-template/table.ts";
import { contractTextInventory } from "../contract-text/table.ts";
import { divisionInventory } from "../division/table.ts";
import { gridInventory } from "../grid/table.ts";
import {
  eventInventory,
  eventPayloadInventory,
  guardInventory,
  receiptInventory,
  sealInventory,
} from "../journal/table.ts";
import type { DataClass, Inventoried, Personal } from "../kit/table.ts";
import {
  importCardInventory,
  importChunkInventory,
  importRowInventory,
  ledgerImportInventory,
} from "../ledger/table.ts";
import { meetingInventory } from "../meeting/table.ts";
import { minutesInventory } from "../minutes/table.ts";
import { problemInventory } from "../problem/table.ts";
import { projectInventory } from "../project/table.ts";
import { resolutionInventory } from "../resolution/table.ts";
import { resourceInventory } from "../resource/table.ts";
import { seatInventory } from "../seat/table.ts";
import { seriesInventory } from "../series/table.ts";
import { signatureInventory } from "../signature/table.ts";
import { signingKeyInventory } from "../signing-key/table.ts";
import {
  reportDeviceInventory,
  stationInventory,
  stationRevisionInventory,
} from "../station/table.ts";
import { stationReportInventory } from "../station-report/table.ts";
import { unitInventory } from "../unit/table.ts";

/** Tables that the public edition is built without. */
const DOMESTIC_ONLY: readonly Inventoried[] = [personCardInventory, importCardInventory];

const EVERYWHERE: readonly Inventoried[] = [
  unitInventory,
  seatInventory,
  gridInventory,
  resourceInventory,
  problemInventory,
  projectInventory,
  commitmentInventory,
  stationInventory,
  stationReportInventory,
  stationRevisionInventory,
  reportDeviceInventory,
  seriesInventory,
  meetingInventory,
  agendaItemInventory,
  attendanceInventory,
  resolutionInventory,
  minutesInventory,
  contractInventory,
  contractTextInventory,
  contractClauseInventory,
  contractTemplateInventory,
  clauseCommentInventory,
  signingKeyInventory,
  signatureInventory,
  appraisalInventory,
  attachmentInventory,
  receiptInventory,
  eventInventory,
  eventPayloadInventory,
  sealInventory,
  guardInventory,
  ledgerImportInventory,
  importChunkInventory,
  importRowInventory,
  divisionInventory,
  personInventory,
  grantInventory,
  sessionInventory,
  calendarLinkInventory,
  invitationInventory,
  rateInventory,
  rateSaltInventory,
  scrubInventory,
];

/** Every table of an edition. */
export const inventoryOf = (edition: "domestic" | "public"): readonly Inventoried[] =>
  edition === "domestic" ? [...EVERYWHERE, ...DOMESTIC_ONLY] : EVERYWHERE;

/** All personal columns that there may ever be (display name, work phone, title, and who signed). */
export const PERSONAL_COLUMNS: readonly string[] = [
  "personCard.displayName",
  "personCard.workPhone",
  "importCard.displayName",
  "importCard.workPhone",
  "seat.title",
  "project.responsible",
  "attendance.proxyTitle",
  "signingKey.name",
  "signingKey.title",
  "signature.statement",
];

/** What a class says of a personal column; null where the column is not personal. */
export const personalOf = (dataClass: DataClass): Personal | null =>
  typeof dataClass === "object" ? dataClass.personal : null;
