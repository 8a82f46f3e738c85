/** Builds the worker that the API tests talk to, once a run, in a folder of that run's own. */
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { buildWorker } from "../../worker/embedded/build.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the built test worker. */
    worker: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = `dist/test-worker/${process.pid}`;
  await buildWorker("test/api/entry.ts", folder);
  project.provide("worker", `${folder}/entry.js`);
  return () => rmSync(folder, { recursive: true, force: true });
}
