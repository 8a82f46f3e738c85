/** Divisions from a CSV with the columns street_code, street, community_code, community. */
import { sql } from "drizzle-orm";
import Papa from "papaparse";
import { type Statement, statement } from "../kit/store.ts";
import { divisionTable } from "./table.ts";

interface Line {
  street_code: string;
  street: string;
  community_code: string;
  community: string;
}

/**
 * Statements that store a district, its streets and its communities; known ones keep what they are.
 * @param sample code of the community whose records are sample data, if any
 */
export function divisionStatements(
  csv: string,
  district: { code: string; name: string },
  sample?: string,
): Statement[] {
  const { data } = Papa.parse<Line>(csv.trim(), { header: true });
  const names = new Map([
    [district.code, district.name],
    ...data.map((line): [string, string] => [line.street_code, line.street]),
    ...data.map((line): [string, string] => [
      line.community_code,
      // The statistics write the committee's legal form after the name; people don't.
      line.community.replace(/(居民委员会|村民委员会|居委会|村委会)$/, ""),
    ]),
  ]);
  return [...names].map(([code, name]) =>
    statement(
      "effect",
      sql`insert into ${divisionTable} (code, name, sample)
          values (${code}, ${name}, ${code === sample ? 1 : 0}) on conflict (code) do nothing`,
    ),
  );
}
