// `npm test`: installs what is missing, builds once, then runs rules and API, then the journeys in a real
// browser and beside them opens the documents in LibreOffice. Prints `N passed, N failed` from the runners' own reports.
// In CI nothing may be left out.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { ensureInstalled } from "../worker/embedded/ensure-installed.mjs";

const node = ensureInstalled();
const browser = [
  process.env.CHROMIUM,
  // The same engine without windows and their bars, which nobody here looks at: a fifth faster.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path && existsSync(path));
const path = `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH}`;
/** Programs that read the documents back, each by its name on the PATH. */
const hasOffice = ["soffice", "pdftotext"].every((program) =>
  path.split(delimiter).some((folder) => existsSync(join(folder, program))),
);
const env = {
  ...process.env,
  PATH: path,
  NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
  ...(browser ? { CHROMIUM: browser } : {}),
};
const run = (...args) => spawnSync(node, args, { stdio: "inherit", env }).status ?? 1;

/** Runs one part under vitest and gives back its own count. */
function part(name, ...where) {
  const report = `dist/reports/${name}.json`;
  rmSync(report, { force: true });
  const status = run(
    "node_modules/vitest/vitest.mjs",
    "run",
    ...where,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, status: status || 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } =
    JSON.parse(readFileSync(report, "utf8"));
  return {
    passed: numPassedTests,
    // A file that could not even be loaded has no test to fail: it counts as one.
    failed: numFailedTests || (numFailedTestSuites > 0 || status !== 0 ? 1 : 0),
    skipped: numPendingTests + numTodoTests,
    status,
  };
}

mkdirSync("dist/reports", { recursive: true });
if (run("worker/embedded/build.cli.ts") !== 0) process.exit(1);
const only = process.argv.slice(2);
const parts =
  only.length > 0
    ? [part("only", ...only)]
    : [part("rules", "test/unit", "test/model", "test/api")];
let missing = false;
if (only.length === 0) {
  // Beside each other: LibreOffice works while a journey waits.
  if (browser) parts.push(part("journeys", "test/journeys", ...(hasOffice ? ["test/office"] : [])));
  else {
    missing = true;
    console.error(
      "No Chromium here: the browser journeys did not run. On Debian: apt-get install chromium-headless-shell fonts-noto-cjk fonts-noto-core (or set CHROMIUM to its path).",
    );
  }
  if (!browser || !hasOffice) {
    missing = true;
    console.error(
      "The documents were not opened: that takes Chromium, LibreOffice and poppler. On Debian: apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils.",
    );
  }
}
const sum = (field) => parts.reduce((total, one) => total + one[field], 0);
const skipped = sum("skipped");
console.log(
  `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
);
const incomplete = process.env.CI ? missing || skipped > 0 : false;
process.exit(sum("failed") > 0 || parts.some(({ status }) => status !== 0) || incomplete ? 1 : 0);
