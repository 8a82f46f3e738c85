/** What somebody at the door says without a name: one tap, an optional word, no account. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import { VISITOR } from "../../shared/kit/roles.ts";
import type { Station } from "../../shared/station.ts";
import { addressOf, limit } from "../access/rate.ts";
import { later } from "../access/session.ts";
import { grantTable } from "../access/table.ts";
import type { Carried } from "../http/app-type.ts";
import { readObject } from "../http/body.ts";
import { bodyHashOf, doing, mutationId } from "../http/commands.ts";
import { Problem } from "../http/problem.ts";
import { execute } from "../journal/execute.ts";
import { type Store, statement } from "../kit/store.ts";
import { stationAt } from "./public.ts";
import { reportDeviceTable } from "./table.ts";

/** Two devices within so many seconds raise the banner. */
const DAY = 86_400;
/** A word that the device made up for this station and day: it says nothing about whose it is. */
const DEVICE = /^[\w-]{16,64}$/;

/** POST /api/public/stations/:place/reports {what, word?, device}. Sent again, it is one report. */
export async function raise(c: Context<Carried>): Promise<Response> {
  const setting = c.get("setting");
  await limit(setting, "publicWrite", addressOf(c.req.raw.headers));
  const { device, ...said } = await readObject(c);
  if (typeof device !== "string" || !DEVICE.test(device))
    throw new Problem("invalid", {}, [{ path: "device", reason: "notValid" }]);
  const station = await stationAt(c);
  const second = await others(setting.store, station.id, device, setting.now());
  const alone = !(await isSpokenFor(setting.store, station));
  const mutation = {
    id: mutationId(c),
    noun: "stationReport",
    command: "raise",
    target: null,
    committee: station.committee,
    base: null,
    args: { ...said, station: station.id, second, alone },
  };
  const grants = [{ role: "visitor", scope: station.committee, unit: null } as const];
  const outcome = await execute(
    doing(c),
    { statements: [], actor: () => ({ person: VISITOR, grants }) },
    // What was said counts, not who else said it or came to answer it meanwhile.
    { mutation, client: null, n: null, bodyHash: bodyHashOf({ ...mutation, args: said }) },
  );
  if (outcome.outcome === "unanswerable") throw new Problem(outcome.reason, {}, [], mutation.id);
  if (outcome.outcome === "refused")
    throw new Problem(outcome.reason, outcome.params, outcome.issues ?? [], mutation.id);
  return c.json({ received: true, reported: second }, 201);
}

/** Notes that a device spoke of a station. @returns whether another one did within a day */
async function others(
  store: Store,
  station: string,
  device: string,
  now: string,
): Promise<boolean> {
  const hash = bytesToHex(sha256(utf8ToBytes(`${station} ${device}`)));
  const [, found] = await store.batch([
    statement(
      "rate",
      sql`insert into ${reportDeviceTable} (station, device, endsAt)
          values (${station}, ${hash}, ${later(now, DAY)})
          on conflict (station, device) do update set endsAt = excluded.endsAt`,
    ),
    statement(
      "rate",
      sql`select device from ${reportDeviceTable}
          where station = ${station} and device <> ${hash} and endsAt > ${now} limit 1`,
    ),
  ]);
  return (found?.rows.length ?? 0) > 0;
}

/** Whether anybody answers for the unit that runs a station (index on scope). */
async function isSpokenFor(store: Store, { committee, unit }: Station): Promise<boolean> {
  const [found] = await store.batch([
    statement(
      "read",
      sql`select person from ${grantTable} where scope = ${committee} and unit = ${unit} limit 1`,
    ),
  ]);
  return (found?.rows.length ?? 0) > 0;
}
