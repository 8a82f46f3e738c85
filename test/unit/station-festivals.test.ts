/** The dates of the festival table, computed anew: by the Chinese calendar and by the Tibetan one. */
import { describe, expect, it } from "vitest";
import { dateOfDay, dayNumber } from "../../shared/station/calendar.ts";
import { type Festival, firstDayOf, rangesOf } from "../../shared/station/festivals.ts";

const YEARS = [2026, 2027, 2028] as const;
const firsts = (festival: Festival) => YEARS.map((year) => firstDayOf(festival, year));

/** A fraction, never rounded: numerator and denominator above 0. */
type Fraction = readonly [numerator: bigint, denominator: bigint];
const of = (numerator: number, denominator = 1): Fraction => [
  BigInt(numerator),
  BigInt(denominator),
];
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const minus = (one: Fraction, other: Fraction): Fraction => plus(one, times(of(-1), other));
const floor = ([a, b]: Fraction): number => Number((a - (((a % b) + b) % b)) / b);

/*
 * The Phugpa calendar, after S. Janson, "Tibetan calendar mathematics" (arXiv:1401.6285), section 7: mean date,
 * mean sun and the moon's anomaly by month count, corrected by the two tables. Julian day numbers.
 */
const MEAN_DATE = { month: of(167025, 5656), epoch: plus(of(2015501), of(4783, 5656)) };
const MEAN_SUN = { month: of(65, 804), epoch: of(743, 804) };
const ANOMALY = { month: of(253, 3528), day: of(1, 28), epoch: of(475, 3528) };
const MOON = [0, 5, 10, 15, 19, 22, 24, 25];
const SUN = [0, 6, 10, 11];

/** A quarter of a wave as a table gives it, carried on over the whole circle, straight between its points. */
function corrected(quarter: readonly number[], at: Fraction): Fraction {
  const half = 2 * (quarter.length - 1);
  const point = (index: number): number => {
    const turn = ((index % (2 * half)) + 2 * half) % (2 * half);
    const up = turn % half;
    const height = quarter[Math.min(up, half - up)] ?? 0;
    return turn < half ? height : -height;
  };
  const whole = floor(at);
  const rest = minus(at, of(whole));
  return plus(of(point(whole)), times(rest, of(point(whole + 1) - point(whole))));
}

/** The calendar date on which the 30th lunar day of a month ends, and with it the month. */
function lastDateOf(month: number): string {
  const n = of(month);
  const thirtieth = (step: { month: Fraction; epoch: Fraction }, day: Fraction) =>
    plus(plus(times(n, step.month), times(of(30), day)), step.epoch);
  const monthly = (step: Fraction) => times(step, of(1, 30));
  const moon = corrected(MOON, times(of(28), thirtieth(ANOMALY, ANOMALY.day)));
  const sun = corrected(
    SUN,
    times(of(12), minus(thirtieth(MEAN_SUN, monthly(MEAN_SUN.month)), of(1, 4))),
  );
  const mean = thirtieth(MEAN_DATE, monthly(MEAN_DATE.month));
  const julianDay = floor(plus(mean, times(of(1, 60), minus(moon, sun))));
  return dateOfDay(julianDay - JULIAN_DAY_OF_1970);
}
/** Of the noon of 1970-01-01. */
const JULIAN_DAY_OF_1970 = 2_440_588;
const dayAfter = (date: string): string => dateOfDay(dayNumber(date) + 1);

/** The first day of the first Chinese month that begins in a year of ours, as the machine's calendar has it. */
function chineseNewYear(year: number): string | undefined {
  const chinese = new Intl.DateTimeFormat("en-u-ca-chinese", {
    timeZone: "Asia/Shanghai",
    month: "numeric",
    day: "numeric",
  });
  const january = dayNumber(`${year}-01-01`);
  return Array.from({ length: 90 }, (_, i) => dateOfDay(january + i)).find((date) => {
    const parts = chinese.formatToParts(new Date(`${date}T12:00:00+08:00`));
    const part = (name: string) => parts.find(({ type }) => type === name)?.value;
    return part("month") === "1" && part("day") === "1";
  });
}

/*
 * New moons after J. Meeus, "Astronomical Algorithms", 2nd edition, chapter 49, to some seconds. Waves: height
 * in days, power of E, then how often the sun's anomaly, the moon's and its argument of latitude go in.
 */
const WAVES: readonly (readonly [number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
  [-0.00007, 0, 2, 1, 0],
  [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0],
  [0.00003, 0, 1, 1, -2],
  [0.00003, 0, 0, 2, 2],
  [-0.00003, 0, 1, 1, 2],
  [0.00003, 0, -1, 1, 2],
];
/** The planets' part: angle at k = 0 and its step in degrees, height in millionths of a day. */
const PLANETS: readonly (readonly [number, number, number])[] = [
  [299.77, 0.107408, 325],
  [251.88, 0.016321, 165],
  [251.83, 26.651886, 164],
  [349.42, 36.412478, 126],
  [84.66, 18.206239, 110],
  [141.74, 53.303771, 62],
  [207.14, 2.453732, 60],
  [154.84, 7.30686, 56],
  [34.52, 27.261239, 47],
  [207.19, 0.121824, 42],
  [291.34, 1.844379, 40],
  [161.72, 24.198154, 37],
  [239.56, 25.513099, 35],
  [331.55, 3.592518, 23],
];
const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** Julian day, in dynamical time, of the k-th new moon since January 2000. */
function newMoon(k: number): number {
  const centuries = k / 1236.85;
  const squared = centuries ** 2;
  const eccentricity = 1 - 0.002516 * centuries - 0.0000074 * squared;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * squared;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * squared;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * squared;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * squared;
  let day = 2451550.09766 + 29.530588861 * k + 0.00015437 * squared - 0.00017 * sine(node);
  for (const [height, power, suns, moons, latitudes] of WAVES)
    day += height * eccentricity ** power * sine(suns * sun + moons * moon + latitudes * latitude);
  for (const [angle, step, height] of PLANETS) day += height * 1e-6 * sine(angle + step * k);
  return day;
}

/** Dynamical time is so many days ahead of the clock in these years: about 70 seconds. */
const AHEAD = 70 / 86_400;
/** The minute of a new moon in Beijing, `YYYY-MM-DDTHH:MM`: the first from 21 January on. */
function newYearMoon(year: number): string {
  const minutes = Array.from({ length: 4 }, (_, i) => {
    const day = newMoon(Math.floor((year - 2000) * 12.3685) + i) - AHEAD;
    const beijing = (day - (JULIAN_DAY_OF_1970 - 0.5)) * 86_400_000 + 8 * 3_600_000;
    return new Date(beijing).toISOString().slice(0, 16);
  });
  return minutes.find((minute) => minute >= `${year}-01-21`) ?? "";
}

describe("the festival table", () => {
  it("has the Spring Festival from the eve of the day in Beijing on which the moon is new", () => {
    // Meeus's own example, February 1977.
    expect(newMoon(-283)).toBeCloseTo(2443192.65118, 4);
    const moons = YEARS.map(newYearMoon);
    expect(moons).toEqual(["2026-02-17T20:01", "2027-02-06T23:56", "2028-01-26T23:12"]);
    expect(firsts("spring_festival").map((eve) => eve && dayAfter(eve))).toEqual(
      moons.map((minute) => minute.slice(0, 10)),
    );
  });

  it("agrees with this machine's Chinese calendar, but for 2027", () => {
    // There ICU 78 says 7 February: its new moon is some minutes late, past midnight. See docs/festivals.md.
    for (const year of [2026, 2028] as const)
      expect(firstDayOf("spring_festival", year)).toBe(
        dateOfDay(dayNumber(chineseNewYear(year) ?? "") - 1),
      );
  });

  it("has Losar on the first day of the Phugpa calendar's first month", () => {
    // The months before the first ones, counted from the epoch.
    expect(firsts("losar")).toEqual([15_088, 15_100, 15_113].map(lastDateOf).map(dayAfter));
  });

  it("has Shoton from the 30th day of the Phugpa calendar's sixth month", () => {
    expect(firsts("shoton")).toEqual([15_094, 15_106, 15_119].map(lastDateOf));
  });

  it("has every festival in each of its years, and none in the year after them", () => {
    const festivals = [
      "new_year",
      "spring_festival",
      "losar",
      "labour_day",
      "shoton",
      "national_day",
    ];
    for (const festival of festivals as Festival[]) {
      expect(rangesOf(festival).map(({ from }) => from)).toEqual(firsts(festival));
      expect(firstDayOf(festival, 2029)).toBeNull();
    }
  });
});
