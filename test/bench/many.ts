/** Many records for measuring: a thousand as the product writes them, then copies of those by SQL. */
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { insertRecord } from "../../worker/kit/records.ts";
import type { Statement, Store } from "../../worker/kit/store.ts";
import { facetTokens, wordTokens } from "../../worker/kit/tokens.ts";
import { aRecord } from "../builders/records.ts";

const BASE = 1_000;
export const HERE = "540102009003";
const ELSEWHERE = "540102009004";

const idOf = (name: string, no: number): string => `01J${name}${String(no).padStart(22, "0")}`;
export const unitId = (no: number): string => idOf("A", no);
export const gridId = (no: number): string => idOf("B", no);

/** Two-, three- and four-character words that many records hold, and some that few do. */
const TEXTS = [
  "滨河路三巷路灯不亮",
  "电梯维修基金不足",
  "老旧小区治理停车难",
  "垃圾分类宣传",
  "儿童之家图书角",
  "གྲོང་ཚོའི་ལམ་གློག་བཟོ་བཅོས།",
];
const DAYS = ["2020-01-31", "2020-06-30", "2099-12-31", "ongoing"];
const HEARD = ["2020-01-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z"];

const at = <T>(values: readonly T[], index: number): T => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
};

/** A record whose facets, dates and texts change with its number, each at its own pace. */
function varied(noun: Noun, no: number): Entity {
  const states = Object.keys(noun.states);
  const committee = no % 5 < 3 ? HERE : ELSEWHERE;
  const text = at(TEXTS, Math.floor(no / 3));
  const known: Record<string, unknown> = {
    title: `${text}${no}`,
    promise: text,
    name: text,
    code: `网格${no}`,
    place: "滨河路",
    urgency: at(["normal", "urgent", "critical"], no),
    kind: at(["place", "hours", "goods"], no),
    nature: at(["enterprise", "school"], no),
    source: at(["problem", "project"], no),
    role: at(["liaison", "clerk"], no),
    grid: gridId(no % 12),
    unit: unitId(no % 20),
    lead: unitId(no % 20),
    reporters: [unitId(no % 20)],
    claimant: unitId((no + 1) % 20),
    expectedDate: at(DAYS, no),
    due: at(DAYS, no),
    // An offer that has run out would be settled as it is read.
    validTo: at(["2099-12-31", "ongoing"], no),
    heardAt: at(HEARD, no),
    unitOfMeasure: "间",
    quantity: 1_000_000,
    // A contract's text stands under the contract's own number.
    textId: idOf("C", no),
    package: JSON.stringify({ data: { parties: [{ name: text }, { name: `${text}${no}` }] } }),
  };
  const blank = noun.blank as Readonly<Record<string, unknown>>;
  // A clause has a place too: its number among the others.
  const isItsOwn = (name: string, value: unknown) =>
    name in blank && (typeof blank[name] !== "number" || typeof value === "number");
  const fields = Object.fromEntries(
    Object.entries(known).filter(([name, value]) => isItsOwn(name, value)),
  );
  // Units and grids stand under the ids by which the others name them.
  const id = noun.name === "unit" ? unitId(no) : noun.name === "grid" ? gridId(no) : idOf("C", no);
  return aRecord(noun, committee, at(states, Math.floor(no / 7)), { ...fields, id, tag: id });
}

const plain = (sql: string, ...params: unknown[]): Statement => ({ role: "effect", sql, params });
const tokensOf = (noun: Noun): string => `${noun.name}Tokens`;

async function inChunks(store: Store, statements: readonly Statement[]): Promise<void> {
  for (let from = 0; from < statements.length; from += 400)
    await store.batch(statements.slice(from, from + 400));
}

/** A thousand records of every noun. The tokens are kept apart, to be copied: an index gives none back. */
export async function putThousand(store: Store): Promise<void> {
  for (const noun of Object.values(NOUNS)) {
    await store.batch([
      plain(`create table ${tokensOf(noun)} (no integer primary key, facets text, words text)`),
    ]);
    const records = Array.from({ length: BASE }, (_, i) => varied(noun, i + 1));
    await inChunks(
      store,
      records.flatMap((record, i) => [
        insertRecord(noun.name, record),
        plain(
          `insert into ${tokensOf(noun)} values (?, ?, ?)`,
          i + 1,
          facetTokens(noun, record),
          wordTokens(noun, record),
        ),
      ]),
    );
    await store.batch([index(noun, 0, 1)]);
  }
}

/** The copies from one thousand to another, counting thousands. */
const THOUSANDS =
  "with recursive copy(k) as (select ?1 union all select k + 1 from copy where k + 1 < ?2)";

const index = (noun: Noun, from: number, to: number): Statement =>
  plain(
    `${THOUSANDS} insert into ${noun.name}Search (rowid, facets, words)
     select t.no + k * ${BASE}, t.facets, t.words from copy cross join ${tokensOf(noun)} t`,
    from,
    to,
  );

/** Makes `thousands` thousand of what `putThousand` has put. */
export async function multiply(store: Store, thousands: number): Promise<void> {
  for (const noun of Object.values(NOUNS)) {
    const { no: _, ...rest } = Object.fromEntries(
      Object.keys(varied(noun, 1)).map((name) => [name, `t."${name}"`]),
    );
    const shifted = { ...rest, number: `t.number + k * ${BASE}` };
    const made = "'01JC' || printf('%022d', t.no + k * 1000)";
    const columns = { ...shifted, id: made, tag: made, no: `t.no + k * ${BASE}` };
    const names = Object.keys(columns).map((name) => `"${name}"`);
    // In steps, so that no single write takes minutes.
    for (let from = 1; from < thousands; from += 11)
      await store.batch([
        plain(
          `${THOUSANDS} insert into ${noun.name} (${names}) select ${Object.values(columns)}
           from copy cross join ${noun.name} t where t.no <= ${BASE}`,
          from,
          Math.min(thousands, from + 11),
        ),
        index(noun, from, Math.min(thousands, from + 11)),
      ]);
  }
}
