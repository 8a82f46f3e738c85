/** What stands in a form's fields: filled from what is known, and turned into a command's arguments. */

import { issuesOf } from "../../shared/kit/decide.ts";
import type { Issue } from "../../shared/kit/mutation.ts";
import type { Command, Entity } from "../../shared/kit/noun.ts";
import type { Hours } from "../../shared/station/hours.ts";
import { type Field, fieldsOf, isCarried } from "./fields.ts";
import {
  holdsNoHours,
  hoursArgument,
  isTypedHours,
  NO_HOURS,
  type TypedHours,
  typedHours,
} from "./typed-hours.ts";

export type Row = Readonly<Record<string, string>>;
/** As typed: a text, several ids, rows of texts, or hours. */
export type Value = string | readonly string[] | readonly Row[] | TypedHours;
export type Values = Readonly<Record<string, Value>>;

/** What is said anew each time: what the record holds there belongs to an earlier step. */
const SAID_ANEW: readonly string[] = ["reason", "note", "resolution", "channel", "photos"];

const asTyped = (field: Field, value: unknown): Value | undefined => {
  if (value === null || value === undefined || value === "") return undefined;
  if (field.kind === "hours") return typedHours(value as Hours);
  if ((field.kind === "rows" || field.kind === "facilities") && Array.isArray(value))
    return value.map((row: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, String(cell ?? "")])),
    );
  if (Array.isArray(value)) return value.map(String);
  return String(value);
};

const LISTS: readonly Field["kind"][] = ["records", "photos", "rows", "facilities"];
const emptyOf = ({ kind }: Field): Value =>
  kind === "hours" ? NO_HOURS : LISTS.includes(kind) ? [] : "";
/** Texts and lists can be said to be empty; of anything else, leaving it out says so. */
const canBeEmpty = ({ kind }: Field): boolean =>
  kind === "line" || kind === "long" || LISTS.includes(kind);

/** A mutation's arguments as they would stand in its form. */
export const typedIn = (fields: readonly Field[], args: unknown): Values => {
  const given = (args ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    fields.map((field) => [field.name, asTyped(field, given[field.name]) ?? emptyOf(field)]),
  );
};

interface Known {
  /** The record that the command is about; null where it makes one. */
  entity: Entity | null;
  /** Values that the page brings along. */
  given: Readonly<Record<string, unknown>>;
  /** The only unit that can be meant, where there is only one. */
  unit: string | null;
  /** What a new promise on this record would say, if nothing better is said. */
  promise: string | null;
  /** The calendar date today. */
  today: string;
}

/**
 * Every field with what is already known: from the address, from the record itself, or plain (my only
 * unit, today). A new promise takes over the words and the date of what it answers.
 */
export function knownValues(fields: readonly Field[], known: Known): Values {
  const { entity, given, unit, promise, today } = known;
  const promising = fields.some(({ name }) => name === "promise");
  const record = (entity ?? {}) as Record<string, unknown>;
  const ofRecord = (name: string): unknown => {
    if (SAID_ANEW.includes(name)) return undefined;
    if (!promising) return record[name];
    if (name === "promise") return promise;
    return name === "due" ? (record.due ?? record.expectedDate) : undefined;
  };
  const plain: Readonly<Record<string, unknown>> =
    entity === null ? { urgency: "normal", reportedOn: today, unit } : { unit };
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      asTyped(field, given[field.name] ?? ofRecord(field.name) ?? plain[field.name]) ??
        emptyOf(field),
    ]),
  );
}

/** Nothing was typed. */
export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined ||
  (isTypedHours(value)
    ? holdsNoHours(value)
    : value.length === 0 || (typeof value === "string" && value.trim() === ""));

const asNumber = (typed: string): unknown => {
  const digits = typed
    .trim()
    .replace(/[\uFF10-\uFF19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[\u0F20-\u0F29]/g, (digit) => String(digit.charCodeAt(0) - 0x0f20));
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : typed;
};

const asArgument = (field: Field, value: Value): unknown => {
  if (field.kind === "whole") return asNumber(String(value));
  if (field.kind === "yesNo") return value === "true";
  if (isTypedHours(value)) return hoursArgument(value);
  if (field.kind === "facilities")
    return (value as readonly Row[])
      .filter(({ has }) => has !== "")
      .map(({ facility, has, note }) => ({
        facility,
        has: has === "true",
        ...(note ? { note } : {}),
      }));
  if (field.kind === "rows")
    return (value as readonly Row[])
      .filter((row) => Object.values(row).some((cell) => cell.trim() !== ""))
      .map((row) => argumentsOf(field.fields, row, null));
  return value;
};

/**
 * The command's arguments. An optional field left empty is left out; one that the record had and that
 * was emptied on purpose says so where the command lets it. Fields that no form shows stay as they were.
 */
export function argumentsOf(
  fields: readonly Field[],
  values: Values,
  entity: Entity | null,
): Record<string, unknown> {
  const before = (entity ?? {}) as unknown as Record<string, unknown>;
  const had = (name: string): boolean => {
    const value = before[name];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  };
  const entries = fields.flatMap((field): [string, unknown][] => {
    const { name } = field;
    if (isCarried(name)) return had(name) ? [[name, before[name]]] : [];
    const value = values[name];
    if (value !== undefined && !isEmpty(value)) return [[name, asArgument(field, value)]];
    if (field.kind === "yesNo") return field.absent ? [] : [[name, false]];
    // Emptied on purpose, or asked for even when nothing is in it.
    return (had(name) || !field.absent) && field.optional && canBeEmpty(field)
      ? [[name, emptyOf(field)]]
      : [];
  });
  return Object.fromEntries(entries);
}

/** What is wrong with the form as it stands, one issue a field; nothing typed is simply required. */
export function issuesIn(
  command: Command<Entity, never>,
  values: Values,
  entity: Entity | null,
): Issue[] {
  const fields = fieldsOf(command.input);
  const issues = issuesOf(command, argumentsOf(fields, values, entity));
  const seen = new Set<string>();
  const found = issues.flatMap(({ path, reason }) => {
    if (seen.has(path) || (path === "longitude" && seen.has("latitude"))) return [];
    seen.add(path);
    if (path === "latitude" && !isEmpty(values[path])) return [{ path, reason: "notAPlace" }];
    const field = fields.find(({ name }) => name === path);
    const missing = field ? isEmpty(values[path]) : isNoTime(fields, path, reason);
    return [{ path, reason: missing ? "required" : reason }];
  });
  return [
    ...found,
    // What was written in words would be lost without a word.
    ...fields.flatMap(({ name }) => {
      const value = values[name];
      return isTypedHours(value) && value.text.trim() !== ""
        ? [{ path: name, reason: "hoursNotTaken" }]
        : [];
    }),
  ];
}

/** Within hours, what is no number is a time or a day that is missing. */
const isNoTime = (fields: readonly Field[], path: string, reason: string): boolean =>
  (reason === "notWhole" || reason === "tooSmall" || reason === "notADate") &&
  fields.some(({ name, kind }) => kind === "hours" && path.startsWith(`${name}.`));
