/** The sample district, loaded once and served in copies from the built product. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { inject } from "vitest";
import type { Role } from "../../shared/kit/roles.ts";
import { signInLinks } from "../../worker/access/first-admin.ts";
import { environmentFrom } from "../../worker/cloudflare.ts";
import { loadSample } from "../../worker/embedded/sample.ts";
import { sampleFiles } from "../../worker/embedded/sample-files.ts";
import { migrate, serve } from "../../worker/embedded/server.ts";
import type { Environment } from "../../worker/environment.ts";
import { eventPayloadTable, eventTable } from "../../worker/journal/table.ts";
import { statement } from "../../worker/kit/store.ts";

/** 仙足岛社区, the sample community. */
export const COMMUNITY = "540102008001";

export interface District {
  url: string;
  environment: Environment;
  /** A fresh sign-in link of the sample's person in this role. */
  link(role: Role): Promise<string>;
  /** What the server's journal holds of the sample community, oldest first; of one kind, if told. */
  journal(kind?: string): Promise<Written[]>;
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** An event of the server's journal. */
export interface Written {
  kind: string;
  target: string;
  mutation: string;
  /** What was given with the command. */
  input: Readonly<Record<string, unknown>>;
}

/** Loads the sample district into a folder of a server's data, as the first `npm start` does. */
export async function sampleIn(folder: string): Promise<void> {
  const serving = await serve({ port: 0, folder });
  const database = await serving.database();
  await migrate(database);
  const bindings = { ...serving.bindings, DB: database, BLOBS: await serving.blobs() };
  await loadSample(environmentFrom(bindings), sampleFiles());
  await serving.close();
}

/**
 * Serves a copy of the sample district.
 * @param pages folder of the built pages
 */
export async function aDistrict({ pages = "dist/pwa" } = {}): Promise<District> {
  const folder = mkdtempSync(join(tmpdir(), "gongjian-district-"));
  cpSync(inject("sample"), folder, { recursive: true });
  const serving = await serve({ port: 0, folder, pages });
  const database = await serving.database();
  const environment = environmentFrom({ ...serving.bindings, DB: database });
  return {
    url: serving.url,
    environment,
    async link(role) {
      const links = await signInLinks(environment);
      const found = links.find((one) => one.role === role);
      if (!found) throw new Error(`no link for ${role}`);
      return `${serving.url}/join#${found.token}`;
    },
    journal: (kind) => journalIn(environment, kind),
    sweep: serving.sweep,
    async close() {
      await serving.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function journalIn({ store }: Environment, kind?: string): Promise<Written[]> {
  const [found] = await store.batch([
    statement(
      "read",
      sql`select kind, target, mutation, json from ${eventTable}
          left join ${eventPayloadTable} using (committee, seq)
          where committee = ${COMMUNITY} order by seq`,
    ),
  ]);
  return (found?.rows ?? [])
    .filter((row) => kind === undefined || row.kind === kind)
    .map((row) => ({
      kind: String(row.kind),
      target: String(row.target),
      mutation: String(row.mutation),
      input: (JSON.parse(String(row.json ?? "{}")) as { input?: Written["input"] }).input ?? {},
    }));
}
