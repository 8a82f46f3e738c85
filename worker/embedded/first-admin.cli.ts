/**
 * `npm run first-admin -- --district 540102 --url https://… [--divisions FILE] [--remote]`: loads the
 * divisions (a CSV with street_code, street, community_code, community) and prints a link for the first
 * admin. Without `--remote` it works on this machine's own data, with the server stopped.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { inviteFirstAdmin } from "../access/first-admin.ts";
import { environmentFrom } from "../cloudflare.ts";
import { divisionStatements } from "../division/divisions.ts";
import type { Environment } from "../environment.ts";
import type { Statement, Store } from "../kit/store.ts";
import { migrate, serve } from "./server.ts";

const { values } = parseArgs({
  options: {
    district: { type: "string" },
    name: { type: "string" },
    url: { type: "string", default: "http://127.0.0.1:8787" },
    divisions: { type: "string" },
    remote: { type: "boolean", default: false },
  },
});
const { district, url, divisions, remote } = values;
if (!district || !/^\d{6}$/.test(district)) {
  console.error("Which district? --district 540102 (its 6-digit division code)");
  process.exit(2);
}

const quoted = (value: unknown): string =>
  value === null || value === undefined
    ? "NULL"
    : typeof value === "number"
      ? String(value)
      : `'${String(value).replaceAll("'", "''")}'`;

/** A statement with its values written out, for a database that is reached by a command line only. */
const written = ({ sql, params }: Statement): string => {
  let at = 0;
  return sql.replace(/\?/g, () => quoted(params[at++]));
};

/** Writes only: what the first admin needs reads nothing back. */
const wranglerStore: Store = {
  async batch(statements) {
    const command = statements.map(written).join(";\n");
    const { status } = spawnSync(
      "npx",
      ["wrangler", "d1", "execute", "gongjian", "--remote", "--yes", "--command", command],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    if (status !== 0) process.exit(1);
    return statements.map(() => ({ rows: [], changes: 0, rowsRead: 0, rowsWritten: 0 }));
  },
};

const serving = remote ? null : await serve({ port: 0, folder: ".data" });
const database = await serving?.database();
if (database) await migrate(database);
const environment: Environment = {
  ...environmentFrom({ ...serving?.bindings, DB: database }),
  ...(remote ? { store: wranglerStore } : {}),
};
if (divisions)
  await environment.store.batch(
    divisionStatements(readFileSync(divisions, "utf8"), {
      code: district,
      name: values.name ?? district,
    }),
  );
console.log(`${url}/join#${await inviteFirstAdmin(environment, district)}`);
await serving?.close();
