/** `npm run docs`: writes the documents that are derived from the code; `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { privacyPage } from "./privacy.ts";
import { statesPage } from "./states.ts";

const PAGES: Readonly<Record<string, () => string>> = {
  "docs/states.md": statesPage,
  "docs/privacy.md": privacyPage,
};

const stale = Object.entries(PAGES).filter(
  ([path, page]) => !existsSync(path) || readFileSync(path, "utf8") !== page(),
);
if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is not current: npm run docs`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const [path, page] of stale) writeFileSync(path, page());
console.log(stale.length > 0 ? `Wrote ${stale.map(([path]) => path).join(", ")}` : "All current.");
