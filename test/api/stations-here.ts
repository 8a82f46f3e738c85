/** What tests of stations share: a server with a community, its stations, and who asks about them. */

import { ulid } from "ulid";
import { afterAll, beforeAll, expect, inject } from "vitest";
import type { Entity } from "../../shared/kit/noun.ts";
import { type Directory, listedIn, placeOf } from "../../shared/station/directory.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import { aDoor } from "../builders/stations.ts";
import type { Answer } from "./asking.ts";
import { startServer, type TestServer } from "./harness.ts";

export const described = {
  ...aDoor,
  hint: "物业值班室侧门进",
  hours: {
    week: [{ days: [1, 2, 3], from: 540, to: 1320, barrier: "qr" }],
    exceptions: [],
    festivals: [],
  },
};

/** A server of this file's own; to be called once, at its top. */
export function stationsHere() {
  /** Filled before the first test. */
  const here = {} as { server: TestServer; committee: Committee };
  beforeAll(async () => {
    here.server = await startServer(inject("worker"));
    here.committee = await aCommittee().with(2).units().in(here.server.store);
  });
  afterAll(() => here.server?.close());
  const visitor = () => here.server.asking(null);
  const clerk = () => here.server.asking(here.committee.who("clerk"));
  const keeper = () => here.server.asking(here.committee.who("keeper"));

  async function aStation(more: object = {}): Promise<Entity> {
    const args = { ...described, unit: here.committee.units[0]?.id, ...more };
    const answer = await clerk().give(here.committee.code, "station.list", args);
    expect(answer.status).toBe(201);
    return read(answer.body.target);
  }
  const read = async (id: string): Promise<Entity> =>
    (await clerk().get(`/api/stations/${id}`)).body as Entity;
  const placeOn = ({ committee: code, number }: Entity) =>
    placeOf({ committee: code, number: number ?? 0 });
  const directory = async (since = 0): Promise<Directory & { more: boolean }> =>
    (await visitor().get(`/api/public/stations?since=${since}`)).body;
  const listed = async (station: Entity) =>
    listedIn(await directory()).find((one) => placeOf(one) === placeOn(station));

  const say = (
    station: Entity,
    device: string,
    said: object = { what: "locked" },
    key = ulid(),
  ): Promise<Answer> =>
    visitor().post(
      `/api/public/stations/${placeOn(station)}/reports`,
      { device, ...said },
      {
        "Idempotency-Key": key,
        "CF-Connecting-IP": `10.0.${Math.floor(Math.random() * 250)}.${device.length}`,
      },
    );
  const reported = async (station: Entity) => (await listed(station))?.reported;

  return {
    here,
    visitor,
    clerk,
    keeper,
    aStation,
    read,
    directory,
    listed,
    placeOn,
    say,
    reported,
  };
}
