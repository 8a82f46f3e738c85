/** How people know things: titles of records, names of units, words of the domain. */
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Attendance } from "../../shared/attendance.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import type { Minutes } from "../../shared/minutes.ts";
import type { Resolution } from "../../shared/resolution.ts";
import type { Seat } from "../../shared/seat.ts";
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

/** What a record is called. */
export function titleOf(noun: string, record: Entity): string {
  const { title, promise, name, code } = record as unknown as Record<string, string | null>;
  if (noun === "seat") return seatTitle(record as Seat);
  if (noun === "stationReport") return reportTitle(record as StationReport);
  if (noun === "agendaItem") return itemTitle(record as AgendaItem);
  if (noun === "attendance") return attendanceTitle(record as Attendance);
  if (noun === "resolution") return (record as Resolution).text;
  if (noun === "minutes") return minutesTitle(record as Minutes);
  return title ?? promise ?? name ?? code ?? t(`noun.${noun}`);
}

/** What somebody said, and at which door. */
const reportTitle = ({ what, station }: StationReport): string =>
  t("desk.report", { what: t(`kind.${what}`), station: nameOf("station", station) });

/** The item that fills itself has no words of its own. */
const itemTitle = ({ kind, title }: AgendaItem): string =>
  kind === "review" ? t("kind.review") : title;

const attendanceTitle = ({ unit, meeting }: Attendance): string =>
  t("desk.attendance", { unit: nameOf("unit", unit), meeting: nameOf("meeting", meeting) });

const minutesTitle = ({ meeting, version }: Minutes): string =>
  t("desk.minutes", { meeting: nameOf("meeting", meeting), version });

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
};

/** A choice in words: `urgent` in `urgency` is 紧急. */
export const wordOf = (field: string, value: string): string =>
  hasText(`${GLOSSARY[field]}.${value}`) ? errorText(`${GLOSSARY[field]}.${value}`) : value;

/** Whether a field's values are words of the glossary. */
export const isWord = (field: string): boolean => field in GLOSSARY;
