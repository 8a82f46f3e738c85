import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toWgs84 } from "../../pwa/station-desk/datum.ts";
import { inMillionths, readDatum, readPlace } from "../../shared/station/coordinates.ts";
import { distanceFrom } from "../../shared/station/nearest.ts";

describe("a place that somebody pastes", () => {
  it.each([
    ["29.6523, 91.1312", 29.6523, 91.1312],
    ["91.1312,29.6523", 29.6523, 91.1312],
    ["２９.6523，９１.1312", 29.6523, 91.1312],
    ["纬度：29.6523 经度：91.1312", 29.6523, 91.1312],
    ["https://uri.amap.com/marker?position=91.1312,29.6523", 29.6523, 91.1312],
    ["-33.86 151.21", -33.86, 151.21],
  ])("is read from %j", (text, latitude, longitude) => {
    expect(readPlace(text)).toEqual({ latitude, longitude });
  });

  it.each(["", "29.6523", "仙足岛南门", "29.65, 91.13, 3650", "291.5, 91.2"])(
    "is none in %j",
    (text) => {
      expect(readPlace(text)).toBeNull();
    },
  );

  it("is kept in millionths of a degree", () => {
    expect(inMillionths({ latitude: 29.6523, longitude: 91.1312345678 })).toEqual({
      latitude: 29_652_300,
      longitude: 91_131_235,
    });
  });
});

describe("a datum", () => {
  it.each([
    ["BD-09", "bd09"],
    ["百度地图", "bd09"],
    ["高德", "gcj02"],
    ["GCJ02", "gcj02"],
    ["WGS84", "wgs84"],
    ["CGCS2000", "wgs84"],
    ["不知道", null],
    ["", null],
  ])("named %j is %s", (text, datum) => {
    expect(readDatum(text)).toBe(datum);
  });

  it("is turned into WGS-84: Chinese maps lie some hundred metres off", () => {
    const place = { latitude: 29.6523, longitude: 91.1312 };
    expect(toWgs84(place, "wgs84")).toEqual(place);
    for (const datum of ["gcj02", "bd09"] as const)
      fc.assert(
        fc.property(
          fc.double({ min: 29, max: 30.5, noNaN: true }),
          fc.double({ min: 90, max: 92, noNaN: true }),
          (latitude, longitude) => {
            const turned = toWgs84({ latitude, longitude }, datum);
            const metres = distanceFrom({ latitude, longitude })(turned.latitude, turned.longitude);
            expect(metres).toBeGreaterThan(50);
            expect(metres).toBeLessThan(2_000);
          },
        ),
        { numRuns: 50 },
      );
  });
});
