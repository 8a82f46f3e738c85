/** Loads the sample district once a run; every journey file then serves a copy of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { sampleIn } from "./district.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of a server's data that holds the sample district, untouched. */
    sample: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "gongjian-sample-"));
  await sampleIn(folder);
  project.provide("sample", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
