/**
 * A list of stations as somebody keeps it in a table, row by row: ready, asking, or refused with the reason.
 * What the table does not say for certain is asked; a guess counts once a person has confirmed it.
 */
import { issuesOf } from "../kit/decide.ts";
import { type Cell, cellText, foldText, foldTight, type Grid } from "../ledger/cells.ts";
import { unitMatcher } from "../ledger/names.ts";
import { station } from "../station.ts";
import {
  type Datum,
  inMillionths,
  type Place,
  readDatum,
  readPlace,
  type ToWgs84,
} from "./coordinates.ts";
import { BARRIERS, type Barrier, STATION_KINDS, type StationKind } from "./facts.ts";
import type { Hours } from "./hours.ts";
import { type HoursRead, readHours } from "./hours-text.ts";
import {
  guessStationColumns,
  readBarrier,
  readFacilities,
  readKind,
  type StationField,
} from "./import-words.ts";
import { distanceFrom } from "./nearest.ts";

/** What the community has already. */
export interface KnownStations {
  units: readonly { id: string; name: string; shortNames: readonly string[] }[];
  grids: readonly { id: string; name: string }[];
  /** Places in millionths of a degree. */
  stations: readonly ({ name: string } & Place)[];
}

/** What a person said for all rows whose own cells don't say it. */
export interface Usual {
  datum: Datum | null;
  kind: StationKind | null;
  barrier: Barrier | null;
}

type About = "unit" | "kind" | "barrier" | "datum" | "grid" | "facilities" | "hours" | "duplicate";

/** A question about a row. `choices` are ids or words of the glossary; the answer is one of them. */
export interface StationAsk {
  about: About;
  /** What the row says about it. */
  text: string;
  choices: readonly string[];
  /** Of hours: what was understood, and what the text leaves open. */
  read: HoursRead | null;
  /** Of a duplicate: how far off, in metres. */
  metres: number | null;
}

/** What was answered for a row: a choice for each question, hours written anew, or the row left out. */
export type RowAnswer = Partial<Record<About | "written", string>> & { leftOut?: boolean };

export interface ImportRow {
  key: string;
  /** As the table counts, the header included. */
  number: number;
  name: string;
  status: "ready" | "asks" | "refused" | "leftOut";
  asks: StationAsk[];
  /** Why it is refused: an issue's reason, and the field that it is about. */
  reasons: { field: StationField; reason: string }[];
  /** Arguments of `station.list` as far as they are known; complete where it is ready. */
  args: Record<string, unknown>;
}

export interface StationImport {
  headers: string[];
  columns: (StationField | null)[];
  /** Row of the headers, from 0; null where none has a column for the name. */
  headerRow: number | null;
  rows: ImportRow[];
}

export interface ImportInput {
  grid: Grid;
  known: KnownStations;
  usual: Usual;
  answers: Readonly<Record<string, RowAnswer>>;
  toWgs84: ToWgs84;
}

/** Answers that take no choice of a list. */
export const AS_READ = "asRead";
export const NONE = "none";
export const SEPARATE = "separate";
/** Closer than this, two stations may be one. */
const NEAR = 30;
/** Headers stand in one of the first rows: titles may come before them. */
const HEADERS_WITHIN = 10;

type Texts = (field: StationField) => string;

/** Reads a table of stations. */
export function readStations(input: ImportInput): StationImport {
  const { rows } = input.grid;
  const texts = rows.map((row) => row.map((cell: Cell) => foldText(cellText(cell))));
  const headerRow = texts.slice(0, HEADERS_WITHIN).findIndex((row) => {
    const found = guessStationColumns(row);
    return found.includes("name") && found.filter((field) => field !== null).length > 1;
  });
  const headers = texts[headerRow] ?? [];
  const columns = guessStationColumns(headers);
  if (headerRow === -1) return { headers, columns, headerRow: null, rows: [] };
  const match = unitMatcher(input.known.units);
  const before = input.known.stations.map(asTwin);
  const found = texts.flatMap((cells, at): ImportRow[] => {
    if (at <= headerRow || cells.every((text) => text === "")) return [];
    const text: Texts = (field) => cells[columns.indexOf(field)] ?? "";
    const row = readRow(input, match, before, String(at), text);
    const { latitude, longitude } = row.args;
    if (row.status !== "leftOut" && typeof latitude === "number" && typeof longitude === "number")
      before.push(asTwin({ name: row.name, latitude, longitude }));
    return [{ ...row, number: at + 1 }];
  });
  return { headers, columns, headerRow, rows: found };
}

/** A station that another may be the same as; its name as names are compared. */
type Twin = KnownStations["stations"][number] & { folded: string };
const asTwin = (one: KnownStations["stations"][number]): Twin => ({
  ...one,
  folded: foldTight(one.name),
});

type Match = ReturnType<typeof unitMatcher<KnownStations["units"][number]>>;

function readRow(
  { known, usual, answers, toWgs84 }: ImportInput,
  match: Match,
  before: readonly Twin[],
  key: string,
  text: Texts,
): Omit<ImportRow, "number"> {
  const answer = answers[key] ?? {};
  const asks: StationAsk[] = [];
  const reasons: ImportRow["reasons"] = [];
  const ask = (about: About, said: string, choices: readonly string[], more = {}) =>
    void asks.push({ about, text: said, choices, read: null, metres: null, ...more });
  /** A cell's word, or the usual one, or an answer; else a question. */
  const choose = <T extends string>(
    about: "kind" | "barrier",
    read: (said: string) => T | null,
    of: readonly T[],
  ): T | null => {
    const said = text(about);
    const found =
      of.find((one) => one === answer[about]) ??
      (said === "" ? (usual[about] as T | null) : read(said));
    if (found === null) ask(about, said, of);
    return found;
  };
  const name = text("name");
  const unit = unitOf(known, match, text("unit"), answer, ask);
  const place = placeOf(text, usual, toWgs84, ask);
  if (place === "none") reasons.push({ field: "latitude", reason: "notAPlace" });
  const hours = hoursOf(text("hours"), answer, ask);
  const facilities = readFacilities(text("facilities"));
  if (facilities.unread.length > 0 && answer.facilities === undefined)
    ask("facilities", facilities.unread.join("、"), [NONE]);
  const grid = gridOf(known, text("grid"), answer, ask);
  const args: Record<string, unknown> = {
    ...(unit === null ? {} : { unit }),
    ...given("kind", choose("kind", readKind, STATION_KINDS)),
    name,
    ...given("hint", text("hint") || null),
    ...(typeof place === "object" ? place : {}),
    ...given("grid", grid),
    ...given("barrier", choose("barrier", readBarrier, BARRIERS)),
    ...given("hours", hours && hoursInput(hours)),
    ...(facilities.found.length > 0
      ? { facilities: facilities.found.map((facility) => ({ facility, has: true })) }
      : {}),
  };
  if (answer.duplicate !== SEPARATE && place !== null && place !== "none") {
    const twin = twinOf(before, name, place);
    if (twin) ask("duplicate", twin.name, [SEPARATE], { metres: twin.metres });
  }
  reasons.push(...wrongIn(args, new Set(asks.map(({ about }) => about))));
  const status = answer.leftOut
    ? "leftOut"
    : reasons.length > 0
      ? "refused"
      : asks.length > 0
        ? "asks"
        : "ready";
  return { key, name, status, asks, reasons, args };
}

type Asking = (about: About, said: string, choices: readonly string[], more?: object) => void;

const given = (field: string, value: unknown): Record<string, unknown> =>
  value === null ? {} : { [field]: value };

function unitOf(
  { units }: KnownStations,
  match: Match,
  said: string,
  answer: RowAnswer,
  ask: Asking,
): string | null {
  const chosen = units.find(({ id }) => id === answer.unit);
  if (chosen) return chosen.id;
  const found = match(said);
  if (said !== "" && (found.kind === "exact" || found.kind === "padded")) return found.unit.id;
  const likely = said !== "" && found.kind === "likely" ? found.candidates : [];
  ask(
    "unit",
    said,
    [...likely, ...units.filter((one) => !likely.includes(one))].map(({ id }) => id),
  );
  return null;
}

/** Millionths of a degree, WGS-84; null where the datum is asked for, `none` where there is no place. */
function placeOf(text: Texts, usual: Usual, toWgs84: ToWgs84, ask: Asking): Place | null | "none" {
  const said = text("place") || `${text("latitude")}, ${text("longitude")}`;
  const place = readPlace(said);
  if (!place) return "none";
  const word = text("datum");
  const datum = word === "" ? usual.datum : readDatum(word);
  if (datum) return inMillionths(toWgs84(place, datum));
  ask("datum", word, []);
  return null;
}

function hoursOf(said: string, answer: RowAnswer, ask: Asking): Hours | null {
  const text = answer.written ?? said;
  if (text.trim() === "" || answer.hours === NONE) return null;
  const read = readHours(text);
  if (read.asks.length === 0 || (answer.hours === AS_READ && read.hours)) return read.hours;
  ask("hours", text, read.hours ? [AS_READ, NONE] : [NONE], { read });
  return null;
}

function gridOf(
  { grids }: KnownStations,
  said: string,
  answer: RowAnswer,
  ask: Asking,
): string | null {
  if (answer.grid === NONE || said === "") return null;
  const found =
    grids.find(({ id }) => id === answer.grid) ??
    grids.find(({ name }) => foldTight(name) === foldTight(said));
  if (!found) ask("grid", said, [...grids.map(({ id }) => id), NONE]);
  return found?.id ?? null;
}

/** The nearest station that has the same name, or stands at the same door. */
function twinOf(before: readonly Twin[], name: string, place: Place) {
  const metresTo = distanceFrom(inDegrees(place));
  const folded = foldTight(name);
  let nearest: { name: string; metres: number } | null = null;
  for (const one of before) {
    const { latitude, longitude } = inDegrees(one);
    const metres = Math.round(metresTo(latitude, longitude));
    if ((one.folded === folded || metres < NEAR) && (!nearest || metres < nearest.metres))
      nearest = { name: one.name, metres };
  }
  return nearest;
}

const inDegrees = ({ latitude, longitude }: Place): Place => ({
  latitude: latitude / 1_000_000,
  longitude: longitude / 1_000_000,
});

/** What the command itself would refuse, save what is being asked for. */
function wrongIn(args: object, asked: ReadonlySet<string>): ImportRow["reasons"] {
  const issues = issuesOf(station.commands.list as never, args);
  return issues.flatMap(({ path, reason }) => {
    const [field = ""] = path.split(".");
    const isPlace = field === "latitude" || field === "longitude";
    // Without a place it is told already, or the datum is asked for.
    return asked.has(field) || (isPlace && reason === "required") || isMissing(args, field)
      ? []
      : [{ field: field as StationField, reason }];
  });
}
const isMissing = (args: object, field: string): boolean => !(field in args);

/** Hours as the command takes them: what a span does not say is left out. */
const hoursInput = (hours: Hours): unknown =>
  JSON.parse(JSON.stringify(hours, (_, value) => (value === null ? undefined : value)));
