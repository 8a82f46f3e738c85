/** Stations by the thousand, made up but with the sameness and the differences that real ones have. */
import fc from "fast-check";
import type { Listed } from "../../shared/station/directory.ts";
import { BARRIERS, FACILITIES, STATION_KINDS } from "../../shared/station/facts.ts";
import type { Hours, WeeklySpan } from "../../shared/station/hours.ts";
import { anyHours, FIRST_DAY, LAST_DAY } from "./hours.ts";

const span = (days: number[], from: number, to: number, more: Partial<WeeklySpan> = {}) => ({
  days,
  from,
  to,
  barrier: null,
  onCall: false,
  ...more,
});
const EVERY = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const NAMES = ["党群服务V站", "骑手驿站", "暖心驿站", "工会户外劳动者驿站", "爱心驿站", "零工驿站"];
const HINTS = [
  "物业值班室侧门进",
  "超市一楼服务台",
  "居委会东侧",
  "银行网点大厅",
  "小区南门岗亭旁",
];
const STREETS = [
  "江苏路",
  "北京中路",
  "林廓东路",
  "金珠西路",
  "纳金路",
  "色拉路",
  "夺底路",
  "当热路",
];

/** A number from 0 to below `limit` that depends on nothing but its seed. */
const drawn = (seed: number, limit: number): number => {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % limit;
};

/** Weeks as stations keep them: opening and closing at one of some half hours, a few with a night. */
function hoursOf(seed: number): Hours {
  const from = 420 + 30 * drawn(seed, 6);
  const to = 1020 + 30 * drawn(seed + 1, 12);
  const days = drawn(seed + 2, 3) === 0 ? WORKDAYS : EVERY;
  const night = drawn(seed + 3, 4) === 0;
  const week = [
    span(days, from, to),
    ...(night ? [span(days, to, 1440 + from, { barrier: "qr" as const })] : []),
  ];
  return { week, exceptions: [], festivals: [] };
}

/** What a station needs besides its unit. */
export const aDoor = {
  kind: "rider",
  name: "江苏路骑手驿站",
  latitude: 29_652_345,
  longitude: 91_131_234,
  barrier: "staff",
} as const;

/** So many stations around Lhasa, in communities of about twenty. */
export const manyStations = (count: number): Listed[] =>
  Array.from({ length: count }, (_, i) => {
    const community = Math.floor(i / 20);
    const seed = i * 31;
    return {
      committee: String(540102001001 + community),
      number: (i % 20) + 1,
      kind: STATION_KINDS[drawn(seed, STATION_KINDS.length)] ?? "rider",
      name: `${STREETS[drawn(community, STREETS.length)]}${drawn(seed + 1, 300)}号${NAMES[drawn(seed + 2, NAMES.length)]}`,
      hint: drawn(seed + 3, 3) === 0 ? (HINTS[drawn(seed + 4, HINTS.length)] ?? "") : "",
      latitude: 2_960_000 + 137 * (community % 60) + drawn(seed + 5, 900),
      longitude: 9_105_000 + 211 * Math.floor(community / 60) + drawn(seed + 6, 1200),
      hours: drawn(seed + 7, 20) === 0 ? null : hoursOf(drawn(seed + 8, 150)),
      barrier: BARRIERS[Math.min(drawn(seed + 9, 12), 3)] ?? "walk_in",
      facilities: FACILITIES.filter((_facility, k) => drawn(seed + 10 + k, 20) < 14 - k / 2),
      checkedOn: drawn(seed + 40, 10) === 0 ? null : 20_750 + drawn(seed + 41, 30),
      closure: drawn(seed + 42, 60) === 0 ? { lastDay: "2026-12-01" } : null,
      reported: drawn(seed + 43, 80) === 0,
    };
  });

/** A station with anything that one may have. */
export const anyListed: fc.Arbitrary<Listed> = fc.record({
  committee: fc.integer({ min: 540102001001, max: 540102001004 }).map(String),
  number: fc.integer({ min: 1, max: 30 }),
  kind: fc.constantFrom(...STATION_KINDS),
  name: fc
    .string({ unit: "grapheme", minLength: 1 })
    .map((text) => text.replace(/\s+/g, " ").trim()),
  hint: fc.constantFrom("", "侧门进", "གཡས་སུ།"),
  latitude: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  longitude: fc.integer({ min: -18_000_000, max: 18_000_000 }),
  hours: fc.option(anyHours),
  barrier: fc.constantFrom(...BARRIERS),
  facilities: fc
    .uniqueArray(fc.constantFrom(...FACILITIES))
    .map((some) => FACILITIES.filter((facility) => some.includes(facility))),
  checkedOn: fc.option(fc.integer({ min: FIRST_DAY, max: LAST_DAY })),
  closure: fc.constantFrom(null, { lastDay: null }, { lastDay: "2026-12-31" }),
  reported: fc.boolean(),
});

/** Stations with an address each of its own, in the order of their addresses. */
export const someListed: fc.Arbitrary<Listed[]> = fc
  .uniqueArray(anyListed, {
    selector: ({ committee, number }) => `${committee}-${number}`,
    maxLength: 12,
  })
  .map((some) =>
    some.sort((a, b) => Number(a.committee) - Number(b.committee) || a.number - b.number),
  );
