/**
 * The kinds of value that the nouns are made of. Every schema's error message is a key of the
 * language files (`errors.json`), never a sentence.
 */
import * as z from "zod/mini";
import { holdsPersonalNumber } from "./personal-numbers.ts";

/** ULID, with `-n` for each step of what one mutation made besides its own record. */
export const RECORD_ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}(-\d{1,2}){0,3}$/;
/** National statistical division code: 6 digits a district, 9 a street, 12 a community. */
const DIVISION_CODE = /^\d{6}(\d{3}(\d{3})?)?$/;

/**
 * NUL cuts `length()` short in SQLite, lone surrogates come back changed, and bidi controls make a
 * text read otherwise than it is stored. All three are refused at the door.
 */
const UNSOUND =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/;
// `isWellFormed()` says the same, but phones of a few years ago do not have it.
const isSound = (value: string): boolean => !/\p{Surrogate}/u.test(value) && !UNSOUND.test(value);

/** Text of `min`–`max` characters (UTF-16 units), kept exactly as typed. */
export const text = (min: number, max: number) =>
  z.string().check(
    z.maxLength(max, { error: "tooLong" }),
    z.refine(isSound, { error: "unsoundText" }),
    z.refine((value) => min === 0 || value.trim().length > 0, { error: "required" }),
    z.refine((value) => value.trim() === "" || value.trim().length >= min, { error: "tooShort" }),
  );

/** Text about a place or a service: an ID or mobile number in it is refused with an explanation. */
export const freeText = (min: number, max: number) =>
  text(min, max).check(
    z.refine((value) => !holdsPersonalNumber(value), { error: "personalNumber" }),
  );

const isCalendarDate = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
};

/** A date that people agree on, `YYYY-MM-DD`, without a zone. */
export const calendarDate = () => z.string().check(z.refine(isCalendarDate, { error: "notADate" }));

/** An instant, ISO 8601 UTC to the millisecond, as a device's clock tells it. */
export const instant = () =>
  z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, { error: "notValid" }));
/** One link of the chain of sign-in codes: 128 bits in hex. */
export const codeText = () => z.string().check(z.regex(/^[0-9a-f]{32}$/, { error: "notValid" }));

/** A time of day where the committee sits, `HH:MM`. */
export const clockTime = () =>
  z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "notATime" }));

/** Due dates are calendar dates or `ongoing` (长期), which sorts after every date and is never overdue. */
export const ONGOING = "ongoing";
export const dueDate = () =>
  z
    .string()
    .check(z.refine((value) => value === ONGOING || isCalendarDate(value), { error: "notADate" }));

export const recordId = () => z.string().check(z.regex(RECORD_ID, { error: "notAnId" }));
/** Which noun's records a schema of ids names. */
export const IDS_OF = new WeakMap<object, string>();
/**
 * Id of a record of this noun in the command's own committee. Whoever holds all records looks whether
 * there is one; a phone, which holds some, takes the sender's word for it.
 */
export function idOf(noun: string) {
  const schema = recordId();
  IDS_OF.set(schema, noun);
  return schema;
}
export const divisionCode = () =>
  z.string().check(z.regex(DIVISION_CODE, { error: "notADivision" }));
export const communityCode = () => z.string().check(z.regex(/^\d{12}$/, { error: "notADivision" }));
/** SHA-256 of an attachment's bytes, in hex: its name. */
export const attachmentId = () => z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: "notAnId" }));

/** Whole number from `min` to `max`. */
export const whole = (min: number, max: number) =>
  z
    .int({ error: "notWhole" })
    .check(z.minimum(min, { error: "tooSmall" }), z.maximum(max, { error: "tooLarge" }));

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: "notAChoice" });
export const listOf = <T extends z.core.SomeType>(item: T, most: number) =>
  z.array(item).check(z.maxLength(most, { error: "tooMany" }));
/** A value of a schema that also passes a test of its whole. */
export const satisfying = <T extends z.ZodMiniType>(
  schema: T,
  test: (value: z.infer<T>) => boolean,
  error: string,
) => schema.check(z.refine((value) => test(value as z.infer<T>), { error }));
export const optional = z.optional;
export const nullable = z.nullable;
/** Strict on purpose: an unknown field is a misspelling or an attack, and either should be told. */
export const object = z.strictObject;
export type { infer as Infer } from "zod/mini";
export type Schema = z.ZodMiniType;
export const yesOrNo = () => z.boolean({ error: "notAChoice" });
