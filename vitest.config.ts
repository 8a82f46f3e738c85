/** Rules, proofs and the API under Node; the browser journeys only when they are asked for by path. */
import { defineConfig } from "vitest/config";

const journeys = process.argv.some((argument) => argument.includes("journeys"));

export default defineConfig({
  test: {
    environment: "node",
    include: ["test/**/*.test.ts"],
    exclude: journeys ? [] : ["test/journeys/**"],
    globalSetup: [journeys ? "test/journeys/load-once.ts" : "test/api/build-once.ts"],
    pool: "forks",
    // A browser fills two cores by itself; what the journeys share is loaded once for all of them.
    maxWorkers: journeys ? 1 : 2,
    isolate: !journeys,
    testTimeout: 400_000,
    hookTimeout: 180_000,
    // As long as the journeys wait for anything that is to be seen.
    expect: { poll: { timeout: 15_000 } },
  },
});
