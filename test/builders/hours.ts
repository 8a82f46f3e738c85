/** Random hours of a station, as fast-check draws them. */
import fc from "fast-check";
import { DAY, dateOfDay } from "../../shared/station/calendar.ts";
import { BARRIERS } from "../../shared/station/facts.ts";
import { FESTIVALS } from "../../shared/station/festivals.ts";
import type { Hours, Span } from "../../shared/station/hours.ts";

/** 2026-01-01 and 2028-12-31: the years of the festival table. */
export const FIRST_DAY = 20_454;
export const LAST_DAY = 21_549;

const aSpan: fc.Arbitrary<Span> = fc
  .record({
    from: fc.integer({ min: 0, max: DAY - 1 }),
    length: fc.integer({ min: 1, max: DAY }),
    barrier: fc.option(fc.constantFrom(...BARRIERS), { freq: 2 }),
    onCall: fc.boolean(),
  })
  .map(({ from, length, barrier, onCall }) => ({ from, to: from + length, barrier, onCall }));

const spans = fc.array(aSpan, { maxLength: 3 });

const someDates = fc
  .record({
    first: fc.integer({ min: FIRST_DAY, max: LAST_DAY }),
    days: fc.integer({ min: 0, max: 9 }),
    spans,
  })
  .map(({ first, days, spans: own }) => ({
    from: dateOfDay(first),
    to: dateOfDay(first + days),
    spans: own,
    reason: null,
  }));

/** Hours with anything in them: nights, gaps, overlaps, exceptions and festivals. */
export const anyHours: fc.Arbitrary<Hours> = fc.record({
  week: fc.array(
    fc
      .tuple(aSpan, fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }))
      .map(([span, days]) => ({ ...span, days })),
    { maxLength: 5 },
  ),
  exceptions: fc.array(someDates, { maxLength: 3 }),
  festivals: fc.uniqueArray(fc.record({ festival: fc.constantFrom(...FESTIVALS), spans }), {
    selector: ({ festival }) => festival,
    maxLength: 2,
  }),
});
