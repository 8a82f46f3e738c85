/** A committee's lists, whole, for its export and for reading a new ledger against them. */
import { sql } from "drizzle-orm";
import { type Actor, reaches } from "../../shared/kit/roles.ts";
import { personCardTable, personTable } from "../access/table.ts";
import type { Environment } from "../environment.ts";
import { Problem } from "../http/problem.ts";
import { entityOf, tableOf } from "../kit/records.ts";
import { statement } from "../kit/store.ts";

/** What a ledger speaks of, in the order of the pages. */
const SHELVES = ["unit", "seat", "grid", "resource", "problem", "project", "people"] as const;
type Shelf = (typeof SHELVES)[number];
const PAGE = 500;

export interface LedgerPage {
  shelf: Shelf;
  items: unknown[];
  next: string | null;
}

/** Names are for those who hold a grant in the committee itself. */
const mayName = (actor: Actor, committee: string, edition: Environment["edition"]): boolean =>
  edition === "domestic" &&
  actor.grants.some((grant) => grant.scope === committee && reaches(grant, committee));

/**
 * One page of one shelf: records in the order of their arrival (index on committee, rowid), people by
 * id (index on committee, person). 500 records are 1,000 rows read; only an import or an export asks.
 * @param cursor `<shelf>:<last>`; null for the beginning
 * @throws Problem badCursor
 */
export async function ledgerPage(
  { store, edition }: Environment,
  actor: Actor,
  committee: string,
  cursor: string | null,
): Promise<LedgerPage> {
  const [name = "unit", last = ""] = (cursor ?? "unit:").split(/:(.*)/s);
  const shelf = SHELVES.find((known) => known === name);
  if (!shelf || last.length > 40) throw new Problem("badCursor");
  const following = SHELVES[SHELVES.indexOf(shelf) + 1];
  const onward = following ? `${following}:` : null;
  if (shelf === "people") {
    if (!mayName(actor, committee, edition)) return { shelf, items: [], next: null };
    const [found] = await store.batch([
      statement(
        "list",
        sql`select c.person, p.seat, c.displayName, c.workPhone
            from ${personCardTable} c join ${personTable} p on p.id = c.person
            where c.committee = ${committee} and c.person > ${last} and p.erasedAt is null
            order by c.person limit ${PAGE}`,
      ),
    ]);
    const items = found?.rows ?? [];
    const more = items.length === PAGE;
    return { shelf, items, next: more ? `people:${items.at(-1)?.person}` : onward };
  }
  const after = Number(last === "" ? 0 : last);
  if (!Number.isSafeInteger(after)) throw new Problem("badCursor");
  const [found] = await store.batch([
    statement(
      "list",
      sql`select * from ${tableOf(shelf)} where committee = ${committee} and no > ${after}
          order by no limit ${PAGE}`,
    ),
  ]);
  const rows = found?.rows ?? [];
  const next = rows.length === PAGE ? `${shelf}:${rows.at(-1)?.no}` : onward;
  return { shelf, items: rows.map((row) => entityOf(shelf, row)), next };
}
