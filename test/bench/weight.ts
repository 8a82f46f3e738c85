/**
 * What the pages weigh over the wire (gzip -9, as an edge serves them), from the build's own record of
 * which file needs which.
 */
import { globSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { LATE_PARTS } from "../../pwa/build/late-parts.ts";
import { ONLY_ONLINE } from "../../pwa/build/map-tiles.ts";
import { membersFiles } from "../../pwa/build/members-part.ts";
import { VERIFY_PAGE } from "../../pwa/build/verify-page.ts";
import { encode } from "../../shared/station/directory.ts";
import { manyStations } from "../builders/stations.ts";
import { atMost, compared, type Figure } from "./figure.ts";

interface Chunk {
  file: string;
  src?: string;
  imports?: string[];
  css?: string[];
}

const KILOBYTE = 1024;
const weightOf = (content: string | Buffer): number =>
  gzipSync(content, { level: 9 }).length / KILOBYTE;
const zipped = (file: string): number => weightOf(readFileSync(`dist/pwa/${file}`));

/** Stations of one district: what the first page shows comes along. */
const STATIONS = 200;
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
  // All styles but the map's and the members' are one file, linked from the page.
  const styles = globSync("assets/style-*.css", { cwd: "dist/pwa" });
  const entry = needed(bundle, named("main.tsx"), needed(bundle, "index.html"));
  const stations = needed(bundle, named("station/stations.tsx"), new Set(entry));
  const board = needed(bundle, named("board/board.tsx"), new Set(entry));
  // One language is loaded: the heaviest of the three counts.
  const textsOf = (area: string) =>
    Math.max(
      ...Object.entries(bundle)
        .filter(([name]) => name.includes("virtual:texts/") && name.endsWith(`/${area}.js`))
        .map(([, { file }]) => zipped(file)),
    );
  const texts = textsOf("public") + textsOf("stations");
  const directory = weightOf(JSON.stringify(encode(manyStations(STATIONS), 1)));
  const lists = needed(bundle, named("lists/lists.tsx"), new Set(entry));
  const members = membersFiles("dist/bundle.json");
  const kept = globSync("**/*.{js,css,html,svg}", {
    cwd: "dist/pwa",
    exclude: ["service-worker.js", VERIFY_PAGE, ONLY_ONLINE, ...LATE_PARTS],
  });
  return [
    atMost("first load of /: scripts", sumOf(scripts(stations)), "KB", 27),
    atMost("first load of /: texts of one language", texts, "KB", 4),
    atMost(
      `first load of /: page, styles, scripts, texts and ${STATIONS} stations`,
      sumOf([...stations, ...styles, "index.html"]) + texts + directory,
      "KB",
      45,
    ),
    compared("a board opened from /: scripts more", sumOf(scripts(added(board, stations))), "KB"),
    // Sixty before contracts: a phone decides by their rules too, and names their records (docs/decisions/0011).
    atMost("lists area: scripts more", sumOf(scripts(added(lists, entry))), "KB", 64),
    atMost("precache of a visitor", sumOf(kept.filter((file) => !members.has(file))), "KB", 350),
    compared("precache of a member", sumOf(kept), "KB"),
    atMost("the page that verifies contracts, whole", zipped(VERIFY_PAGE), "KB", 40),
  ];
}

const added = (files: Set<string>, before: Set<string>): string[] =>
  [...files].filter((file) => !before.has(file));
