/** workerd on this machine: the built worker with D1 and R2 on local disk, on 127.0.0.1 only. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { Miniflare } from "miniflare";
import type { D1Binding } from "../kit/d1.ts";

export interface Serving {
  url: string;
  /** The worker's plain bindings, for whoever builds an environment beside it. */
  bindings: { EDITION: "domestic" | "public"; INSECURE: string; SEAL_KEY: string };
  database(): Promise<D1Binding>;
  /** The binding for attachments. */
  blobs(): Promise<object>;
  /** Runs the schedule once, now. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

export interface Served {
  /** 0 takes a free one. */
  port: number;
  /** Folder that keeps the data; null keeps it in memory only. */
  folder: string | null;
  /** Built worker, and the built pages if they are to be served. */
  worker?: string;
  pages?: string | null;
  edition?: "domestic" | "public";
}

/** A new P-256 key for tree heads, as a JSON Web Key. */
export async function newSealKey(): Promise<string> {
  const { privateKey } = await crypto.subtle.generateKey(
    { name: "ECDSA", namedCurve: "P-256" },
    true,
    ["sign", "verify"],
  );
  return JSON.stringify(await crypto.subtle.exportKey("jwk", privateKey));
}

/** The deployment's key for tree heads: made once, kept beside the data. */
async function sealKey(folder: string | null): Promise<string> {
  const path = folder && `${folder}/seal-key.json`;
  if (path && existsSync(path)) return readFileSync(path, "utf8");
  const json = await newSealKey();
  if (path) writeFileSync(path, json, { mode: 0o600 });
  return json;
}

/** Starts it and waits until it answers. @throws where the port is taken */
export async function serve(wanted: Served): Promise<Serving> {
  const { port, folder, worker = "dist/worker/cloudflare.js", pages = null } = wanted;
  if (folder) mkdirSync(folder, { recursive: true });
  const bindings = {
    EDITION: wanted.edition ?? "domestic",
    INSECURE: "1",
    SEAL_KEY: await sealKey(folder),
  };
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port,
    name: "gongjian",
    modules: [{ type: "ESModule", path: worker }],
    compatibilityDate: "2026-07-01",
    cf: false,
    d1Databases: { DB: "gongjian" },
    r2Buckets: { BLOBS: "gongjian" },
    ...(folder ? { defaultPersistRoot: folder } : { d1Persist: false, r2Persist: false }),
    bindings,
    ...(pages
      ? {
          assets: {
            directory: pages,
            binding: "ASSETS",
            routerConfig: {
              has_user_worker: true,
              static_routing: { user_worker: ["/api/*", "/stations/*"] },
            },
            assetConfig: { not_found_handling: "single-page-application" },
          },
        }
      : {}),
  } as ConstructorParameters<typeof Miniflare>[0]);
  const url = await miniflare.ready;
  const database = async () => (await miniflare.getD1Database("DB")) as unknown as D1Binding;
  return {
    url: url.origin,
    bindings,
    database,
    blobs: () => miniflare.getR2Bucket("BLOBS"),
    async sweep() {
      // The same handler that the platform's cron calls (miniflare's own types leave it out).
      const worker = (await miniflare.getWorker()) as unknown as {
        scheduled(event: { cron: string }): Promise<unknown>;
      };
      await worker.scheduled({ cron: "* * * * *" });
    },
    close: () => miniflare.dispose(),
  };
}

/**
 * Applies migrations that the database has not had yet; the same record of them that wrangler keeps. The
 * domestic edition has a folder of its own besides: the tables with names and phones.
 */
export async function migrate(database: D1Binding, edition: "domestic" | "public" = "domestic") {
  const applied: string[] = [];
  for (const folder of ["migrations", ...(edition === "domestic" ? ["migrations/domestic"] : [])])
    applied.push(...(await migrateFrom(database, folder)));
  return applied;
}

async function migrateFrom(database: D1Binding, folder: string): Promise<string[]> {
  const one = (sql: string, ...values: unknown[]) => database.prepare(sql).bind(...values);
  await database.batch([
    one(
      "CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)",
    ),
  ]);
  const [known] = await database.batch([one("SELECT name FROM d1_migrations")]);
  const had = new Set((known?.results ?? []).map((row) => row.name));
  const fresh = readdirSync(folder)
    .filter((name) => name.endsWith(".sql") && !had.has(name))
    .sort();
  for (const name of fresh)
    await database.batch([
      ...statementsIn(readFileSync(`${folder}/${name}`, "utf8")).map((sql) => one(sql)),
      one("INSERT INTO d1_migrations (name) VALUES (?)", name),
    ]);
  return fresh;
}

/** Splits a migration at its semicolons; a trigger's body has some of its own and ends with END. */
function statementsIn(sql: string): string[] {
  const statements: string[] = [];
  let open = "";
  for (const part of sql.replace(/--[^\n]*/g, "").split(";")) {
    open += part;
    if (/\bBEGIN\b/.test(open) && !/\bEND\s*$/.test(open)) open += ";";
    else {
      if (open.trim() !== "") statements.push(open.trim());
      open = "";
    }
  }
  return statements;
}
