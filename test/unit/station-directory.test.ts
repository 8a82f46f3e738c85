import { brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minuteAt } from "../../shared/station/calendar.ts";
import { reading, written } from "../../shared/station/digits.ts";
import {
  encode,
  isDirectory,
  type Listed,
  listedIn,
  open,
  placeOf,
  renewed,
} from "../../shared/station/directory.ts";
import { openState, scheduleOf } from "../../shared/station/hours.ts";
import { bearing, distanceFrom, nearest, type Wanted } from "../../shared/station/nearest.ts";
import { anyListed, manyStations, someListed } from "../builders/stations.ts";

const brotli = (value: unknown): number => brotliCompressSync(JSON.stringify(value)).length;

describe("the compact directory", () => {
  it("gives back every number that it was given", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 29), max: 2 ** 29 - 1 })), (numbers) => {
        const read = reading(written(numbers), numbers.length);
        expect(numbers.map((_, place) => read(place))).toEqual(numbers);
      }),
    );
  });

  it("gives back every station that it was given, over JSON", () => {
    fc.assert(
      fc.property(someListed, (stations) => {
        const sent: unknown = JSON.parse(JSON.stringify(encode(stations, 7)));
        if (!isDirectory(sent)) throw new Error("not a directory");
        expect(listedIn(sent)).toEqual(stations);
      }),
    );
  });

  it("is the same whether it was fetched whole or brought up to date, once or twice", () => {
    fc.assert(
      fc.property(
        someListed,
        fc.array(anyListed, { maxLength: 4 }),
        fc.nat(3),
        (before, changed, gone) => {
          const after = new Map(before.map((station) => [placeOf(station), station]));
          const left = before.slice(0, gone).map(placeOf);
          for (const place of left) after.delete(place);
          const put = new Map(changed.map((station) => [placeOf(station), station]));
          for (const [place, station] of put) after.set(place, station);
          const whole = encode([...after.values()], 9);
          const change = encode([...put.values()], 9, {
            since: 5,
            gone: left.filter((place) => !put.has(place)),
          });
          const once = renewed(encode(before, 5), change);
          expect(once && listedIn(once)).toEqual(listedIn(whole));
          expect(once && renewed(once, change)).toEqual(once);
        },
      ),
    );
  });

  it("asks for the whole where a change list begins later than the directory ends", () => {
    expect(renewed(encode([], 3), encode([], 9, { since: 5, gone: [] }))).toBeNull();
  });

  it("holds ten thousand stations in 250 KB, and one change in 1 KB", () => {
    const stations = manyStations(10_000);
    const whole = brotli(encode(stations, 1));
    const one = brotli(encode(stations.slice(0, 1), 2, { since: 1, gone: [] }));
    console.log(`directory: 10,000 stations ${whole} bytes, one change ${one} bytes (brotli)`);
    expect(whole).toBeLessThanOrEqual(250_000);
    expect(one).toBeLessThanOrEqual(1_000);
  });
});

const all = (opened: Parameters<typeof nearest>[0], wanted: Wanted) => {
  const ranked = nearest(opened, wanted);
  return ranked.slice(0, ranked.count);
};
const LHASA = { latitude: 29.65, longitude: 91.13 };
const NOON = minuteAt(Date.parse("2026-11-25T12:00:00+08:00"));
const anywhere: Wanted = {
  from: LHASA,
  minute: NOON,
  speed: null,
  openOnly: false,
  walkInOnly: false,
  night: false,
  facilities: [],
};
const stateOf = ({ hours, barrier, closure }: Listed, minute: number) =>
  openState({ schedule: hours && scheduleOf(hours), barrier, closure }, minute);

describe("the nearest station", () => {
  it("is as far and in that direction as it really is", () => {
    // One degree of latitude, and the Potala seen from the Jokhang: about 1.5 km to the west-north-west.
    expect(distanceFrom({ latitude: 0, longitude: 0 })(1, 0)).toBeCloseTo(111_195, 0);
    const [jokhang, potala] = [
      { latitude: 29.6531, longitude: 91.1318 },
      { latitude: 29.6577, longitude: 91.117 },
    ];
    expect(Math.round(distanceFrom(jokhang)(potala.latitude, potala.longitude) / 100)).toBe(15);
    expect(Math.round(bearing(jokhang, potala))).toBe(290);
  });

  it("stands first among those that one gets into alike: open without anything to show, open, on call, unknown, closed", () => {
    const stations = manyStations(400);
    const opened = open(encode(stations, 1));
    const found = all(opened, anywhere);
    expect(found).toHaveLength(400);
    const ranks = found.map(({ place, state }) => {
      expect(state).toEqual(stateOf(opened.at(place), NOON));
      const isOpen = state.state === "open" || state.state === "closing_soon";
      return isOpen
        ? state.barrier === "walk_in"
          ? 0
          : 1
        : ["on_call", "unknown", "closed"].indexOf(state.state) + 2;
    });
    expect(ranks).toEqual([...ranks].sort());
    for (const [i, one] of found.entries()) {
      const next = found[i + 1];
      if (next && ranks[i] === ranks[i + 1])
        expect(one.distance).toBeLessThanOrEqual(next.distance ?? 0);
    }
  });

  it("is open when one arrives, at the speed at which one goes", () => {
    fc.assert(
      fc.property(
        someListed,
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 20, max: 500 }),
        (stations, later, speed) => {
          const opened = open(encode(stations, 1));
          const minute = NOON + later;
          for (const { place, state, distance: metres } of all(opened, {
            ...anywhere,
            minute,
            speed,
            openOnly: true,
          })) {
            const arrival = minute + Math.ceil((metres ?? 0) / speed);
            expect(state).toEqual(stateOf(opened.at(place), arrival));
            expect(["open", "closing_soon"]).toContain(state.state);
          }
        },
      ),
    );
  });

  it("is entered as one does when one arrives, not when one sets out", () => {
    const span = { days: [1, 2, 3, 4, 5, 6, 7], onCall: false };
    const week = [
      { ...span, from: 480, to: 1320, barrier: null },
      { ...span, from: 1320, to: 1920, barrier: "qr" as const },
    ];
    const hours = { week, exceptions: [], festivals: [] };
    const [station] = manyStations(1);
    if (!station) throw new Error("no station");
    const there = { latitude: 2_965_000, longitude: 9_114_500, closure: null };
    const opened = open(encode([{ ...station, ...there, hours, barrier: "walk_in" }], 1));
    const wanted = { ...anywhere, minute: NOON + 595, speed: 70 };
    expect(all(opened, wanted)[0]?.state.barrier).toBe("qr");
    expect(all(opened, { ...wanted, walkInOnly: true })).toEqual([]);
    expect(all(opened, { ...wanted, walkInOnly: true, speed: 2_000 })).toHaveLength(1);
  });

  it("has everything that was asked for, and only that", () => {
    const stations = manyStations(400);
    const opened = open(encode(stations, 1));
    const found = all(opened, {
      ...anywhere,
      facilities: ["hot_water", "oxygen"],
      walkInOnly: true,
    });
    const fits = stations.filter(
      (one) =>
        one.facilities.includes("hot_water") &&
        one.facilities.includes("oxygen") &&
        (stateOf(one, NOON).barrier ?? one.barrier) === "walk_in",
    );
    expect(found.map(({ place }) => placeOf(opened.at(place))).sort()).toEqual(
      fits.map(placeOf).sort(),
    );
    expect(fits.length).toBeGreaterThan(0);
  });

  it("is open from 22 to 06 where a night is asked for", () => {
    const opened = open(encode(manyStations(400), 1));
    const found = all(opened, { ...anywhere, night: true });
    expect(found.length).toBeGreaterThan(0);
    for (const { place } of found)
      for (let hour = 22; hour < 30; hour++)
        expect(stateOf(opened.at(place), NOON + (hour - 12) * 60).state).toBe("open");
  });
});
