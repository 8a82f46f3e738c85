/** Giving a command on the phone: decided here first, by the same rules, then put into the outbox. */
import { decide } from "../kit/decide.ts";
import { keyOf, type Mutation } from "../kit/mutation.ts";
import { isCreating } from "../kit/noun.ts";
import { NOUNS } from "../nouns.ts";
import { actorOf, commandIn, gather, replay, through } from "./replay.ts";
import {
  type Device,
  findIn,
  outboxOf,
  type Photo,
  type Refused,
  type Storage,
  type Transaction,
} from "./storage.ts";
import type { Transport } from "./transport.ts";

/** All that the engine needs from outside. */
export interface Phone {
  storage: Storage;
  transport: Transport;
  /** The phone's clock: instant, ISO 8601. */
  now(): string;
  /** A new ULID. */
  newId(): string;
}

/** What somebody wants to happen. */
export interface Intention {
  noun: string;
  command: string;
  /** Record acted on; null for a creating command. */
  target: string | null;
  committee: string;
  args: Record<string, unknown>;
  /** Photos that `args` names. */
  photos?: readonly Photo[];
}

export type Given =
  | { outcome: "waiting"; mutation: string; target: string }
  /** Nothing was put into the outbox. */
  | { outcome: "refused"; refusal: Refused };

/** Gives a command: refused at once with the reasons, or waiting in the outbox when this resolves. */
export const give = (phone: Phone, intention: Intention): Promise<Given> =>
  phone.storage.transact((transaction) => giveWithin(transaction, phone, intention));

/** The same inside a transaction that does more. */
export async function giveWithin(
  transaction: Transaction,
  { now, newId }: Pick<Phone, "now" | "newId">,
  { noun, command, target, committee, args, photos = [] }: Intention,
): Promise<Given> {
  const me = await transaction.get("me", "me");
  if (!me) return refusedWith({ reason: "notSignedIn" });
  const clientTime = now();
  const actor = actorOf(me);
  const server = findIn(transaction);
  const seen = through(server, await replay(server, await outboxOf(transaction), actor));
  const declared = commandIn({ noun, command });
  const viewed = target === null ? undefined : await seen(noun, target);
  const needsNoBase = !declared || isCreating(declared) || declared.commutes;
  const mutation: Mutation = {
    id: newId(),
    noun,
    command,
    target,
    committee,
    base: needsNoBase ? null : (viewed?.tag ?? null),
    args,
  };
  const loaded = await gather(seen, mutation, clientTime);
  const decision = decide({ nouns: NOUNS, loaded, now: clientTime }, mutation, actor);
  if (decision.outcome === "refused")
    return refusedWith({
      ...decision,
      tag: loaded.get(keyOf(noun, target ?? ""))?.tag ?? null,
    });
  const device = nextOf((await transaction.get("device", "device")) ?? newDevice(newId()));
  await transaction.put("device", "device", device);
  await transaction.put("outbox", mutation.id, {
    mutation,
    ...device,
    person: me.person,
    clientTime,
    photos,
    status: "waiting",
    refusal: null,
  });
  return { outcome: "waiting", mutation: mutation.id, target: decision.target };
}

/** An installation that has sent nothing yet. */
export const newDevice = (client: string): Device => ({ client, n: 0, place: 0 });
const nextOf = ({ client, n, place }: Device): Device => ({ client, n: n + 1, place: place + 1 });

const refusedWith = ({
  reason,
  params = {},
  issues = [],
  tag = null,
}: Partial<Refused> & { reason: string }): Given => ({
  outcome: "refused",
  refusal: { reason, params, issues, tag },
});
