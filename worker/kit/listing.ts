/**
 * Lists of every noun: filters, order, search and keyset pages. What a page reads grows with the page,
 * never with the table: plain lists walk an index on the committee, filters and searches are tokens of
 * the full-text index (docs/decisions/0005-lists.md), and lists by date walk a partial index on the date.
 */
import { sql } from "drizzle-orm";
import { dateOf, daysAfter, dueState, isSilent, SILENT_DAYS } from "../../shared/deadlines.ts";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { settled } from "../../shared/kit/take.ts";
import { entityOf, searchTable, tableOf } from "./records.ts";
import { type Statement, type Store, statement } from "./store.ts";
import { facetQuery, facetToken, wordQuery } from "./tokens.ts";

export const PAGE = 50;
export const LONGEST_PAGE = 100;

export interface Wanted {
  committee: string;
  /** Facet → any of these values; `state` and `turn` besides the noun's own. */
  facets: Readonly<Record<string, readonly string[]>>;
  overdue: boolean;
  silent: boolean;
  order: "newest" | "due";
  /** What was typed into the search field. */
  typed: string | null;
  after: Cursor | null;
  limit: number;
}

/** Where a page ended: the value that the order goes by (null for newest), and the record's `no`. */
export interface Cursor {
  by: "newest" | "due" | "heard";
  value: string | null;
  no: number;
}

export interface Page {
  items: Entity[];
  next: Cursor | null;
}

const orderOf = (noun: Noun, wanted: Wanted): Cursor["by"] =>
  wanted.silent && noun.listing.heardAt
    ? "heard"
    : (wanted.overdue || wanted.order === "due") && noun.listing.due
      ? "due"
      : "newest";

/** Tokens for every facet that was asked for; the committee is one of them. */
const facetsOf = (wanted: Wanted): string[][] => [
  [facetToken("committee", wanted.committee)],
  ...Object.entries(wanted.facets).map(([facet, values]) =>
    values.map((value) => facetToken(facet, value)),
  ),
];

/** Newest first by the index on committee alone (it carries the rowid): 2 rows an item. */
const newest = (noun: Noun, { committee, after, limit }: Wanted): Statement => {
  const table = tableOf(noun.name);
  return statement(
    "list",
    sql`select * from ${table} where committee = ${committee} and no < ${after?.no ?? Number.MAX_SAFE_INTEGER}
        order by no desc limit ${limit}`,
  );
};

/**
 * Newest first by the full-text index, whose rowid is the record's `no`: 2 rows an item. The cast matters:
 * D1 binds numbers as reals, and with a real the index starts each page from the newest match again.
 */
const matching = (noun: Noun, wanted: Wanted, words: string | null): Statement => {
  const table = tableOf(noun.name);
  const search = searchTable(noun.name);
  const query = [facetQuery(facetsOf(wanted)), ...(words === null ? [] : [words])].join(" AND ");
  return statement(
    "list",
    sql`select ${table}.* from ${search} cross join ${table} on ${table}.no = ${search}.rowid
        where ${search} match ${query}
          and ${search}.rowid < cast(${wanted.after?.no ?? Number.MAX_SAFE_INTEGER} as integer)
        order by ${search}.rowid desc limit ${wanted.limit}`,
  );
};

/**
 * Open records by a date of theirs, by the partial index on (committee, date): 2 rows an item. Other
 * filters are applied to the page that was read, which may thereby be short: `next` still goes on.
 */
const byDate = (noun: Noun, wanted: Wanted, field: string, before: string | null): Statement => {
  const { committee, after, limit } = wanted;
  const column = sql.identifier(field);
  const open = sql`select * from ${tableOf(noun.name)} where committee = ${committee} and turn is not null`;
  const until = before === null ? sql`and ${column} is not null` : sql`and ${column} < ${before}`;
  if (!after) return statement("list", sql`${open} ${until} order by ${column}, no limit ${limit}`);
  // In two parts, the rest of the cursor's own date and the dates after it: in one, the index would begin
  // with all of that date again, and thousands may fall on one day.
  return statement(
    "list",
    sql`select * from (${open} and ${column} = ${after.value} and no > ${after.no} order by no limit ${limit})
        union all
        select * from (${open} ${until} and ${column} > ${after.value} order by ${column}, no limit ${limit})
        limit ${limit}`,
  );
};

const valueIn = (entity: Entity, field: string | undefined): string | null =>
  field === undefined
    ? null
    : ((entity as unknown as Record<string, string | null>)[field] ?? null);

/** Whether a record that a date index found fits the other filters too. */
const fits = (noun: Noun, wanted: Wanted, entity: Entity, now: string): boolean => {
  const facets: Record<string, readonly (string | null)[]> = {
    ...noun.listing.facets(entity),
    state: [entity.state],
    turn: [entity.turn],
  };
  const listed = Object.entries(wanted.facets).every(([facet, values]) =>
    values.some((value) => facets[facet]?.includes(value)),
  );
  const heard = valueIn(entity, noun.listing.heardAt);
  return (
    listed &&
    (!wanted.overdue || dueState(valueIn(entity, noun.listing.due), now) === "overdue") &&
    (!wanted.silent || (heard !== null && isSilent(entity, heard, now)))
  );
};

/** One page of a noun's list. @throws nothing; a search without a searchable word finds nothing. */
export async function list(store: Store, noun: Noun, wanted: Wanted, now: string): Promise<Page> {
  const words = wanted.typed === null ? null : wordQuery(wanted.typed);
  if (wanted.typed !== null && words === null) return { items: [], next: null };
  const by = orderOf(noun, wanted);
  const searched = words !== null || Object.keys(wanted.facets).length > 0;
  const query =
    words !== null || by === "newest"
      ? searched
        ? matching(noun, wanted, words)
        : newest(noun, wanted)
      : by === "heard"
        ? byDate(noun, wanted, noun.listing.heardAt ?? "", daysAfter(now, -SILENT_DAYS))
        : byDate(noun, wanted, noun.listing.due ?? "", wanted.overdue ? dateOf(now) : null);
  const [result] = await store.batch([query]);
  const rows = result?.rows ?? [];
  const read = rows.map((row) => ({ no: Number(row.no), entity: entityOf(noun.name, row) }));
  const last = read.at(-1);
  const field = by === "heard" ? noun.listing.heardAt : by === "due" ? noun.listing.due : undefined;
  return {
    items: read
      .filter(({ entity }) => fits(noun, wanted, entity, now))
      .map(({ entity }) => settled(noun, entity, now)),
    next:
      last && rows.length === wanted.limit
        ? {
            by: words === null ? by : "newest",
            value: words === null ? valueIn(last.entity, field) : null,
            no: last.no,
          }
        : null,
  };
}

/** A cursor as clients carry it: opaque to them, checked when it comes back. */
export const writeCursor = (cursor: Cursor | null): string | null =>
  cursor === null
    ? null
    : btoa(JSON.stringify([cursor.by, cursor.value, cursor.no]))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replace(/=+$/, "");

/** The cursor that a client brought back; null where it is none of ours. */
export function readCursor(text: string): Cursor | null {
  try {
    const parts: unknown = JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
    if (!Array.isArray(parts)) return null;
    const [by, value, no] = parts as unknown[];
    if (by !== "newest" && by !== "due" && by !== "heard") return null;
    if (value !== null && (typeof value !== "string" || value.length > 40)) return null;
    return typeof no === "number" && Number.isSafeInteger(no) && no >= 0 ? { by, value, no } : null;
  } catch {
    return null;
  }
}
