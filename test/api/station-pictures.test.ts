/** Pictures of a station's door over HTTP: who puts them there, who sees them, and what never gets out this way. */

import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Entity } from "../../shared/kit/noun.ts";
import { placeOf } from "../../shared/station/directory.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import { aPhoto } from "../builders/photos.ts";
import { aDoor } from "../builders/stations.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let committee: Committee;
beforeAll(async () => {
  server = await startServer(inject("worker"));
  committee = await aCommittee().with(2).units().in(server.store);
});
afterAll(() => server?.close());

const visitor = () => server.asking(null);
const keeper = (unit = committee.units[0]) => server.asking(committee.who("keeper", unit));
const clerk = () => server.asking(committee.who("clerk"));

const aStation = async (state = "listed", pictures: string[] = []): Promise<Entity> => {
  const put = await committee.put("station", state, {
    unit: committee.units[0]?.id,
    ...aDoor,
    pictures,
  });
  // The server has given it its number.
  return now(put);
};
const now = async ({ id }: Entity): Promise<Entity & { pictures: string[] }> =>
  (await clerk().get(`/api/stations/${id}`)).body;
const placeOn = ({ committee: code, number }: Entity) =>
  placeOf({ committee: code, number: number ?? 0 });
const pictureOf = (station: Entity, name: string, headers?: Record<string, string>) =>
  visitor().get(`/api/public/stations/${placeOn(station)}/pictures/${name}`, headers);
/** Has somebody of the committee upload a photo. @returns its name */
async function uploaded(of = committee): Promise<string> {
  const { bytes, name } = aPhoto();
  const answer = await server
    .asking(of.who("keeper"))
    .put(`/api/attachments/${name}?committee=${of.code}`, bytes);
  expect(answer.status).toBe(200);
  return name;
}
const showing = (station: Entity, pictures: unknown, by = keeper()) =>
  by.give(station, "station.showPictures", { pictures });

describe("a picture of a door", () => {
  it("put there by a keeper, is seen by everybody, and may be kept for an hour", async () => {
    const station = await aStation();
    const name = await uploaded();
    expect((await showing(station, [name])).status).toBe(200);
    const { status, headers, body } = await pictureOf(station, name);
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toBe("image/jpeg");
    expect(headers.get("Cache-Control")).toBe("public, max-age=3600");
    expect(headers.get("Set-Cookie")).toBeNull();
    expect(body.length).toBeGreaterThan(0);
    const tag = headers.get("ETag") ?? "";
    expect((await pictureOf(station, name, { "If-None-Match": tag })).status).toBe(304);
    const place = placeOn(station);
    expect((await visitor().get(`/api/public/stations/${place}`)).body.station.pictures).toEqual([
      name,
    ]);
    expect((await visitor().get(`/api/public/stations/${place}/jsonld`)).body.image).toEqual([
      `${server.url}/api/public/stations/${place}/pictures/${name}`,
    ]);
    // The directory on every phone has no room for it.
    expect(JSON.stringify((await visitor().get("/api/public/stations")).body)).not.toContain(name);
  });

  it("is put there by the two keepers alone", async () => {
    const station = await aStation();
    const name = await uploaded();
    expect((await showing(station, [name], keeper(committee.units[1]))).status).toBe(403);
    expect((await showing(station, [name], visitor())).status).toBe(401);
    expect((await now(station)).pictures).toEqual([]);
    for (const role of ["clerk", "street", "liaison"] as const) {
      const by = server.asking(committee.who(role));
      expect((await showing(await now(station), [name], by)).status, role).toBe(200);
    }
  });

  it("taken out, is gone for everybody; the others stay", async () => {
    const [one, other] = [await uploaded(), await uploaded()];
    const station = await aStation("verified", [one, other]);
    const tag = (await pictureOf(station, one)).headers.get("ETag") ?? "";
    expect((await showing(station, [other])).status).toBe(200);
    expect((await pictureOf(station, one)).status).toBe(404);
    expect((await pictureOf(station, one, { "If-None-Match": tag })).status).toBe(404);
    expect((await pictureOf(station, other)).status).toBe(200);
  });

  it.each([
    ["listed", 200],
    ["verified", 200],
    ["stale", 200],
    ["temporarily_closed", 200],
    ["draft", 404],
    ["retired", 404],
  ])("of a station that is %s answers %i", async (state, status) => {
    const name = await uploaded();
    expect((await pictureOf(await aStation(state, [name]), name)).status).toBe(status);
  });

  it("goes with its station", async () => {
    const name = await uploaded();
    const station = await aStation("listed", [name]);
    expect((await clerk().give(station, "station.retire", { reason: "拆迁" })).status).toBe(200);
    expect((await pictureOf(station, name)).status).toBe(404);
  });

  it("is one of four at the most, and nothing but a photo's name", async () => {
    const station = await aStation();
    const names = await Promise.all(Array.from({ length: 5 }, () => uploaded()));
    for (const wrong of [names, ["../other"], ["AB".repeat(32)], "all"]) {
      const { status, body } = await showing(station, wrong);
      expect(status).toBe(422);
      expect(body.issues[0].path).toMatch(/^pictures/);
    }
    expect((await now(station)).pictures).toEqual([]);
    expect((await showing(station, names.slice(0, 4))).status).toBe(200);
  });

  it("stays when the rest is edited", async () => {
    const name = await uploaded();
    const station = await aStation("listed", [name]);
    const described = {
      kind: "rider",
      name: "改名驿站",
      latitude: 29_652_345,
      longitude: 91_131_234,
      barrier: "walk_in",
    };
    expect((await clerk().give(station, "station.amend", described)).status).toBe(200);
    expect(await now(station)).toMatchObject({ name: "改名驿站", pictures: [name] });
  });
});

describe("no other attachment gets out", () => {
  it("a promise's evidence, another station's picture, another community's photo, one never sent", async () => {
    const [shown, evidence] = [await uploaded(), await uploaded()];
    const station = await aStation("listed", [shown]);
    const promise = await committee.put("commitment", "active", {
      unit: committee.units[0]?.id,
      promise: "换五盏路灯",
    });
    const noted = { note: "已装好", photos: [evidence] };
    const liaison = server.asking(committee.who("liaison"));
    expect((await liaison.give(promise, "commitment.note", noted)).status).toBe(200);
    expect((await pictureOf(station, evidence)).status).toBe(404);

    const elsewhere = await uploaded();
    await aStation("listed", [elsewhere]);
    expect((await pictureOf(station, elsewhere)).status).toBe(404);

    const others = await aCommittee().with(1).units().in(server.store);
    for (const absent of [await uploaded(others), aPhoto().name]) {
      const naming = await aStation("listed", [shown, absent]);
      expect((await pictureOf(naming, absent)).status).toBe(404);
      expect((await pictureOf(naming, shown)).status).toBe(200);
    }
    expect((await pictureOf(station, shown)).status).toBe(200);
    for (const odd of ["..", "%2e%2e", shown.toUpperCase(), `${shown}x`, shown.slice(1)])
      expect((await pictureOf(station, odd)).status, odd).toBe(404);
  });

  it("and where pictures are kept still asks who one is", async () => {
    const name = await uploaded();
    await aStation("listed", [name]);
    const path = `/api/attachments/${name}?committee=${committee.code}`;
    expect((await visitor().get(path)).status).toBe(401);
  });
});
