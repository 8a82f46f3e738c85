/** A committee with its units and a contract between them, brought about by commands over HTTP. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { ulid } from "ulid";
import { expect, onTestFinished } from "vitest";
import type { Contract } from "../../shared/contract.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { contractTable } from "../../worker/contract/table.ts";
import { statement } from "../../worker/kit/store.ts";
import type { Asking } from "../api/asking.ts";
import {
  type AContract,
  aContract,
  aHolder,
  type Holder,
  TEXT,
  theContract,
} from "../builders/contracts.ts";
import { aCommittee } from "../builders/district.ts";
import { type Person, peopleWith } from "../builders/people.ts";
import { type Device, dayFromNow, type Settings, type Stage } from "./harness.ts";
import { asked, signedIn } from "./meeting-ground.ts";

/** What the parties are called, in their order. */
export const PARTIES = ["江畔物业", "仙足岛小学", "雪域银行", "拉萨邮局"] as const;

export interface Ground {
  /** Its 12-digit code. */
  committee: string;
  /** Ids of the parties, in their order. */
  units: readonly string[];
  contract: AContract;
  /** Who works in the office. */
  clerk: Person;
  secretary: Person;
  /** Who signs for the party at this place, from 0. */
  signatories: readonly Person[];
  asking(person: Person): Asking;
  /** One of the committee's records as the server has it. */
  see<E extends Entity>(plural: string, id: string): Promise<E>;
  /** Gives a command on a record, or one that makes a new record. @returns its id */
  give(person: Person, on: Entity | string, command: string, args?: object): Promise<string>;
  /** Has the party at this place make a key over HTTP, enrolled by the clerk; null: the clerk's own, by the secretary. */
  holder(place: number | null): Promise<Holder>;
  /** Everybody signs this contract by key, each with the same as before. */
  signed(contract: AContract): Promise<void>;
  /** The committee's newest contract, which a page has just drafted, once it has come this far. */
  newest(state: string): Promise<AContract>;
  /** A device on which somebody is signed in and the committee's records are. */
  joined(person: Person, width: number, settings?: Settings): Promise<Device>;
}

let given = 0;

/** Puts a committee beside the sample's, with a contract between its units that is talked about. */
async function negotiated(stage: Stage, parties: number): Promise<Ground> {
  const { district } = stage;
  const { store } = district.environment;
  given += 1;
  const built = await aCommittee(`5401020980${String(given).padStart(2, "0")}`)
    .with(0)
    .units()
    .in(store);
  const [clerk, secretary] = [built.who("clerk"), built.who("secretary")];
  const asking = (person: Person) => asked(district, person);
  const give: Ground["give"] = async (person, on, command, args = {}) => {
    const answer = await asking(person).give(on, command, args, { id: ulid() });
    if (answer.status >= 300) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
    return String(answer.body.target);
  };
  const units: string[] = [];
  for (const name of PARTIES.slice(0, parties))
    units.push(await give(clerk, built.code, "unit.enrol", { name, nature: "enterprise" }));
  const signatories = await peopleWith(
    store,
    units.map((unit) => [{ role: "signatory" as const, scope: built.code, unit }]),
  );
  const contract = await aContract(asking(clerk), built.code, units, dayFromNow(0));
  const holder: Ground["holder"] = (place) => {
    const [offers, enrols] = place === null ? [clerk, secretary] : [signatories[place], clerk];
    if (!offers) throw new Error(`nobody signs at ${place}`);
    const unit = place === null ? null : (units[place] ?? null);
    return aHolder(asking(offers), asking(enrols), built.code, unit);
  };
  const holders = new Map<number, Holder>();
  return {
    committee: built.code,
    ...{ units, contract, clerk, secretary, signatories, asking, give, holder },
    see: async (plural, id) => (await asking(clerk).get(`/api/${plural}/${id}`)).body,
    async signed(contract) {
      for (const place of await contract.places()) {
        const at = place.place - 1;
        const [signatory, key] = [signatories[at], holders.get(at) ?? (await holder(at))];
        if (!signatory) throw new Error(`nobody signs at ${at}`);
        holders.set(at, key);
        await give(signatory, place, "signature.sign", await contract.signed(place, key));
      }
    },
    async newest(state) {
      const newest = async (): Promise<Contract | undefined> => {
        const { items } = (await asking(clerk).get(`/api/contracts?committee=${built.code}`)).body;
        const all = items as Contract[];
        return all.sort((one, other) => other.id.localeCompare(one.id))[0];
      };
      await expect.poll(async () => (await newest())?.state).toBe(state);
      return theContract(asking(clerk), (await newest())?.id ?? "");
    },
    joined: (person, width, settings) => signedIn(stage, person, width, settings),
  };
}

/** The same with its text frozen and everybody asked to sign within two weeks. */
export async function beingSigned(
  stage: Stage,
  order: "parallel" | "in_order" = "parallel",
  parties = 3,
): Promise<Ground> {
  const ground = await negotiated(stage, parties);
  await ground.contract.circulate(TEXT, order, dayFromNow(14));
  await ground.contract.give("openSigning");
  return ground;
}

/** What two parties promise each other in a contract that has run for a month: the second is past its date. */
const promises = ([first, second]: readonly string[]) => [
  { what: "每月开放操场", owner: first, due: dayFromNow(20), every: "month" },
  { what: "在校门口装隔离桩", owner: second, due: dayFromNow(-2), evidence: "photo" },
];

/** A contract of two that is in force since a month ago. */
export async function inForce(stage: Stage): Promise<Ground> {
  const ground = await negotiated(stage, 2);
  const { contract, units } = ground;
  await contract.give("propose", {
    ...{ principles: "自愿互助", from: dayFromNow(-30), until: dayFromNow(300) },
    cadence: "quarter",
    clauses: promises(units),
  });
  await contract.circulate(TEXT, "parallel", dayFromNow(14));
  await contract.give("openSigning");
  await ground.signed(contract);
  await contract.give("publish");
  await stage.district.sweep();
  return ground;
}

/** The day has come on which a contract takes effect. */
export const dayHasCome = ({ district }: Stage, contract: string) =>
  district.environment.store.batch([
    statement(
      "update",
      sql`update ${contractTable} set "from" = ${dayFromNow(0)} where id = ${contract}`,
    ),
  ]);

/** Puts a photo of a print where one is asked for. */
export async function addPhoto(page: Page, picture: Buffer): Promise<void> {
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "print.jpg", mimeType: "image/jpeg", buffer: picture });
}

/** Has a contract's page hand out its proof. @returns path of the file */
export async function proofFrom(page: Page): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "gongjian-proof-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载证据文件" }).click(),
  ]);
  const file = join(folder, "proof.json");
  await download.saveAs(file);
  return file;
}
