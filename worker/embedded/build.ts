/** Builds worker and pages into dist/, the same files that are deployed. */
import { readFileSync, writeFileSync } from "node:fs";
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
  writeFileSync(
    `${folder}/_headers`,
    [...headerLines("/*", headers), ...ownPolicyLines(folder), ""].join("\n"),
  );
}

const headerLines = (path: string, headers: Readonly<Record<string, string>>): string[] => [
  path,
  ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
];

/**
 * The page that verifies contracts says its own policy, to work from a disk too: the same goes as its header, in
 * place of the one of all other pages (`!` takes that off). It is answered under both names.
 */
function ownPolicyLines(folder: string): string[] {
  const page = readFileSync(`${folder}/verify.html`, "utf8");
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
  if (policy === undefined) throw new Error("verify.html has no policy");
  return ["/verify", "/verify.html"].flatMap((path) => [
    path,
    "  ! Content-Security-Policy",
    `  Content-Security-Policy: ${policy}; frame-ancestors 'none'`,
  ]);
}
