/** Stations as other programs get them: GeoJSON, Open Referral's HSDS and schema.org. */

import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { nounNamed } from "../../shared/nouns.ts";
import { readOsm } from "../../shared/station/osm-hours.ts";
import type { Station } from "../../shared/station.ts";
import { serviceOf } from "../../worker/station/hsds.ts";
import { bytesOf, uuidOf } from "../../worker/station/uuid.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import { anyHours, FIRST_DAY, LAST_DAY } from "../builders/hours.ts";
import { aRecord, put, putRecords } from "../builders/records.ts";
import { aDoor } from "../builders/stations.ts";
import { page as hsdsPage } from "../standards/hsds.ts";
import type { Answer } from "./asking.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let committee: Committee;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());
beforeEach(async () => {
  committee = await aCommittee().with(1).units().in(server.store);
});

const DAILY = [1, 2, 3, 4, 5, 6, 7];
const span = (from: number, to: number, more: object = {}) => ({
  from,
  to,
  barrier: null,
  onCall: false,
  ...more,
});
const withNight = {
  week: [
    { days: DAILY, ...span(480, 1320) },
    { days: DAILY, ...span(1320, 1920, { barrier: "qr" }) },
  ],
  exceptions: [
    { from: "2098-10-01", to: "2098-10-03", spans: [], reason: "放假" },
    { from: "2099-01-01", to: "2099-01-01", spans: [span(600, 900)], reason: null },
  ],
  festivals: [{ festival: "losar", spans: [] }],
};
const onCall = {
  week: [
    { days: DAILY, ...span(570, 1110) },
    { days: [1, 3], ...span(1110, 1320, { onCall: true }) },
  ],
  exceptions: [],
  festivals: [],
};

const station = (fields: object = {}, state = "listed") =>
  put(server.store, "station", committee.code, state, {
    unit: committee.units[0]?.id,
    ...aDoor,
    ...fields,
  });
const ask = (path: string, headers?: Record<string, string>): Promise<Answer> =>
  server.asking(null).get(`/api/public/stations/${path}`, headers);
/** Everything that an export has of this test's community. */
async function all(format: string, member: "features" | "contents"): Promise<Answer["body"][]> {
  const items: Answer["body"][] = [];
  for (let next: string | null = `${Number(committee.code) - 1}-999999`; next; ) {
    const { body } = await ask(`${format}?cursor=${next}`);
    items.push(...body[member]);
    next = body.next;
  }
  return items.filter((item) => JSON.stringify(item).includes(`"${committee.code}-`));
}
const features = () => all("geojson", "features");
const services = () => all("hsds", "contents");

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(hsdsPage);
const faultsOf = (body: unknown) => (validate(body) ? [] : validate.errors);

describe("GeoJSON", () => {
  it("has each station that everybody may see, at its place in WGS-84, with hours as OpenStreetMap's", async () => {
    await station({
      hint: "侧门进",
      hours: withNight,
      facilities: [
        { facility: "hot_water", has: true, note: null, verifiedAt: null },
        { facility: "oxygen", has: false, note: null, verifiedAt: null },
      ],
      checkedAt: "2026-06-01T17:00:00.000Z",
    });
    await station({ name: "没人说过时间的驿站" });
    await station({ name: "还没上名单的驿站" }, "draft");
    await station({ name: "撤掉的驿站" }, "retired");
    const [one, other, ...rest] = await features();
    expect(rest).toEqual([]);
    expect(one).toEqual({
      type: "Feature",
      id: `${committee.code}-1`,
      geometry: { type: "Point", coordinates: [91.131234, 29.652345] },
      properties: {
        place: `${committee.code}-1`,
        name: "江苏路骑手驿站",
        kind: "rider",
        opening_hours: expect.stringContaining('Mo-Su 22:00-08:00 open "qr"'),
        barrier: "staff",
        facilities: ["hot_water"],
        hint: "侧门进",
        checkedOn: "2026-06-02",
        temporarilyClosed: null,
        reported: false,
      },
    });
    expect(readOsm(one?.properties.opening_hours)).toHaveProperty("hours");
    expect(other?.properties).not.toHaveProperty("opening_hours");
  });

  it("tells until when one is closed and why, and that one does not get in", async () => {
    await station({ closedUntil: "2099-01-31", reason: "装修" }, "temporarily_closed");
    await station({ reportedAt: "2026-06-01T00:00:00.000Z" });
    const [closed, reported] = await features();
    expect(closed?.properties.temporarilyClosed).toEqual({ until: "2099-01-31", reason: "装修" });
    expect(reported?.properties.reported).toBe(true);
  });

  it("comes in pages of 500, each once and in order; the last has no next", async () => {
    const noun = nounNamed("station");
    const records = Array.from({ length: 1_003 }, (_, i) => ({
      noun,
      entity: aRecord(noun, committee.code, "listed", {
        unit: committee.units[0]?.id,
        name: `第${i + 1}站`,
        hours: withNight,
      }),
    }));
    await putRecords(server.store, records);
    const places: string[] = [];
    const sizes: number[] = [];
    let path: string | null = `geojson?cursor=${Number(committee.code) - 1}-999999`;
    while (path) {
      const { headers, body }: Answer = await ask(path);
      sizes.push(body.features.length);
      places.push(...body.features.map(({ id }: { id: string }) => id));
      const link: string | null = headers.get("Link");
      expect(link).toBe(
        body.next ? `</api/public/stations/geojson?cursor=${body.next}>; rel="next"` : null,
      );
      path = body.next && `geojson?cursor=${body.next}`;
    }
    expect(sizes.slice(0, 2)).toEqual([500, 500]);
    const own = places.filter((place) => place.startsWith(committee.code));
    expect(own).toEqual(Array.from({ length: 1_003 }, (_, i) => `${committee.code}-${i + 1}`));
    expect((await services()).length).toBe(1_003);
  });
});

describe.each(["geojson", "hsds"])("the export as %s", (format) => {
  it("answers 304 while nothing has changed, may be kept at the edge, and knows its own cursors only", async () => {
    await station();
    const first = await ask(format);
    expect(first.status).toBe(200);
    expect(first.headers.get("Cache-Control")).toContain("public");
    expect(first.headers.get("Content-Type")).toContain("json");
    const tag = { "If-None-Match": first.headers.get("ETag") ?? "" };
    expect((await ask(format, tag)).status).toBe(304);
    await station();
    expect((await ask(format, tag)).status).toBe(200);
    expect((await ask(`${format}?cursor=magic`)).status).toBe(400);
  });

  it("is another one when a station's operator is called something else", async () => {
    await station();
    const tag = { "If-None-Match": (await ask(format)).headers.get("ETag") ?? "" };
    const clerk = server.asking(committee.who("clerk"));
    const amended = async (changes: object) => {
      const { body: unit } = await clerk.get(`/api/units/${committee.units[0]?.id}`);
      const { name, nature } = unit;
      const { status } = await clerk.give(unit, "unit.amend", { name, nature, ...changes });
      expect(status).toBe(200);
      return (await ask(format, tag)).status;
    };
    expect(await amended({ shortName: "物业" })).toBe(304);
    expect(await amended({ name: "改了名的物业" })).toBe(200);
  });
});

describe("HSDS", () => {
  it("is valid with nights, exceptions, no hours, on call, closures and reports", async () => {
    await station({
      hours: withNight,
      hint: "侧门进",
      facilities: [
        { facility: "hot_water", has: true, note: "自带杯子", verifiedAt: null },
        { facility: "aed", has: true, note: null, verifiedAt: null },
      ],
      checkedAt: "2026-06-01T17:00:00.000Z",
    });
    await station({ hours: onCall });
    await station({ hours: null });
    await station({ closedUntil: "2099-01-31", reason: "装修" }, "temporarily_closed");
    await station({ closedUntil: null, reason: "停电" }, "temporarily_closed");
    await station({ reportedAt: "2026-06-01T00:00:00.000Z" });
    const { body } = await ask(`hsds?cursor=${Number(committee.code) - 1}-999999`);
    expect(faultsOf(body)).toEqual([]);
    const found = await services();
    expect(found.map(({ status, alert }) => [status, alert])).toEqual([
      ["active", undefined],
      ["active", undefined],
      ["active", undefined],
      ["temporarily closed", "装修 (until 2099-01-31)"],
      ["temporarily closed", "停电 (until further notice)"],
      ["active", "reported as closed"],
    ]);
    expect(found[0]).toMatchObject({
      assured_date: "2026-06-02",
      organization: { name: "成员单位1" },
      service_at_locations: [
        {
          location: {
            latitude: 29.652345,
            longitude: 91.131234,
            description: "侧门进",
            external_identifier: `${committee.code}-1`,
            attributes: [
              { taxonomy_term: { code: "hot_water" }, value: "自带杯子" },
              { taxonomy_term: { code: "aed" } },
            ],
          },
        },
      ],
    });
    expect(found[2]).not.toHaveProperty("schedules");
  });

  it("has hours as rules that hold from one date to another, with the way in and the zone", async () => {
    await station({ hours: withNight });
    await station({ hours: onCall });
    const [night, asked] = await services();
    const last = night?.schedules.filter(({ valid_from }: { valid_from?: string }) =>
      valid_from?.startsWith("209"),
    );
    const shown = last?.map((rule: Record<string, string>) =>
      [rule.valid_from, rule.valid_to, rule.opens_at, rule.closes_at].join(" ").trim(),
    );
    expect(shown).toEqual([
      "2098-09-30 2098-09-30 08:00+08:00 22:00+08:00",
      "2098-09-30 2098-09-30 22:00+08:00 00:00+08:00",
      "2098-10-04 2098-12-30 08:00+08:00 22:00+08:00",
      "2098-10-04 2098-12-30 22:00+08:00 08:00+08:00",
      "2098-12-31 2098-12-31 08:00+08:00 22:00+08:00",
      "2098-12-31 2098-12-31 22:00+08:00 00:00+08:00",
      "2099-01-01 2099-01-01 10:00+08:00 15:00+08:00",
      "2099-01-02  08:00+08:00 22:00+08:00",
      "2099-01-02  22:00+08:00 08:00+08:00",
    ]);
    expect(asked?.schedules).toMatchObject([
      { freq: "WEEKLY", byday: "MO,TU,WE,TH,FR,SA,SU", timezone: 8, attending_type: "staff" },
      { byday: "MO,WE", description: "on call 18:30-22:00" },
    ]);
    expect(asked?.schedules[1]).not.toHaveProperty("opens_at");
  });

  it("is valid for whatever hours there are, and gives no identifier twice", () => {
    fc.assert(
      fc.property(anyHours, fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (hours, today) => {
        const fields = { number: 7, unit: "01J0000000000000000000UNIT", name: "驿站", hours };
        const record = aRecord(nounNamed("station"), "540102008001", "listed", fields);
        const surroundings = { operator: "单位", nature: "school", community: "社区" };
        const service = serviceOf(record as Station, surroundings, {
          url: "https://example.org/stations/540102008001-7",
          today,
        });
        expect(faultsOf({ contents: [service], empty: false })).toEqual([]);
        const ids = ((service.schedules ?? []) as { id: string }[]).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 100 },
    );
  });

  it("is refused where a rule of the standard is broken: the check itself checks", async () => {
    await station();
    const { body } = await ask("hsds");
    const [service] = body.contents;
    for (const wrong of [
      { ...service, id: "540102008001-3" },
      { ...service, status: "open" },
      { ...service, name: undefined },
      { ...service, organization: { id: service.organization.id, name: "单位" } },
      { ...service, phone: "1" },
    ])
      expect(faultsOf(JSON.parse(JSON.stringify({ ...body, contents: [wrong] })))).not.toEqual([]);
  });

  it("names things as version 5 UUIDs do", () => {
    // RFC 9562, appendix A.4.
    expect(uuidOf("www.example.com", bytesOf("6ba7b810-9dad-11d1-80b4-00c04fd430c8"))).toBe(
      "2ed6657d-e927-568b-95e1-2665a8aea6a2",
    );
  });
});

describe("schema.org", () => {
  it("describes one station with its page and hours; a place that nobody sees is not there", async () => {
    await station({ hours: withNight });
    const { status, headers, body } = await ask(`${committee.code}-1/jsonld`);
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toContain("application/ld+json");
    expect(body).toMatchObject({
      "@type": "CivicStructure",
      url: `${server.url}/stations/${committee.code}-1`,
      name: "江苏路骑手驿站",
    });
    expect(body.openingHoursSpecification).toContainEqual({
      "@type": "OpeningHoursSpecification",
      validFrom: "2098-10-01",
      validThrough: "2098-10-03",
      opens: "00:00",
      closes: "00:00",
    });
    expect((await ask(`${committee.code}-99/jsonld`)).status).toBe(404);
    await station({}, "retired");
    expect((await ask(`${committee.code}-2/jsonld`)).status).toBe(404);
  });
});
