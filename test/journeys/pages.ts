/** Every page of the app by address, for the journeys that look at all of them. */
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { NOUNS } from "../../shared/nouns.ts";
import type { Environment } from "../../worker/environment.ts";
import { tableOf } from "../../worker/kit/records.ts";
import { statement } from "../../worker/kit/store.ts";
import { COMMUNITY } from "./district.ts";

/** Who looks. */
export type Reader = "visitor" | "liaison" | "clerk";

const BOARD = `/board/${COMMUNITY}`;
/** Lists that only the committee's office has. */
const OFFICE_ONLY = ["seat", "grid"];

/** The patterns that the app answers to. */
export function routes(): RegExp[] {
  const app = readFileSync("pwa/app.tsx", "utf8") + readFileSync("pwa/member-routes.tsx", "utf8");
  return [...app.matchAll(/<Route [^>]*path="([^"]+)"/g)].map(([, path = ""]) => {
    const pattern = path.replace(/\/:\w+\?/g, "(?:/[^/?]+)?").replace(/:\w+/g, "[^/?]+");
    return new RegExp(`^${pattern}(?:[?#].*)?$`);
  });
}

/** A record in each state of each noun that the reader sees: what can be done on it differs by that. */
export async function recordPages({ store }: Environment, reader: Reader): Promise<string[]> {
  const pages: string[] = [];
  for (const { name, plural } of Object.values(NOUNS)) {
    if (reader !== "clerk" && OFFICE_ONLY.includes(name)) continue;
    const [found] = await store.batch([
      statement(
        "read",
        sql`select min(id) as id from ${tableOf(name)}
            where committee = ${COMMUNITY} group by state order by state`,
      ),
    ]);
    pages.push(...(found?.rows ?? []).map(({ id }) => `/lists/${plural}/${String(id)}`));
  }
  return pages;
}

/**
 * The addresses that a reader can open, each kind of page once.
 * @param records what `recordPages` found
 * @param invitation token of a link that nobody has used
 */
export function pagesOf(reader: Reader, records: readonly string[], invitation: string): string[] {
  const firstOf = (plural: string) => records.find((page) => page.startsWith(`/lists/${plural}/`));
  const anyone = [
    "/stations",
    `/stations/${COMMUNITY}-1`,
    `/stations/${COMMUNITY}-2/poster`,
    "/board",
    BOARD,
    "/join",
    "/my",
    "/join#wrong",
    "/devices",
    `/join#${invitation}`,
    "/my-data",
    "/outbox",
    "/turn",
    "/people",
    "/journal",
    "/import",
    "/meetings",
    "/meetings/report",
    "/stations/import",
    "/stations/coverage",
    "/meetings/no-such-meeting/room",
    "/meetings/no-such-meeting/sign-in",
    "/lists/problems",
    "/lists/problems/no-such-record",
    "/meetings/no-such-meeting",
    "/contracts",
    "/contracts?do=draft",
    "/contracts/no-such-contract",
    "/contracts/templates",
    "/contracts/templates?do=write&language=zh-CN&replaces=school",
    "/signing-keys",
    "/contracts/no-such-contract/sign",
    "/no/such/page",
  ];
  // The same for everybody: the visitor looks for all.
  const more = [
    "/",
    `/stations/${COMMUNITY}-4`,
    `/stations/${COMMUNITY}-999`,
    `${BOARD}?noun=project`,
    `${BOARD}?type=done`,
    `${BOARD}?type=ended`,
    `${BOARD}?id=${firstOf("problems")?.split("/").at(-1)}`,
    "/board/540102999999",
    `${BOARD}/contracts`,
    // The first by state is one that is kept.
    `${BOARD}/contracts/${firstOf("contracts")?.split("/").at(-1)}`,
    `${BOARD}/contracts/no-such-contract`,
  ];
  if (reader === "visitor") return [...more, ...anyone];
  const nouns = Object.values(NOUNS).filter(
    ({ name }) => reader === "clerk" || !OFFICE_ONLY.includes(name),
  );
  return [
    ...anyone,
    ...nouns.flatMap(({ plural }) => [`/lists/${plural}`, firstOf(plural) ?? ""]),
    firstOf("meetings")?.slice("/lists".length) ?? "",
    ...records
      .filter((page) => page.startsWith("/lists/contracts/"))
      .flatMap((page) => ["", "/sign"].map((part) => `${page.slice("/lists".length)}${part}`)),
    "/lists/problems?text=没有这样的事",
  ].filter((page, at, all) => page && all.indexOf(page) === at);
}
