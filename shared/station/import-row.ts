/**
 * One row of a list of stations: ready, asking, or refused with the reason. What the row does not say for
 * certain is asked; a guess counts once a person has confirmed it.
 */
import { issuesOf } from "../kit/decide.ts";
import { foldTight } from "../ledger/cells.ts";
import type { NameMatch } from "../ledger/names.ts";
import { station } from "../station.ts";
import {
  DATUMS,
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
import { readBarrier, readFacilities, readKind, type StationField } from "./import-words.ts";

/** What the community has already. */
export interface KnownStations {
  units: readonly { id: string; name: string; shortNames: readonly string[] }[];
  grids: readonly { id: string; name: string; outline: readonly Place[] }[];
  /** Places in millionths of a degree. */
  stations: readonly ({ name: string } & Place)[];
}

/** What a person said for all rows whose own cells don't say it. */
export interface Usual {
  datum: Datum | null;
  /** Id of the unit that runs them. */
  unit: string | null;
  kind: StationKind | null;
  barrier: Barrier | null;
}

/** What may be asked about words that mean the same wherever they are written. */
const WORDS = ["unit", "kind", "barrier", "datum", "grid", "facilities", "hours"] as const;
export type About = (typeof WORDS)[number] | "duplicate" | "far";

/** A question about a row. `choices` are ids or words of the glossary; the answer is one of them. */
export interface StationAsk {
  about: About;
  /** What the row says about it. */
  text: string;
  choices: readonly string[];
  /** Of hours: what was understood, and what the text leaves open. */
  read: HoursRead | null;
  /** Of a duplicate, or a place that lies far from all others: how far off, in metres. */
  metres: number | null;
}

/** What was answered: a choice for each question, cells written anew, or the row left out. */
export type RowAnswer = Partial<Record<About, string>> & {
  cells?: Partial<Record<StationField, string>>;
  leftOut?: boolean;
};
/** Answers by row, and by word for every row that writes it so (`answerKey`). */
export type Answers = Readonly<Record<string, RowAnswer>>;

export interface ImportRow {
  key: string;
  /** As the table counts, the header included. */
  number: number;
  name: string;
  status: "ready" | "asks" | "refused" | "leftOut";
  asks: StationAsk[];
  /** Why it is refused: an issue's reason, and the field that it is about. */
  reasons: { field: StationField; reason: string }[];
  /** What its cells say, or what was written in their place. */
  texts: Readonly<Partial<Record<StationField, string>>>;
  /** Of these, what somebody wrote in a cell's place. */
  mended: Readonly<Partial<Record<StationField, string>>>;
  /** Keys of the answers that it goes by. */
  answered: string[];
  /** Arguments of `station.list` as far as they are known; complete where it is ready. */
  args: Record<string, unknown>;
}

/** Answers that take no choice of a list. */
export const AS_READ = "asRead";
export const NONE = "none";
export const SEPARATE = "separate";

/** Under which key an answer is kept: a word's meaning goes for every row that writes it so. */
export const answerKey = (row: string, { about, text }: Pick<StationAsk, "about" | "text">) =>
  text !== "" && (WORDS as readonly string[]).includes(about) ? `${about} ${foldTight(text)}` : row;

/** An answer added to what was said before; what was said about the cells that it replaces is void. */
export function answeredWith(before: RowAnswer = {}, more: RowAnswer): RowAnswer {
  const anew = Object.keys(more.cells ?? {});
  const moved = anew.includes("place") ? ["far", "duplicate"] : [];
  const kept = Object.entries(before).filter(([about]) => ![...anew, ...moved].includes(about));
  const cells = { ...before.cells, ...more.cells };
  return { ...Object.fromEntries(kept), ...more, ...(anew.length > 0 ? { cells } : {}) };
}

/** What a row is read with. */
export interface RowSetting {
  known: KnownStations;
  usual: Usual;
  answers: Answers;
  toWgs84: ToWgs84;
  match(name: string): NameMatch<KnownStations["units"][number]>;
  /** The station that this may be the same as. */
  twinOf(name: string, place: Place): { name: string; metres: number } | null;
  /** Metres from where the community's other places are, where that is too far to be meant. */
  farFrom(place: Place): number | null;
}

/** Reads a row of the table by its cells' texts. */
export function readRow(
  setting: RowSetting,
  key: string,
  cells: ImportRow["texts"],
): Omit<ImportRow, "number"> {
  const { known, usual, answers } = setting;
  const own = answers[key] ?? {};
  const texts = { ...cells, ...own.cells };
  const text = (field: StationField) => texts[field] ?? "";
  const asks: StationAsk[] = [];
  const reasons: ImportRow["reasons"] = [];
  const answered = new Set(answers[key] ? [key] : []);
  const ask: Asking = (about, said, choices, more = {}) =>
    void asks.push({ about, text: said, choices, read: null, metres: null, ...more });
  /** What was answered about a text: by this row, or by any that writes the same. */
  const answer = (about: About, said: string): string | undefined => {
    const word = answerKey(key, { about, text: said });
    const found = own[about] ?? answers[word]?.[about];
    if (found !== undefined && own[about] === undefined) answered.add(word);
    return found;
  };
  /** A cell's word, or the usual one, or an answer; else a question. */
  const choose = <T extends string>(
    about: "kind" | "barrier" | "datum",
    read: (said: string) => T | null,
    of: readonly T[],
  ): T | null => {
    const said = text(about);
    const chosen = answer(about, said);
    const found =
      of.find((one) => one === chosen) ?? (said === "" ? (usual[about] as T | null) : read(said));
    if (found === null) ask(about, said, of);
    return found;
  };
  const name = text("name");
  const unit = unitOf(setting, text("unit"), answer("unit", text("unit")), ask);
  const degrees = readPlace(text("place"));
  const datum = degrees && choose("datum", readDatum, DATUMS);
  const place = degrees && datum && inMillionths(setting.toWgs84(degrees, datum));
  if (!degrees) reasons.push({ field: "place", reason: "notAPlace" });
  const hours = hoursOf(text("hours"), answer("hours", text("hours")), ask);
  const facilities = readFacilities(text("facilities"));
  const unread = facilities.unread.join("、");
  if (unread !== "" && answer("facilities", unread) === undefined)
    ask("facilities", unread, [NONE]);
  const grid = gridOf(known, text("grid"), answer("grid", text("grid")), ask);
  const args: Record<string, unknown> = {
    ...given("unit", unit),
    ...given("kind", choose("kind", readKind, STATION_KINDS)),
    name,
    ...given("hint", text("hint") || null),
    ...place,
    ...given("grid", grid),
    ...given("barrier", choose("barrier", readBarrier, BARRIERS)),
    ...given("hours", hours && hoursInput(hours)),
    ...(facilities.found.length > 0
      ? { facilities: facilities.found.map((facility) => ({ facility, has: true })) }
      : {}),
  };
  if (place && own.far !== AS_READ) {
    const metres = setting.farFrom(place);
    if (metres !== null) ask("far", text("place"), [AS_READ], { metres });
  }
  if (place && own.duplicate !== SEPARATE) {
    const twin = setting.twinOf(name, place);
    if (twin) ask("duplicate", twin.name, [SEPARATE], { metres: twin.metres });
  }
  reasons.push(...wrongIn(args, new Set(asks.map(({ about }) => about))));
  const status = own.leftOut
    ? "leftOut"
    : reasons.length > 0
      ? "refused"
      : asks.length > 0
        ? "asks"
        : "ready";
  const mended = own.cells ?? {};
  return { key, name, status, asks, reasons, texts, mended, answered: [...answered], args };
}

type Asking = (about: About, said: string, choices: readonly string[], more?: object) => void;

const given = (field: string, value: unknown): Record<string, unknown> =>
  value === null ? {} : { [field]: value };

function unitOf(
  { known: { units }, usual, match }: RowSetting,
  said: string,
  answer: string | undefined,
  ask: Asking,
): string | null {
  const chosen = answer ?? (said === "" ? usual.unit : null);
  const one = units.find(({ id }) => id === chosen);
  if (one) return one.id;
  const found = match(said);
  if (said !== "" && (found.kind === "exact" || found.kind === "padded")) return found.unit.id;
  const likely = said !== "" && found.kind === "likely" ? found.candidates : [];
  ask(
    "unit",
    said,
    [...likely, ...units.filter((other) => !likely.includes(other))].map(({ id }) => id),
  );
  return null;
}

function hoursOf(said: string, answer: string | undefined, ask: Asking): Hours | null {
  if (said.trim() === "" || answer === NONE) return null;
  const read = readHours(said);
  if (read.asks.length === 0 || (answer === AS_READ && read.hours)) return read.hours;
  ask("hours", said, read.hours ? [AS_READ, NONE] : [NONE], { read });
  return null;
}

function gridOf(
  { grids }: KnownStations,
  said: string,
  answer: string | undefined,
  ask: Asking,
): string | null {
  if (answer === NONE || said === "") return null;
  const found =
    grids.find(({ id }) => id === answer) ??
    grids.find(({ name }) => foldTight(name) === foldTight(said));
  if (!found) ask("grid", said, [...grids.map(({ id }) => id), NONE]);
  return found?.id ?? null;
}

/** What the command itself would refuse, save what is being asked for. */
function wrongIn(args: object, asked: ReadonlySet<string>): ImportRow["reasons"] {
  const issues = issuesOf(station.commands.list as never, args);
  return issues.flatMap(({ path, reason }) => {
    const [field = ""] = path.split(".");
    // What is not there is told already, or asked for.
    return asked.has(field) || !(field in args) ? [] : [{ field: field as StationField, reason }];
  });
}

/** Hours as the command takes them: what a span does not say is left out. */
const hoursInput = (hours: Hours): unknown =>
  JSON.parse(JSON.stringify(hours, (_, value) => (value === null ? undefined : value)));
