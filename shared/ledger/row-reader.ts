import { freeText, type Infer, text as plainText } from "../kit/values.ts";
import { type Cell, cellText, foldText, foldTight } from "./cells.ts";
import { COLUMNS, type SheetKind } from "./columns.ts";
import { type DateOptions, readDate } from "./dates.ts";
import { type NameMatch, splitUnits } from "./names.ts";
import {
  type Answer,
  type Candidate,
  entry,
  type Question,
  type Reason,
  type UnitRef,
} from "./preview.ts";
import { readTerm, type Term } from "./terms.ts";

/** A unit that a written name can mean. */
export type UnitTarget = { name: string; shortNames?: readonly string[]; ref: UnitRef };

/** What a row is read against. */
export type RowWorld = {
  kind: SheetKind;
  reference: string;
  matchUnit: (written: string) => NameMatch<UnitTarget>;
  aliases: Readonly<Record<string, string>> | undefined;
  /** The unit in the row above, for cells that were merged downwards. */
  unitAbove: string;
};

type TextRule = { most: number; least?: number; phone?: boolean };
type Schema = ReturnType<typeof plainText>;
const schemas = new Map<string, Schema>();

/** The nouns' own rule for a text: the message is a key such as "tooLong" or "personalNumber". */
function faultOf(value: string, { most, least = 0, phone }: TextRule): string | null {
  const name = `${least} ${most} ${phone}`;
  const schema = schemas.get(name) ?? (phone ? plainText(least, most) : freeText(least, most));
  schemas.set(name, schema);
  const outcome = schema.safeParse(value satisfies Infer<Schema>);
  return outcome.success ? null : (outcome.error.issues[0]?.message ?? "unsoundText");
}

/**
 * Reads the cells of one row, field by field, and collects what has to be asked, why the row is
 * refused, and what was assumed. A method returns null where there is nothing (or nothing yet).
 */
export type RowReader = ReturnType<typeof openRow>;

export function openRow(
  cells: ReadonlyMap<string, Cell>,
  headers: ReadonlyMap<string, string>,
  answer: Answer | undefined,
  world: RowWorld,
  verbatim: boolean,
) {
  const questions: Question[] = [];
  const reasons: Reason[] = [];
  const assumptions: Reason[] = [];

  const column = (field: string) =>
    headers.get(field) ??
    COLUMNS[world.kind].find((known) => known.field === field)?.header ??
    field;
  const cell = (field: string): Cell => entry(answer?.cells, field) ?? cells.get(field) ?? null;
  /** What an export wrote is kept to the letter, so that exporting again gives the same bytes. */
  const written = (field: string) => {
    const text = cellText(cell(field));
    return verbatim ? text : text.trim();
  };
  const choice = (id: string) => entry(answer?.choices, id);
  const refuse = (field: string | null, key: string, params: Reason["params"] = {}) => {
    reasons.push({ field, key: `refused.${key}`, params: { ...named(field), ...params } });
    return null;
  };
  const named = (field: string | null): Reason["params"] =>
    field ? { column: column(field) } : {};
  const assume = (field: string, key: string, params: Reason["params"]) => {
    assumptions.push({ field, key: `assumed.${key}`, params: { ...named(field), ...params } });
  };
  const ask = (question: {
    field: string;
    key: string;
    id?: string;
    params?: Reason["params"];
    candidates?: Candidate[];
    free?: Question["free"];
  }) => {
    const { field, key, id = field, params = {}, candidates = [], free = null } = question;
    questions.push({
      id,
      field,
      key: `question.${key}`,
      params: { ...named(field), ...params },
      candidates: [...candidates, LEAVE_OUT],
      free,
    });
    return null;
  };

  const text = (field: string, rule: TextRule): string | null => {
    const value = written(field);
    if (!rule.least && (verbatim ? value : value.trim()) === "") return null;
    const fault = faultOf(value, rule);
    return fault ? refuse(field, fault, { most: rule.most }) : value;
  };

  /** A text that the record cannot do without but that a person can easily add. */
  const textOrAsk = (field: string, most: number): string | null =>
    written(field).trim() === ""
      ? ask({ field, key: "missing", free: "text" })
      : text(field, { most });

  const date = (
    field: string,
    expects: NonNullable<DateOptions["expects"]>,
    needed: boolean,
  ): string | null => {
    const chosen = choice(field);
    const source = chosen ?? cell(field);
    const raw = cellText(source).trim();
    const free = "date" as const;
    if (chosen === "ongoing") return expects === "deadline" ? "ongoing" : null;
    if (chosen === "none" && !needed) return null;
    const blank = [...(expects === "deadline" ? [ONGOING] : []), ...(needed ? [] : [NO_DATE])];
    const reading = readDate(source, { reference: world.reference, expects });
    switch (reading.kind) {
      case "date":
        if (reading.assumed) {
          const params = { text: raw, date: reading.date, reference: world.reference };
          assume(field, `date.${reading.assumed}`, params);
        }
        return reading.date;
      case "ongoing":
        if (expects === "deadline") return "ongoing";
        return ask({
          field,
          key: "date.unreadable",
          params: { text: raw },
          candidates: blank,
          free,
        });
      case "question": {
        const candidates = reading.candidates.map((day) => ({
          value: day,
          key: "answer.date",
          params: { date: day },
        }));
        const params = { text: raw, reference: world.reference };
        return ask({ field, key: `date.${reading.why}`, params, candidates, free });
      }
      case "none":
        return needed ? ask({ field, key: "missing", candidates: blank, free }) : null;
      case "unreadable":
        return ask({
          field,
          key: "date.unreadable",
          params: { text: raw },
          candidates: blank,
          free,
        });
      default:
        return reading satisfies never;
    }
  };

  const unitNamed = (field: string, name: string, id: string): UnitRef | null => {
    const alias = entry(world.aliases, foldTight(name));
    const chosen = choice(id) ?? (alias === "create" || !alias ? alias : `unit:${alias}`);
    if (chosen === "create") {
      const fault = faultOf(foldText(name), { least: 2, most: 100 });
      return fault ? refuse(field, fault, { most: 100 }) : { kind: "new", name: foldText(name) };
    }
    if (chosen?.startsWith("unit:")) {
      const picked = world.matchUnit(chosen.slice("unit:".length));
      if (picked.kind === "exact" || picked.kind === "padded") return picked.unit.ref;
    }
    const match = world.matchUnit(name);
    if (match.kind === "exact") return match.unit.ref;
    if (match.kind === "padded") {
      assume(field, "unit.padded", { text: name, name: match.unit.name });
      return match.unit.ref;
    }
    const alike = match.kind === "likely" ? match.candidates : [];
    const candidates = [...alike.map((unit) => unitCandidate(unit.name)), CREATE];
    const key = `unit.${match.kind}`;
    const params = { text: name, name: alike[0]?.name ?? "" };
    return ask({ field, id, key, params, candidates, free: "unit" });
  };

  const unit = (field: string, needed: boolean): UnitRef | null => {
    const name = cellText(cell(field));
    if (name.trim()) return unitNamed(field, name, field);
    if (!needed) return null;
    const chosen = choice(field);
    if (chosen?.startsWith("unit:")) return unitNamed(field, chosen.slice("unit:".length), field);
    const candidates = world.unitAbove ? [unitCandidate(world.unitAbove)] : [];
    return ask({ field, key: "unit.missing", candidates, free: "unit" });
  };

  const known = (name: string) => ["exact", "padded"].includes(world.matchUnit(name).kind);

  /** Several units in one cell; each unknown one is a question of its own, `field:name`. */
  const units = (field: string): UnitRef[] => {
    const raw = written(field);
    // A name may hold a comma or a slash itself; what an export joined is taken apart at 、 alone.
    const joined = raw.split("、").map((name) => name.trim());
    const names = joined.every(known) ? joined : splitUnits(raw);
    return [...new Set(names)].flatMap((name) => {
      const id = `${field}:${name}`;
      if (choice(id) === "without") return [];
      const asked = questions.length;
      const ref = unitNamed(field, name, id);
      const question = questions[asked];
      if (question) question.candidates.splice(-1, 0, WITHOUT);
      return ref ? [ref] : [];
    });
  };

  const term = <Value extends string>(
    field: string,
    terms: readonly Term<Value>[],
    scope: string,
    blank: Value | null,
  ): Value | null => {
    const raw = written(field).trim();
    const chosen = terms.find(({ value }) => value === choice(field));
    if (chosen) return chosen.value;
    if (raw === "" && blank) {
      assume(field, "blank", { value: terms.find(({ value }) => value === blank)?.word ?? blank });
      return blank;
    }
    const value = readTerm(terms, raw);
    if (value) return value;
    const candidates = termCandidates(terms, scope);
    return ask({ field, key: raw ? "term" : "missing", params: { text: raw }, candidates });
  };

  return {
    questions,
    reasons,
    assumptions,
    choice,
    written,
    refuse,
    assume,
    ask,
    text,
    textOrAsk,
    date,
    unit,
    units,
    term,
    faultOf,
  };
}

/** Leaves the whole row out; it stays among the rows that can be downloaded. */
const LEAVE_OUT: Candidate = { value: "leaveOut", key: "answer.leaveOut", params: {} };
const CREATE: Candidate = { value: "create", key: "answer.createUnit", params: {} };
const WITHOUT: Candidate = { value: "without", key: "answer.withoutUnit", params: {} };
const ONGOING: Candidate = { value: "ongoing", key: "answer.ongoing", params: {} };
const NO_DATE: Candidate = { value: "none", key: "answer.noDate", params: {} };

function unitCandidate(name: string): Candidate {
  return { value: `unit:${name}`, key: "answer.unit", params: { name } };
}

/** Every value of an enumeration as a candidate; `scope` is its prefix in `domain.json`. */
export function termCandidates<Value extends string>(
  terms: readonly Term<Value>[],
  scope: string,
): Candidate[] {
  return terms.map(({ value }) => ({ value, key: `${scope}.${value}`, params: {} }));
}
