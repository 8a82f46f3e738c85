/**
 * Build step: which files only members need. Whoever looks for a station keeps the public pages on their
 * phone, and nothing of the rest; the service worker fetches that once somebody has signed in.
 */
import { readFileSync } from "node:fs";

interface Chunk {
  file: string;
  name?: string;
  src?: string;
  imports?: string[];
  dynamicImports?: string[];
}

/** Parts that load late and that only members' pages ask for. */
const BEHIND = [
  "member-routes.tsx",
  "members.ts",
  "text/texts-member.ts",
  "local",
  "station-desk/import.tsx",
  "station-desk/coverage.tsx",
];

/** Files of the build that the public pages never ask for, as paths below the pages' folder. */
export function membersFiles(record: string): ReadonlySet<string> {
  const bundle = JSON.parse(readFileSync(record, "utf8")) as Record<string, Chunk>;
  const everybodys = new Set<string>();
  const walk = (name: string): void => {
    const chunk = bundle[name];
    if (!chunk || everybodys.has(chunk.file)) return;
    everybodys.add(chunk.file);
    for (const next of chunk.imports ?? []) walk(next);
    for (const next of chunk.dynamicImports ?? [])
      if (!BEHIND.includes(bundle[next]?.src ?? bundle[next]?.name ?? "")) walk(next);
  };
  walk("main.tsx");
  return new Set(
    Object.values(bundle)
      .map(({ file }) => file)
      .filter((file) => !everybodys.has(file) && !file.includes("/style-")),
  );
}
