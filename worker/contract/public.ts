/**
 * 亮约: contracts that are published, for everybody. What is said of one stands in its frozen package; how it was
 * signed and how its clauses are kept, in the records. Who signed as what stays with the committee.
 */
import { sql } from "drizzle-orm";
import { checkWords } from "../../shared/contract/check-words.ts";
import { type FrozenContract, frozenIn, partyName } from "../../shared/contract/frozen.ts";
import { type Standing, standingOf } from "../../shared/contract/standing.ts";
import type { Party } from "../../shared/contract/terms.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractClause } from "../../shared/contract-clause.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { dateOf } from "../../shared/deadlines.ts";
import { keyOf } from "../../shared/kit/mutation.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { settled } from "../../shared/kit/take.ts";
import { RECORD_ID } from "../../shared/kit/values.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Signature } from "../../shared/signature.ts";
import { divisionOf, PUBLIC_CACHE } from "../board/routes.ts";
import { contractTextTable } from "../contract-text/table.ts";
import type { App } from "../http/app-type.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { Problem } from "../http/problem.ts";
import { eventTable, sealTable } from "../journal/table.ts";
import { list, readCursor, writeCursor } from "../kit/listing.ts";
import { addRecords, entityOf, type Named, readRecord, readRecords } from "../kit/records.ts";
import { type Row, type Store, statement } from "../kit/store.ts";

const CONTRACT = nounNamed("contract");
/** Each costs five rows with its text's parties, and a page reads 110 at the most. */
const CONTRACTS_PAGE = 20;
const PUBLISHED = CONTRACT.listing.board ?? [];

const ANYBODY = { who: "anybody, signed in or not" };
export const PUBLIC_CONTRACT_ROUTES: DescribedRoutes = {
  "GET /api/public/contracts": {
    summary: "a community's published contracts, newest first",
    ...ANYBODY,
    query: {
      "committee!": "12-digit division code",
      cursor: "`next` of the page before",
    },
    answer: [
      200,
      "{division, items: [{id, number, kind, state, stateAt, title, parties, from, until, sha256}], next}",
    ],
  },
  "GET /api/public/contracts/:id": {
    summary:
      "one published contract: its frozen text and hashes, how each party signed and between which heads, how its clauses are kept; no person's name",
    ...ANYBODY,
    answer: [
      200,
      "{division, contract, title, language, text, parties, from, until, cadence, principles, version, sha256, sm3, words, signatures: [{party, kind, on, before, after}], clauses: [{what, quantity, measure, owner, due, every, evidence, kept}]}",
    ],
  },
};

/** What a contract's record says of itself to everybody. */
const told = ({ id, number, kind, state, stateAt, endsOn, amends }: Contract) => ({
  ...{ id, number, kind, state, stateAt, endsOn, amends },
});

export function publicContractRoutes(app: App): void {
  app.get("/api/public/contracts", async (c) => {
    const { store, now } = c.get("setting");
    const division = await divisionOf(c, c.req.query("committee") ?? "");
    const cursor = c.req.query("cursor");
    const after = cursor === undefined ? null : readCursor(cursor);
    if (cursor !== undefined && after === null) throw new Problem("badCursor");
    const page = await list(
      store,
      CONTRACT,
      {
        committee: division.code,
        facets: { state: PUBLISHED },
        ...{ overdue: false, silent: false, order: "newest", typed: null, after },
        limit: CONTRACTS_PAGE,
      },
      now(),
    );
    const contracts = page.items as Contract[];
    const parties = await partiesOf(store, contracts);
    c.header("Cache-Control", PUBLIC_CACHE);
    return c.json({
      division,
      items: contracts.map((one) => ({
        ...told(one),
        ...{ title: one.title, from: one.from, until: one.until, sha256: one.sha256 },
        parties: parties.get(one.textId ?? "") ?? [],
      })),
      next: writeCursor(page.next),
    });
  });

  app.get("/api/public/contracts/:id", async (c) => {
    const { store, now } = c.get("setting");
    const id = c.req.param("id");
    if (!RECORD_ID.test(id)) throw new Problem("notFound");
    const [read] = await store.batch([readRecord("contract", id)]);
    const row = read?.rows[0];
    const contract = row ? (entityOf("contract", row) as Contract) : null;
    if (!contract || !PUBLISHED.includes(contract.state)) throw new Problem("notFound");
    const division = await divisionOf(c, contract.committee);
    const { frozen, sm3, signatures, clauses } = await recordsOf(store, contract, now());
    const { title, language, text, version, data } = frozen;
    const sha256 = contract.sha256 ?? "";
    c.header("Cache-Control", PUBLIC_CACHE);
    return c.json({
      division,
      contract: told(settled(CONTRACT, contract, now())),
      ...{ title, language, text, version, sha256, sm3, signatures },
      words: checkWords(sha256),
      parties: data.parties.map(({ name }) => name),
      ...{ from: data.from, until: data.until, cadence: data.cadence },
      principles: data.principles,
      clauses: data.clauses.map(({ owner, ...clause }, i) => ({
        ...clause,
        owner: partyName(frozen, owner),
        kept: clauses[i] ?? null,
      })),
    });
  });
}

/** The parties' names as the frozen texts have them, by text (unique index on id): 3 rows each. */
async function partiesOf(
  store: Store,
  contracts: readonly Contract[],
): Promise<Map<string, string[]>> {
  if (contracts.length === 0) return new Map();
  const ids = JSON.stringify(contracts.map(({ textId }) => textId));
  const [found] = await store.batch([
    statement(
      "read",
      sql`select id, json_extract(package, '$.data.parties') as parties from ${contractTextTable}
          where id in (select value from json_each(${ids}))`,
    ),
  ]);
  const names = (row: Row) =>
    (JSON.parse(String(row.parties ?? "[]")) as Party[]).map(({ name }) => name);
  return new Map((found?.rows ?? []).map((row) => [String(row.id), names(row)]));
}

/** How a clause is kept: its latest promise, and the how manieth time it is. */
interface Kept {
  standing: Standing;
  due: string;
  times: number;
}

/** A head of the journal: whoever kept one can tell that the record under it is the one that is shown. */
interface Head {
  size: number;
  root: string;
  at: string;
}

interface PublicSignature {
  party: string;
  kind: Signature["kind"];
  /** Calendar date on which it was recorded. */
  on: string;
  /** The newest head that doesn't hold it and the first that does; null as long as there is none. */
  before: Head | null;
  after: Head | null;
}

/** What belongs to a contract, by ids that it holds itself: 3 rows each, and 6 for where a signature stands. */
async function recordsOf(
  store: Store,
  { committee, textId, signatures, clauses }: Contract,
  now: string,
): Promise<{
  frozen: FrozenContract;
  sm3: string | null;
  signatures: PublicSignature[];
  clauses: (Kept | null)[];
}> {
  const wanted: Named[] = [
    { noun: "contractText", id: textId ?? "" },
    ...signatures.map((id) => ({ noun: "signature", id })),
    ...clauses.map((id) => ({ noun: "contractClause", id })),
  ];
  const loaded = new Map<string, Entity>();
  const [recorded, ...results] = await store.batch([
    recordedBetween(committee, signatures),
    ...readRecords(wanted),
  ]);
  addRecords(loaded, wanted, results);
  const text = loaded.get(keyOf("contractText", textId ?? "")) as ContractText | undefined;
  const frozen = text ? frozenIn(text) : null;
  // Shown is what was frozen, and nothing else.
  if (!text || !frozen) throw new Problem("notFound");
  const kept = clauses.map((id) => loaded.get(keyOf("contractClause", id)) as ContractClause);
  const promises: Named[] = kept.flatMap(({ current }) =>
    current ? [{ noun: "commitment", id: current }] : [],
  );
  if (promises.length > 0) addRecords(loaded, promises, await store.batch(readRecords(promises)));
  const rows = new Map((recorded?.rows ?? []).map((row) => [String(row.target), row]));
  return {
    ...{ frozen, sm3: text.sm3 },
    signatures: signatures.map((id) => {
      const { unit, kind, stateAt } = loaded.get(keyOf("signature", id)) as Signature;
      const row = rows.get(id);
      return {
        ...{ party: partyName(frozen, unit), kind, on: dateOf(stateAt) },
        ...{ before: headIn(row, "before"), after: headIn(row, "after") },
      };
    }),
    clauses: kept.map(({ current, times }) => {
      const promise = loaded.get(keyOf("commitment", current ?? "")) as
        | (Entity & { due: string })
        | undefined;
      return promise ? { standing: standingOf(promise, now), due: promise.due, times } : null;
    }),
  };
}

const headIn = (row: Row | undefined, side: "before" | "after"): Head | null => {
  const head = row?.[side];
  return typeof head === "string" ? (JSON.parse(head) as Head) : null;
};

/** The heads around the event that completed each signature (index on target; seals by their primary key). */
const recordedBetween = (committee: string, signatures: readonly string[]) => {
  const head = sql`select json_object('size', size, 'root', root, 'at', at) from ${sealTable}`;
  return statement(
    "read",
    sql`select target,
          (${head} where committee = ${committee} and size < seq order by size desc limit 1) as before,
          (${head} where committee = ${committee} and size >= seq order by size limit 1) as after
        from ${eventTable}
        where target in (select value from json_each(${JSON.stringify(signatures)}))
          and kind in ('signature.sign', 'signature.witness', 'signature.confirmSealed')`,
  );
};
