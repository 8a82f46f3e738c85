/** Sending the outbox: strictly in order, and nothing leaves it but on a final answer. */
import { newDevice, type Phone } from "./give.ts";
import { type Entry, outboxOf, type Transaction } from "./storage.ts";
import type { Answer } from "./transport.ts";

/** How a round of sending ended. `later`: ask again, not before `wait` milliseconds if given. */
export type Sent =
  | { outcome: "drained" }
  | { outcome: "signIn" }
  | { outcome: "later"; wait: number | null };

/** A server that answers every new count with another gap is out of order: leave it alone for a while. */
const MOST_GAPS = 8;

/**
 * Sends what waits, one after the other. Another tab may do the same at the same time: the server
 * answers the twin with what it answered before, and here the first final answer stands.
 */
export async function send({ storage, transport, newId }: Phone): Promise<Sent> {
  for (let gaps = 0; gaps < MOST_GAPS; ) {
    const entry = await storage.transact(firstWaiting);
    if (!entry) return { outcome: "drained" };
    const answer = await transport.send(entry);
    if (answer.answer === "signIn") return { outcome: "signIn" };
    if (answer.answer === "unknown") return { outcome: "later", wait: answer.wait };
    if (answer.answer === "gap") gaps += 1;
    await storage.transact((transaction) => settle(transaction, entry, answer, newId));
  }
  return { outcome: "later", wait: null };
}

const firstWaiting = async (transaction: Transaction): Promise<Entry | undefined> =>
  (await outboxOf(transaction)).find(({ status }) => status === "waiting");

async function settle(
  transaction: Transaction,
  sent: Entry,
  answer: Exclude<Answer, { answer: "signIn" | "unknown" }>,
  newId: () => string,
): Promise<void> {
  const entry = await transaction.get("outbox", sent.mutation.id);
  // Another tab's sender, or the feed, knew the answer first.
  if (entry?.status !== "waiting") return;
  if (answer.answer === "done")
    await transaction.put("outbox", entry.mutation.id, { ...entry, status: "sent" });
  else if (answer.answer === "refused")
    await transaction.put("outbox", entry.mutation.id, {
      ...entry,
      status: "refused",
      refusal: answer.refusal,
    });
  // An answer to a count that has been given up since says nothing about the present one.
  else if (entry.client === sent.client)
    await mendCount(transaction, entry, answer.expected, newId);
}

/**
 * The server expects another number. Where what it lacks is still here, it is sent again (a server
 * brought back from a backup); otherwise this phone or the server has lost part of the count, and
 * what waits is counted anew under a new client. Mutation ids stay, so nothing is applied twice.
 */
async function mendCount(
  transaction: Transaction,
  { client, n }: Entry,
  expected: number,
  newId: () => string,
): Promise<void> {
  const entries = await outboxOf(transaction);
  const lacking = entries.filter(
    (entry) => entry.client === client && entry.n >= expected && entry.n < n,
  );
  if (lacking.length > 0 && lacking.length === n - expected && lacking.every(isSent)) {
    for (const entry of lacking)
      await transaction.put("outbox", entry.mutation.id, { ...entry, status: "waiting" });
    return;
  }
  const device = (await transaction.get("device", "device")) ?? newDevice(client);
  const renewed = { ...device, client: newId(), n: 0 };
  for (const entry of entries.filter(({ status }) => status === "waiting")) {
    renewed.n += 1;
    await transaction.put("outbox", entry.mutation.id, {
      ...entry,
      client: renewed.client,
      n: renewed.n,
    });
  }
  await transaction.put("device", "device", renewed);
}

const isSent = ({ status }: Entry): boolean => status === "sent";

/** Milliseconds before the next try: doubling from two seconds to five minutes, by half at random. */
export const backoff = (failures: number, random: number): number =>
  Math.min(300_000, 2_000 * 2 ** Math.min(failures, 8)) * (0.5 + random / 2);
