/** Hours as other programs are told of them, against the hours themselves. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, dateOfDay, dayNumber, weekdayOf } from "../../shared/station/calendar.ts";
import type { Listed } from "../../shared/station/directory.ts";
import { type Hours, momentAt, scheduleOf } from "../../shared/station/hours.ts";
import { jsonLdOf } from "../../shared/station/json-ld.ts";
import { type Stretch, stretchesOf, timesOf } from "../../shared/station/stretches.ts";
import { anyHours, FIRST_DAY, LAST_DAY } from "../builders/hours.ts";

const TODAY = dayNumber("2026-06-01");

/** Whether somebody who knows the stretches alone finds the door open, on call or closed. */
function accessBy(stretches: readonly Stretch[], minute: number): string {
  const found = new Set<string>();
  for (const back of [0, 1]) {
    const day = Math.floor(minute / DAY) - back;
    const time = minute - day * DAY;
    for (const { from, to, spans } of stretches) {
      if (day < (from ?? day) || day > (to ?? day)) continue;
      for (const span of spans)
        if (span.days.includes(weekdayOf(day)) && time >= span.from && time < span.to)
          found.add(span.onCall ? "on_call" : "open");
    }
  }
  return found.has("open") ? "open" : found.has("on_call") ? "on_call" : "closed";
}

const week: Hours["week"] = [
  { days: [1, 2, 3, 4, 5, 6, 7], from: 480, to: 1320, barrier: null, onCall: false },
  { days: [1, 2, 3, 4, 5, 6, 7], from: 1320, to: 1920, barrier: "qr", onCall: false },
];
const closedOn = (from: string, to: string) => ({ from, to, spans: [], reason: null });

describe("the stretches of hours", () => {
  it("say together what the hours say, at every minute from today on", () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.integer({ min: FIRST_DAY, max: LAST_DAY }),
        fc.array(fc.integer({ min: 0, max: 40 * DAY }), { minLength: 40, maxLength: 40 }),
        (hours, today, minutes) => {
          const schedule = scheduleOf(hours);
          const stretches = stretchesOf(hours, today);
          const edges = [...schedule.dates.keys()]
            .filter((day) => day >= today)
            .flatMap((day) => [day * DAY - 1, day * DAY, day * DAY + 61]);
          for (const minute of [...minutes.map((some) => today * DAY + some), ...edges])
            expect(accessBy(stretches, minute)).toBe(momentAt(schedule, "walk_in", minute).access);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("are one week without an end where there is no exception", () => {
    expect(stretchesOf({ week, exceptions: [], festivals: [] }, TODAY)).toEqual([
      { from: null, to: null, usual: true, spans: week },
    ]);
  });

  it("end the night before an exception at midnight, and forget what is over", () => {
    const exceptions = [closedOn("2026-05-01", "2026-05-03"), closedOn("2026-06-10", "2026-06-12")];
    const stretches = stretchesOf({ week, exceptions, festivals: [] }, TODAY);
    expect(stretches.map(({ from, to }) => [from && dateOfDay(from), to && dateOfDay(to)])).toEqual(
      [
        [null, "2026-06-08"],
        ["2026-06-09", "2026-06-09"],
        ["2026-06-10", "2026-06-12"],
        ["2026-06-13", null],
      ],
    );
    expect(stretches[1]?.spans.map(timesOf)).toEqual([
      { opens: "08:00", closes: "22:00" },
      { opens: "22:00", closes: "00:00" },
    ]);
  });

  it("tell a whole day from one that is closed", () => {
    const day = { from: 0, to: DAY, barrier: null, onCall: false };
    expect(timesOf(day)).toEqual({ opens: "00:00", closes: "23:59" });
    expect(timesOf({ ...day, from: 480, to: 480 + DAY })).toEqual({
      opens: "08:00",
      closes: "07:59",
    });
  });
});

describe("a station as JSON-LD", () => {
  const station: Listed = {
    committee: "540102008001",
    number: 3,
    kind: "rider",
    name: "江苏路骑手驿站",
    hint: "侧门进",
    latitude: 2_965_235,
    longitude: 9_113_123,
    hours: { week, exceptions: [closedOn("2026-06-10", "2026-06-12")], festivals: [] },
    barrier: "staff",
    facilities: ["hot_water", "aed"],
    checkedOn: null,
    closure: null,
    reported: false,
  };
  const page = { url: "https://example.org/stations/540102008001-3", images: [], today: TODAY };
  const hoursOf = (more: Partial<Listed>) =>
    jsonLdOf({ ...station, ...more }, page).openingHoursSpecification as
      | Record<string, unknown>[]
      | undefined;

  it("is a place with its hours, the dates on which others hold, and what is inside", () => {
    expect(jsonLdOf(station, page)).toMatchObject({
      "@type": "CivicStructure",
      identifier: "540102008001-3",
      description: "侧门进",
      geo: { latitude: 29.65235, longitude: 91.13123 },
      amenityFeature: [
        { propertyID: "entry", value: "staff" },
        { propertyID: "hot_water", name: "hot water", value: true },
        { propertyID: "aed", value: true },
      ],
    });
    expect(hoursOf({})).toMatchObject([
      { opens: "08:00", closes: "22:00", dayOfWeek: { length: 7 } },
      { opens: "22:00", closes: "08:00", dayOfWeek: { length: 7 } },
      { opens: "08:00", closes: "22:00", validFrom: "2026-06-09", validThrough: "2026-06-09" },
      { opens: "22:00", closes: "00:00", validFrom: "2026-06-09", validThrough: "2026-06-09" },
      { opens: "00:00", closes: "00:00", validFrom: "2026-06-10", validThrough: "2026-06-12" },
    ]);
  });

  it("says where its pictures are, and nothing of pictures where there are none", () => {
    const images = ["https://example.org/one", "https://example.org/two"];
    expect(jsonLdOf(station, { ...page, images }).image).toEqual(images);
    expect(jsonLdOf(station, page)).not.toHaveProperty("image");
  });

  it("says nothing of hours that nobody knows, and not open where one has to ask first", () => {
    expect(hoursOf({ hours: null })).toBeUndefined();
    const onCall = week.map((span) => ({ ...span, onCall: true }));
    expect(hoursOf({ hours: { week: onCall, exceptions: [], festivals: [] } })).toEqual([]);
  });

  it("is closed while it is closed for the time being, whatever else was said of those dates", () => {
    expect(hoursOf({ closure: { lastDay: "2026-06-11" } })?.slice(2)).toMatchObject([
      { opens: "08:00", closes: "22:00", validFrom: "2026-05-31" },
      { opens: "22:00", closes: "00:00", validFrom: "2026-05-31" },
      { opens: "00:00", closes: "00:00", validFrom: "2026-06-01", validThrough: "2026-06-11" },
      { opens: "00:00", closes: "00:00", validFrom: "2026-06-12", validThrough: "2026-06-12" },
    ]);
    expect(hoursOf({ closure: { lastDay: null }, hours: null })).toEqual([
      {
        "@type": "OpeningHoursSpecification",
        validFrom: "2026-06-01",
        opens: "00:00",
        closes: "00:00",
      },
    ]);
  });
});
