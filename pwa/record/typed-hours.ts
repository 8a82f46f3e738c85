/**
 * Hours as they stand in their editor: times as a clock shows them. An end that is not after its beginning is
 * on the next day, so that nobody has to say so.
 */
import { clockOf, DAY } from "../../shared/station/calendar.ts";
import type { Hours, Span } from "../../shared/station/hours.ts";

export interface TypedSpan {
  /** `HH:MM`, or nothing yet. */
  from: string;
  to: string;
  /** A way in, or empty for the usual one. */
  barrier: string;
  onCall: boolean;
}
export interface TypedWeekly extends TypedSpan {
  days: readonly number[];
}
export interface TypedException {
  from: string;
  to: string;
  reason: string;
  spans: readonly TypedSpan[];
}
export interface TypedFestival {
  festival: string;
  spans: readonly TypedSpan[];
}
export interface TypedHours {
  week: readonly TypedWeekly[];
  exceptions: readonly TypedException[];
  festivals: readonly TypedFestival[];
  /** Written in words and not yet taken into the rows. */
  text: string;
}

export const NO_HOURS: TypedHours = { week: [], exceptions: [], festivals: [], text: "" };
export const NEW_SPAN: TypedSpan = { from: "", to: "", barrier: "", onCall: false };

/** Minutes since midnight of `HH:MM`; null where that is no time. */
function minutesIn(time: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
  const found = Number(hours) * 60 + Number(minutes);
  return hours === undefined || found >= DAY || Number(minutes) > 59 ? null : found;
}

/** Whether a span, as typed, ends on the day after it begins. */
export function endsNextDay({ from, to }: Pick<TypedSpan, "from" | "to">): boolean {
  const [begin, end] = [minutesIn(from), minutesIn(to)];
  return begin !== null && end !== null && end <= begin && !(begin === 0 && end === 0);
}

const typedSpan = ({ from, to, barrier, onCall }: Partial<Span>): TypedSpan => ({
  from: from === undefined ? "" : clockOf(from % DAY),
  to: to === undefined ? "" : clockOf(to % DAY),
  barrier: barrier ?? "",
  onCall: onCall ?? false,
});

/** A record's hours, or a command's argument, as their editor shows them. */
export function typedHours({ week, exceptions, festivals }: Hours): TypedHours {
  return {
    week: week.map((span) => ({ ...typedSpan(span), days: span.days })),
    exceptions: exceptions.map(({ from, to, reason, spans }) => ({
      from,
      to,
      reason: reason ?? "",
      spans: spans.map(typedSpan),
    })),
    festivals: festivals.map(({ festival, spans }) => ({ festival, spans: spans.map(typedSpan) })),
    text: "",
  };
}

export const isTypedHours = (value: unknown): value is TypedHours =>
  typeof value === "object" && value !== null && "week" in value && "text" in value;

/** Nothing is said yet; words that were not taken are something. */
export const holdsNoHours = ({ week, exceptions, festivals, text }: TypedHours): boolean =>
  week.length + exceptions.length + festivals.length === 0 && text.trim() === "";

/** What is no time yet is left out, so that the command's schema tells of it. */
function spanArgument({ from, to, barrier, onCall }: TypedSpan) {
  const begin = minutesIn(from);
  const end = minutesIn(to);
  return {
    ...(begin === null ? {} : { from: begin }),
    ...(end === null ? {} : { to: begin !== null && end <= begin ? end + DAY : end }),
    ...(barrier === "" ? {} : { barrier }),
    ...(onCall ? { onCall } : {}),
  };
}

/** The command's argument; days that nobody chose are an impossible one, so that they are asked for. */
export const hoursArgument = ({ week, exceptions, festivals }: TypedHours) => ({
  week: week.map(({ days, ...span }) => ({
    ...spanArgument(span),
    days: days.length > 0 ? [...days] : [0],
  })),
  exceptions: exceptions.map(({ from, to, reason, spans }) => ({
    from,
    to: to === "" ? from : to,
    spans: spans.map(spanArgument),
    ...(reason.trim() === "" ? {} : { reason }),
  })),
  festivals: festivals.map(({ festival, spans }) => ({
    festival,
    spans: spans.map(spanArgument),
  })),
});

/** The part that can be said already: rows without their times or days are left out. */
export function hoursSoFar(typed: TypedHours): Hours {
  const { week, exceptions, festivals } = hoursArgument(typed) as unknown as Hours;
  const isWhole = ({ from, to }: Partial<Span>) => from !== undefined && to !== undefined;
  const plain = <S extends Span>(spans: readonly S[]): S[] =>
    spans
      .filter(isWhole)
      .map((span) => ({ ...span, barrier: span.barrier ?? null, onCall: span.onCall ?? false }));
  return {
    week: plain(week).filter(({ days }) => !days.includes(0)),
    exceptions: exceptions
      .filter(({ from, to }) => String(from) !== "" && from <= to)
      .map((one) => ({ ...one, reason: one.reason ?? null, spans: plain(one.spans) })),
    festivals: festivals.map((one) => ({ ...one, spans: plain(one.spans) })),
  };
}

/** A list of rows with one of them changed. */
export const replaced = <T>(list: readonly T[], at: number, next: T): T[] =>
  list.map((one, index) => (index === at ? next : one));
/** A list of rows with one of them taken out. */
export const without = <T>(list: readonly T[], at: number): T[] =>
  list.filter((_, index) => index !== at);
