/** Builds worker and pages into dist/, the same files that are deployed. */
import { writeFileSync } from "node:fs";
import { build } from "vite";
import { SECURITY_HEADERS } from "../../shared/security-headers.ts";

/** Bundles one worker entry for workerd. */
export const buildWorker = (entry = "worker/cloudflare.ts", outDir = "dist/worker") =>
  build({
    configFile: false,
    logLevel: "warn",
    build: { ssr: entry, outDir, emptyOutDir: true, target: "es2024", minify: false },
    ssr: { noExternal: true, target: "webworker" },
  });

/** Bundles the pages and the service worker (vite.config.ts), with the headers that static files get. */
export async function buildPages(): Promise<void> {
  await build({ logLevel: "warn" });
  const lines = Object.entries(SECURITY_HEADERS).map(([name, value]) => `  ${name}: ${value}`);
  writeFileSync("dist/pwa/_headers", ["/*", ...lines, ""].join("\n"));
}
