/**
 * What the pages weigh over the wire (gzip -9, as an edge serves them), from the build's own record of
 * which file needs which.
 */
import { globSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { atMost, type Figure } from "./figure.ts";

interface Chunk {
  file: string;
  src?: string;
  imports?: string[];
  css?: string[];
}

const KILOBYTE = 1024;
const zipped = (file: string): number =>
  gzipSync(readFileSync(`dist/pwa/${file}`), { level: 9 }).length / KILOBYTE;

/** Every file that opening this chunk loads, itself included. */
function needed(
  bundle: Record<string, Chunk>,
  name: string,
  seen = new Set<string>(),
): Set<string> {
  const chunk = bundle[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const file of chunk.css ?? []) seen.add(file);
  for (const other of chunk.imports ?? []) needed(bundle, other, seen);
  return seen;
}

const sumOf = (files: Iterable<string>): number =>
  [...files].reduce((total, file) => total + zipped(file), 0);
const scripts = (files: Iterable<string>): string[] =>
  [...files].filter((file) => file.endsWith(".js"));

/** Bounds of the first load, of the lists and of what the service worker keeps. */
export async function weightFigures(): Promise<Figure[]> {
  const bundle = JSON.parse(readFileSync("dist/bundle.json", "utf8")) as Record<string, Chunk>;
  const named = (part: string): string => {
    const found = Object.keys(bundle).find((name) => (bundle[name]?.src ?? name).endsWith(part));
    if (!found) throw new Error(`no ${part} in the bundle`);
    return found;
  };
  // All styles are one file, linked from the page.
  const styles = globSync("assets/*.css", { cwd: "dist/pwa" });
  const entry = needed(bundle, "index.html");
  const board = needed(bundle, named("board/board.tsx"), new Set(entry));
  // One language is loaded: the heaviest of the three counts.
  const texts = Math.max(
    ...globSync("public-*.js", { cwd: "dist/pwa/assets" }).map((file) => zipped(`assets/${file}`)),
  );
  const lists = needed(bundle, named("lists/lists.tsx"), new Set(entry));
  const kept = globSync("**/*.{js,css,html,svg}", { cwd: "dist/pwa" }).filter(
    (file) => file !== "service-worker.js",
  );
  return [
    atMost("first load of /: scripts", sumOf(scripts(entry)) + texts, "KB", 22),
    atMost(
      "first load of /: page, styles, scripts",
      sumOf([...entry, ...styles, "index.html"]) + texts,
      "KB",
      45,
    ),
    {
      ...atMost(
        "a board opened from /: scripts more",
        sumOf(scripts(added(board, entry))),
        "KB",
        0,
      ),
      bound: null,
      pass: true,
    },
    atMost("lists area: scripts more", sumOf(scripts(added(lists, entry))), "KB", 60),
    atMost("precache", sumOf(kept), "KB", 350),
  ];
}

const added = (files: Set<string>, before: Set<string>): string[] =>
  [...files].filter((file) => !before.has(file));
