/** The server that is killed: `node test/api/kill-server.ts WORKER FOLDER PORT`; says `ready` when it answers. */
import { migrate, serve } from "../../worker/embedded/server.ts";

const [worker = "", folder = "", port = ""] = process.argv.slice(2);
const serving = await serve({ port: Number(port), folder, worker });
await migrate(await serving.database());
console.log("ready");
// Whoever started it holds the other end: when they are gone, so is this group.
process.stdin.resume().once("close", () => process.kill(-process.pid, "SIGKILL"));
