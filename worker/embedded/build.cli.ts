/** `npm run build`: everything that is deployed, into dist/. */
import { buildPages, buildWorker } from "./build.ts";

await buildWorker();
await buildPages();
