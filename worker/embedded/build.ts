/** Builds worker and pages into dist/, the same files that are deployed. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "vite";
import { securityHeaders } from "../../shared/security-headers.ts";
import { originOf, readMapTiles } from "../../shared/station/map-tiles.ts";

/** Bundles one worker entry for workerd. */
export const buildWorker = (entry = "worker/cloudflare.ts", outDir = "dist/worker") =>
  build({
    configFile: false,
    logLevel: "warn",
    build: { ssr: entry, outDir, emptyOutDir: true, target: "es2024", minify: false },
    ssr: { noExternal: true, target: "webworker" },
  });

/**
 * Bundles the pages and the service worker (vite.config.ts), with the headers that static files get. Where a map
 * is configured, both hold where its pictures come from: a phone keeps the page with its policy.
 */
export async function buildPages(folder = "dist/pwa"): Promise<void> {
  await build({ logLevel: "warn", build: { outDir: resolve(folder) } });
  const tiles = readMapTiles(process.env);
  const headers = securityHeaders(...(tiles ? [originOf(tiles)] : []));
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  writeFileSync(`${folder}/_headers`, ["/*", ...lines, ""].join("\n"));
}
