/** What else happens to phones and servers: a backup that is older than the phone, a caller without one. */
import { eventKey } from "../../shared/sync/storage.ts";
import { look } from "../../shared/sync/view.ts";
import { intentionFor } from "./intentions.ts";
import type { Ledger } from "./invariants.ts";
import { COMMITTEE, LIAISON_A, PEOPLE } from "./people.ts";
import { asPosted, type SimulatedPhone, type Witness } from "./phone.ts";
import type { Database, Server } from "./server.ts";
import type { Tasks } from "./tasks.ts";

export interface World {
  database: Database;
  served: Server;
  underWay: Tasks;
  phones: readonly SimulatedPhone[];
  ledger: Ledger;
  witness: Witness;
}

/**
 * A phone is set up from the backup of another one of the same person: two phones now count on under
 * one client. Only onto a phone whose outbox is settled: what a restoring person throws away is theirs.
 */
export async function restoreOnto(
  phone: SimulatedPhone,
  phones: readonly SimulatedPhone[],
  witness: Witness,
): Promise<void> {
  const other = phones.find((one) => one !== phone && one.person === phone.person);
  const own = await phone.disk.transact((transaction) => transaction.all("outbox"));
  if (!other || own.some(({ status }) => status !== "sent")) return;
  witness.log(`${phone.name} is set up from a backup of ${other.name}`);
  const { device, entries, followed, records, events } = await other.disk.transact(
    async (transaction) => ({
      device: await transaction.get("device", "device"),
      entries: await transaction.all("outbox"),
      followed: await transaction.get("followed", COMMITTEE),
      records: await transaction.all("record"),
      events: await transaction.all("event"),
    }),
  );
  await phone.disk.transact(async (transaction) => {
    // What the backup brings stands in place of all that was there.
    for (const { mutation } of own) await transaction.remove("outbox", mutation.id);
    if (device) await transaction.put("device", "device", device);
    for (const entry of entries) await transaction.put("outbox", entry.mutation.id, entry);
    if (followed) await transaction.put("followed", COMMITTEE, followed);
    for (const kept of records)
      await transaction.put("record", `${kept.noun}/${kept.record.id}`, kept);
    for (const event of events)
      await transaction.put("event", eventKey(event.committee, event.seq), event);
  });
}

/** Somebody calls the server directly, on what a phone shows, without asking whether they may. */
export async function pastThePhone(
  { served, ledger, witness }: Pick<World, "served" | "ledger" | "witness">,
  { disk }: SimulatedPhone,
  words: string,
  choose: (below: number) => number,
): Promise<void> {
  const person = PEOPLE[choose(PEOPLE.length)] ?? LIAISON_A;
  const view = await look(disk);
  const { noun, command, target, args } = intentionFor(
    view,
    person,
    words,
    choose,
    witness.contracts,
  );
  const base = target === null ? null : (view.records.get(noun)?.get(target)?.tag ?? null);
  const id = witness.newId();
  const commutes = command === "note" || target === null;
  const mutation = asPosted({
    id,
    noun,
    command,
    target,
    committee: COMMITTEE,
    base: commutes ? null : base,
    args: { ...args },
  });
  ledger.raw.set(id, mutation);
  const answer = await served.command(person, mutation, null, null).catch(String);
  witness.log(`${person.person} calls ${noun}.${command} ${id}: ${JSON.stringify(answer)}`);
}
