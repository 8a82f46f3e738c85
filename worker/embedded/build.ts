/** Builds worker and pages into dist/, the same files that are deployed. */
import { build } from "vite";

/** Bundles one worker entry for workerd. */
export const buildWorker = (entry = "worker/cloudflare.ts", outDir = "dist/worker") =>
  build({
    configFile: false,
    logLevel: "warn",
    build: { ssr: entry, outDir, emptyOutDir: true, target: "es2024", minify: false },
    ssr: { noExternal: true, target: "webworker" },
  });

/** Bundles the pages and the service worker (vite.config.ts). */
export const buildPages = () => build({ logLevel: "warn" });
