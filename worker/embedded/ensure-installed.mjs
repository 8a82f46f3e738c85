// Runs on the machine's own Node (20 or later): installs the locked packages where they are missing or
// older than the lock, and gives back the project's own Node.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.gongjian-lock";

/** @returns {string} path of the project's own Node */
export function ensureInstalled() {
  const lock = readFileSync("package-lock.json", "utf8");
  if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== lock) {
    console.log("Installing packages (once, about a minute)…");
    const { status } = spawnSync("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    if (status !== 0) process.exit(status ?? 1);
    writeFileSync(STAMP, lock);
  }
  return "node_modules/node/bin/node";
}
