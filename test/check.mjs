// `npm run check`: format and lint (with import directions), types, unused code, generated documents,
// strings outside the language files, and bundle budgets. Every part runs; all that is wrong is told.
import { spawnSync } from "node:child_process";
import { delimiter, resolve } from "node:path";
import { ensureInstalled } from "../worker/embedded/ensure-installed.mjs";

const node = ensureInstalled();
const env = {
  ...process.env,
  PATH: `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH}`,
  NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
};
const parts = [
  ["format and lint", "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
  ["types", "node_modules/typescript/bin/tsc", "--noEmit"],
  ["unused code", "node_modules/knip/bin/knip.js"],
  ["generated documents", "docs/generate.ts", "--check"],
  ["interface strings", "test/check-strings.ts"],
  ["build", "worker/embedded/build.cli.ts"],
  ["bundle budgets", "test/check-budgets.ts"],
];
let failed = false;
for (const [name, ...command] of parts) {
  const { status, stdout, stderr } = spawnSync(node, command, { env, encoding: "utf8" });
  console.log(`${status === 0 ? "ok  " : "FAIL"} ${name}`);
  if (status !== 0) {
    failed = true;
    console.log(`${stdout ?? ""}${stderr ?? ""}`);
  }
}
process.exit(failed ? 1 : 0);
