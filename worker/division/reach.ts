/** The communities that grants reach. */
import { type SQL, sql } from "drizzle-orm";
import type { Grant } from "../../shared/kit/roles.ts";
import { type Statement, statement } from "../kit/store.ts";
import { divisionTable } from "./table.ts";

/** More communities than any district has. */
const COMMUNITIES = 500;

/** True of divisions that are communities within these grants: ranges of the primary key, its column `code`. */
export function inReach(grants: readonly Grant[]): SQL {
  // ":" is the character after "9": the range holds every code that begins with the scope.
  const reached = grants.map(({ scope }) => sql`(code >= ${scope} and code < ${`${scope}:`})`);
  return sql`length(code) = 12 and (${reached.length > 0 ? sql.join(reached, sql` or `) : sql`false`})`;
}

/** Those communities, by code. */
export const committeesOf = (grants: readonly Grant[]): Statement =>
  statement(
    "read",
    sql`select code, name, sample from ${divisionTable}
        where ${inReach(grants)} order by code limit ${COMMUNITIES}`,
  );
