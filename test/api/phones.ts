/** Phones that keep sending while the server dies: each with its outbox of one, which it never drops. */
import { ulid } from "ulid";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Committee } from "../builders/district.ts";
import type { Person } from "../builders/people.ts";
import { type Answer, type Asking, askingOver } from "./asking.ts";
import type { Choices } from "./choices.ts";

/** A mutation as a phone sends it, again and again until it is answered. */
export interface Sent {
  id: string;
  n: number;
  on: Entity | string;
  command: string;
  args: object;
  base: string | null;
}

export interface Phone {
  /** Mutations that were answered for good, with what the answer said. */
  acknowledged: { id: string; done: boolean }[];
  /** What was sent and not yet answered. */
  unanswered: Sent | null;
  /** Sends until told to stop. @throws nothing: a dead server ends it */
  run(url: string, stopped: () => boolean): Promise<void>;
}

const problemText = { title: "路灯不亮", place: "滨河路三巷", urgency: "urgent" };

/** What a phone may want next: one kind of write each, some of which will be refused. */
function wish(committee: Committee, unit: Entity, targets: Targets, { pick, below }: Choices) {
  const [commitment, problem, resource] = [
    pick(targets.commitments),
    pick(targets.problems),
    targets.resource,
  ];
  const promise = { promise: "换灯", due: "2099-12-31", unit: unit.id };
  const day = String(1 + below(28)).padStart(2, "0");
  return pick([
    { on: commitment, command: "commitment.note", args: { note: `进展 ${below(1_000)}` } },
    { on: commitment, command: "commitment.extend", args: { due: `2099-11-${day}`, reason: "等" } },
    { on: committee.code, command: "problem.report", args: { ...problemText, unit: unit.id } },
    {
      on: problem,
      command: "problem.claim",
      args: { ...promise, resource: resource.id, quantity: 1 },
    },
  ]);
}

export interface Targets {
  commitments: readonly Entity[];
  problems: readonly Entity[];
  resource: Entity;
}

export function aPhone(
  committee: Committee,
  person: Person,
  unit: Entity,
  targets: Targets,
  random: Choices,
): Phone {
  const client = ulid();
  /** Tag of each record as last seen: the base of the next command on it. */
  const tags = new Map<string, string>();
  let count = 0;
  const next = (): Sent => {
    const { on, command, args } = wish(committee, unit, targets, random);
    count += 1;
    const base = typeof on === "string" ? null : (tags.get(on.id) ?? on.tag);
    return { id: ulid(), n: count, on, command, args, base };
  };
  const phone: Phone = {
    acknowledged: [],
    unanswered: null,
    async run(url, stopped) {
      const asking = askingOver((path, init) => fetch(`${url}${path}`, init))(person);
      while (!stopped()) {
        phone.unanswered ??= next();
        const answer = await give(asking, phone.unanswered, client).catch(() => null);
        if (answer === null) return;
        const { on, id } = phone.unanswered;
        const { outcome, tag, params, final } = answer.body;
        if (outcome !== "done" && final !== true) continue;
        if (typeof on !== "string" && (tag ?? params?.tag)) tags.set(on.id, tag ?? params.tag);
        phone.acknowledged.push({ id, done: outcome === "done" });
        phone.unanswered = null;
      }
    },
  };
  return phone;
}

const give = (asking: Asking, sent: Sent, client: string): Promise<Answer> =>
  asking.give(sent.on, sent.command, sent.args, {
    id: sent.id,
    base: sent.base,
    client,
    n: sent.n,
  });
