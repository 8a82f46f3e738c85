/** Rules, proofs and the API under Node; the browser journeys only when they are asked for by path. */
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const journeys = process.argv.slice(2).some((argument) => argument.includes("journeys"));
/** What a page keeps in its modules, over a made-up browser: modules of each file's own, and `vi.mock` only here. */
const PAGES = "test/unit/{pwa,sync}-*.test.ts";
/** Measures how long the page leaves a tap unanswered: nothing else runs beside it. */
const MEASURED = "test/journeys/import.test.ts";

/** The walks over every page take longest: begun last, one of them would go on alone. */
class WalksFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWalk = ({ moduleId }: TestSpecification) => moduleId.includes("/access-");
    const sorted = await super.sort(files);
    return [...sorted.filter(isWalk), ...sorted.filter((file) => !isWalk(file))];
  }
}

/** Files that run in the same way. Those that share a process load their modules once. */
const files = (
  name: string,
  include: string,
  settings: { exclude?: string[]; isolate?: boolean; sequence?: { groupOrder: number } },
) => ({
  test: {
    name,
    include: [include],
    environment: "node" as const,
    pool: "forks" as const,
    isolate: false,
    testTimeout: 400_000,
    hookTimeout: 180_000,
    // As long as the journeys wait for anything that is to be seen: a busy machine takes its time.
    expect: { poll: { timeout: 15_000 } },
    ...settings,
  },
});

const documents = files("documents", "test/office/**/*.test.ts", {});

export default defineConfig({
  test: {
    // Once for all: a project that extends this would set up again.
    globalSetup: [journeys ? "test/journeys/load-once.ts" : "test/api/build-once.ts"],
    // A journey waits as long as it computes: two at a time fill two cores, as two files of rules do.
    maxWorkers: 2,
    sequence: { sequencer: WalksFirst },
    projects: journeys
      ? [
          files("journeys", "test/journeys/**/*.test.ts", { exclude: [MEASURED] }),
          documents,
          files("measured", MEASURED, { sequence: { groupOrder: 1 } }),
        ]
      : [
          files("pages", PAGES, { isolate: true }),
          files("rules", "test/{unit,model,api}/**/*.test.ts", { exclude: [PAGES] }),
          documents,
        ],
  },
});
