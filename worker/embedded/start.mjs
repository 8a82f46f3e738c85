// `npm start`: installs what is missing, then goes on under the project's own Node.
import { spawn } from "node:child_process";
import { ensureInstalled } from "./ensure-installed.mjs";

const node = ensureInstalled();
const child = spawn(
  node,
  ["--disable-warning=ExperimentalWarning", "worker/embedded/start.ts", ...process.argv.slice(2)],
  {
    stdio: "inherit",
  },
);
// Ctrl-C reaches the child by itself; this process only waits, so that it ends last.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code) => process.exit(code ?? 0));
