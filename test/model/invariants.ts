/** What must be true of every history: along the way, and when all phones are online and at rest. */
import { isDeepStrictEqual } from "node:util";
import type { Commitment } from "../../shared/commitment.ts";
import { EMPTY_FRONTIER, root, append as withLeaf } from "../../shared/journal/tree.ts";
import type { Mutation } from "../../shared/kit/mutation.ts";
import { type Entity, isTerminal } from "../../shared/kit/noun.ts";
import { settled } from "../../shared/kit/take.ts";
import { NOUNS, nounNamed } from "../../shared/nouns.ts";
import type { Resource } from "../../shared/resource.ts";
import { outboxOf } from "../../shared/sync/storage.ts";
import { entityOf } from "../../worker/kit/records.ts";
import { contracts } from "./contract-invariants.ts";
import { COMMITTEE } from "./people.ts";
import type { SimulatedPhone } from "./phone.ts";
import { wrongIn } from "./rights.ts";
import type { Database, Server } from "./server.ts";

/** Everything that a history has asked for and been told. */
export interface Ledger {
  /** Mutations that a phone has stored in its outbox: acknowledged to the person. */
  given: Map<string, { mutation: Mutation; phone: SimulatedPhone; client: string; n: number }>;
  /** Mutations that were sent past any phone. */
  raw: Map<string, Mutation>;
  /** Refusals that somebody was told of. */
  told: Set<string>;
  /** Refused mutations that the person has discarded or settled otherwise. */
  settled: Set<string>;
}

const CONSUMED = ["goods", "funds_in_kind"];
const SHOWN = [
  "commitment",
  "problem",
  "resource",
  "station",
  "stationReport",
  "unit",
  "meeting",
  "agendaItem",
  "attendance",
  "resolution",
  "contract",
  "contractText",
  "contractClause",
  "clauseComment",
  "signature",
  "signingKey",
  "appraisal",
];
/** Nouns that say themselves, for life, who stands in which relation to them. */
const OWNED = [
  "commitment",
  "station",
  "stationReport",
  "attendance",
  "contract",
  "clauseComment",
  "signature",
  "signingKey",
];
/** The mutation of which a step is a part: `m-2-1` belongs to `m`. */
const rootOf = (mutation: string): string => mutation.split("-")[0] ?? mutation;

const allOf = <E extends Entity>({ query }: Database, noun: string): E[] =>
  query(`select * from "${noun}" order by no`).map((row) => entityOf(noun, row) as E);

/** Must hold after every batch, also between two halves of one. */
export function alongTheWay(database: Database, now: string): string[] {
  const wrong: string[] = [];
  for (const { id, allocated, quantity } of database.query(
    "select id, allocated, quantity from resource where allocated > quantity or allocated < 0",
  ))
    wrong.push(`${id} has ${allocated} of ${quantity} allocated`);
  const holders = new Map<string, string>();
  const held = allOf<Commitment>(database, "commitment").filter(
    (one) => one.source === "problem" && isLive(one, now),
  );
  for (const { id, sourceId } of held) {
    const other = holders.get(sourceId);
    if (other) wrong.push(`${sourceId} is held by ${other} and by ${id}`);
    holders.set(sourceId, id);
  }
  return [...wrong, ...resolutions(database), ...contracts(database)];
}

/** What was adopted is a promise of each owner from that moment on; what was not is none. */
const resolutions = (database: Database): string[] =>
  database
    .query(
      `select r.id from resolution r left join commitment c on c.sourceId = r.id and c.follows is null
       group by r.id having count(c.id) <> iif(r.vote is null, 0, json_array_length(r.owners))`,
    )
    .map(({ id }) => `${id} has not made one promise of each owner`);

const isLive = (commitment: Commitment, now: string): boolean =>
  !isTerminal(nounNamed("commitment"), settled(nounNamed("commitment"), commitment, now).state);

/** Must hold when nothing is under way any more. */
export async function atRest(
  database: Database,
  server: Server,
  phones: readonly SimulatedPhone[],
  ledger: Ledger,
): Promise<string[]> {
  return [
    ...alongTheWay(database, server.now()),
    ...allocations(database),
    ...journalHolds(database, ledger),
    ...(await everyWordIsKept(database, ledger)),
    ...(await phonesAgree(database, phones)),
    ...(await replayingChangesNothing(database, server, ledger)),
  ];
}

function allocations(database: Database): string[] {
  const commitments = allOf<Commitment>(database, "commitment");
  return allOf<Resource>(database, "resource").flatMap((resource) => {
    const drawn = commitments.filter((one) => one.resource === resource.id);
    const live = drawn.filter(({ state }) => !isTerminal(nounNamed("commitment"), state));
    const used = drawn.filter(
      ({ state }) => state === "verified" && CONSUMED.includes(resource.kind),
    );
    const sum = [...live, ...used].reduce((total, { quantity }) => total + (quantity ?? 0), 0);
    return resource.allocated === sum && resource.active === live.length
      ? []
      : [
          `${resource.id} says ${resource.allocated} in ${resource.active} promises; they make ${sum} in ${live.length}`,
        ];
  });
}

/** Walks the journal: no gap, each base is the tag that stood, nobody did what they may not. */
function journalHolds(database: Database, ledger: Ledger): string[] {
  const wrong: string[] = [];
  const events = database.query(
    "select e.*, p.json from event e join eventPayload p using (committee, seq) order by committee, seq",
  );
  const tags = new Map<string, string>();
  /** Tag of each record before the mutation that is being walked through. */
  let before = new Map<string, string>();
  let walked = "";
  const owned = new Map(
    OWNED.flatMap((noun) => allOf(database, noun).map((one) => [one.id, one] as const)),
  );
  /** Fields that rights hang on and that change in a record's life. */
  const passed = new Map<string, string>();
  const claimants = new Map<string, string>();
  for (const [index, event] of events.entries()) {
    const kind = String(event.kind);
    const target = String(event.target);
    const mutation = String(event.mutation);
    const { input } = JSON.parse(String(event.json)) as { input: Record<string, unknown> };
    if (event.seq !== index + 1) wrong.push(`event ${event.seq} stands at ${index + 1}`);
    if (rootOf(mutation) !== walked) {
      walked = rootOf(mutation);
      before = new Map(tags);
    }
    const [noun = "", name = ""] = kind.split(".");
    const command = NOUNS[noun]?.commands[name];
    const asked = ledger.given.get(mutation)?.mutation ?? ledger.raw.get(mutation);
    if (asked && asked.base !== event.base)
      wrong.push(`${mutation} was decided on ${event.base}, not on ${asked.base} as asked`);
    if (command && !command.commutes) {
      const stood = tags.get(target);
      const fits = event.base === (stood ?? null) || event.base === (before.get(target) ?? null);
      if (!fits) wrong.push(`${mutation} (${kind}) overwrote ${stood}; it knew ${event.base}`);
      tags.set(target, mutation);
    }
    if (mutation === rootOf(mutation) && event.actor !== null) {
      const record = {
        ...owned.get(target),
        transferTo: passed.get(target) ?? null,
        claimant: claimants.get(target) ?? null,
      };
      const mistake = wrongIn({ kind, actor: String(event.actor), input }, record);
      if (mistake) wrong.push(`${mutation}: ${mistake}`);
    }
    if (kind === "commitment.offerTransfer") passed.set(target, String(input.toUnit));
    if (kind === "problem.claim" || kind === "problem.ask" || kind === "problem.passOn")
      claimants.set(target, String(input.unit));
  }
  for (const noun of SHOWN)
    for (const { id, tag } of allOf(database, noun))
      if (tags.get(id) !== tag)
        wrong.push(`${noun} ${id} has tag ${tag}; its last event is ${tags.get(id)}`);
  return wrong;
}

/** Every mutation given ended once: applied, or refused with its words still there. */
async function everyWordIsKept(database: Database, ledger: Ledger): Promise<string[]> {
  const wrong: string[] = [];
  const applied = new Map<string, number>();
  for (const { mutation } of database.query("select mutation from event")) {
    const made = rootOf(String(mutation));
    applied.set(made, (applied.get(made) ?? 0) + (mutation === made ? 1 : 0));
  }
  const receipts = new Map(
    database
      .query("select mutation, outcome from receipt")
      .map(({ mutation, outcome }) => [
        String(mutation),
        (JSON.parse(String(outcome)) as { outcome: string }).outcome,
      ]),
  );
  for (const mutation of ledger.told)
    if (applied.has(mutation)) wrong.push(`${mutation} was refused, and applied`);
  for (const [id, { mutation, phone }] of ledger.given) {
    const entry = await phone.disk.transact((transaction) => transaction.get("outbox", id));
    const times = applied.get(id) ?? 0;
    if (receipts.get(id) === "done") {
      if (times !== 1) wrong.push(`${id} is acknowledged, and applied ${times} times`);
      if (entry) wrong.push(`${id} is applied and still ${entry.status} on ${phone.name}`);
    } else if (receipts.get(id) === "refused") {
      if (times !== 0) wrong.push(`${id} has a receipt of refusal, and is applied`);
      if (ledger.settled.has(id)) continue;
      if (entry?.status !== "refused" || !isDeepStrictEqual(entry.mutation.args, mutation.args))
        wrong.push(`${id} was refused, and its words are gone from ${phone.name}`);
    } else wrong.push(`${id} was given on ${phone.name}, and nothing came of it`);
  }
  const extra = [...applied.keys()].filter(
    (made) =>
      !ledger.given.has(made) &&
      !ledger.raw.has(made) &&
      receipts.has(made) &&
      !made.startsWith("01J"),
  );
  for (const made of extra) wrong.push(`${made} was applied, and nobody gave it`);
  return wrong;
}

async function phonesAgree(
  database: Database,
  phones: readonly SimulatedPhone[],
): Promise<string[]> {
  const wrong: string[] = [];
  const leaves = database.query("select leaf from event order by committee, seq");
  const frontier = leaves.reduce<typeof EMPTY_FRONTIER>(
    (edge, { leaf }) => withLeaf(edge, String(leaf)),
    EMPTY_FRONTIER,
  );
  for (const { name, disk } of phones) {
    const { followed, records, waiting } = await disk.transact(async (transaction) => ({
      followed: await transaction.get("followed", COMMITTEE),
      records: await transaction.all("record"),
      waiting: (await outboxOf(transaction)).filter(({ status }) => status !== "refused"),
    }));
    if (waiting.length > 0) wrong.push(`${name} has ${waiting.length} not settled`);
    if (followed?.alarm) wrong.push(`${name} raises an alarm: ${JSON.stringify(followed.alarm)}`);
    if (!followed || root(followed.frontier) !== root(frontier))
      wrong.push(`${name} has another journal than the server`);
    const kept = new Map(records.map(({ noun, record }) => [`${noun}/${record.id}`, record]));
    for (const noun of SHOWN)
      for (const record of allOf(database, noun))
        if (!isDeepStrictEqual({ ...kept.get(`${noun}/${record.id}`) }, { ...record }))
          wrong.push(`${name} shows ${noun} ${record.id} otherwise than the server`);
  }
  return wrong;
}

/** Sends everything once more. */
async function replayingChangesNothing(
  database: Database,
  { quietly }: Server,
  { given }: Ledger,
): Promise<string[]> {
  const wrong: string[] = [];
  const size = () => database.query("select count(*) as size from event")[0]?.size;
  const before = size();
  for (const [id, { mutation, phone, client, n }] of given) {
    const answer = await quietly.command(phone.person, mutation, client, n);
    if (answer.outcome === "unanswerable") wrong.push(`${id} sent again: ${answer.reason}`);
  }
  if (size() !== before)
    wrong.push(`sending everything again made ${Number(size()) - Number(before)} events`);
  return wrong;
}
