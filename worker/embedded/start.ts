/**
 * `npm start` under the project's own Node: builds, migrates, loads the sample district where the database
 * is empty, serves on 127.0.0.1, and prints one sign-in link per role. `--reset` forgets everything first.
 */
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { signInLinks } from "../access/first-admin.ts";
import { environmentFrom } from "../cloudflare.ts";
import { buildPages, buildWorker } from "./build.ts";
import { loadSample } from "./sample.ts";
import { sampleFiles } from "./sample-files.ts";
import { migrate, serve } from "./server.ts";

const FOLDER = ".data";
const port = Number(process.env.PORT ?? 8787);

if (process.argv.includes("--reset")) {
  rmSync(FOLDER, { recursive: true, force: true });
  console.log("Forgot all data.");
}
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  stop(`PORT must be 1 to 65535, not ${process.env.PORT}.`);
if (!(await isFree(port))) stop(`Port ${port} is taken. Choose another: PORT=8788 npm start`);

console.log("Building…");
await buildWorker();
await buildPages();
const serving = await serve({ port, folder: FOLDER, pages: "dist/pwa" });
const database = await serving.database();
const fresh = await migrate(database);
if (fresh.length > 0) console.log(`Migrated: ${fresh.join(", ")}`);

const BLOBS = await serving.blobs();
const environment = environmentFrom({ ...serving.bindings, DB: database, BLOBS });
if (await loadSample(environment, sampleFiles())) console.log("Loaded the sample district.");
await serving.sweep();
const sweeps = setInterval(() => serving.sweep().catch(console.error), 60_000);

console.log(
  `Serving at ${serving.url}  (Ctrl-C ends it; data stays in ${FOLDER}/; npm run reset starts afresh)`,
);
for (const { role, token } of await signInLinks(environment))
  console.log(`${role}\t${serving.url}/join#${token}`);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, async () => {
    clearInterval(sweeps);
    await serving.close();
    process.exit(0);
  });

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}

function isFree(wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(wanted, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
