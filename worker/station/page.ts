/**
 * A station's page as the server gives it: the shell that every page begins with, and in its head what search
 * engines, maps and messengers read of the station without running a script.
 */
import type { Context } from "hono";
import { dateOf } from "../../shared/deadlines.ts";
import { sayTerm } from "../../shared/language/errors.ts";
import { chooseLanguage, type Language } from "../../shared/language/language.ts";
import { dayNumber } from "../../shared/station/calendar.ts";
import { type Listed, placeOf } from "../../shared/station/directory.ts";
import { jsonLdOf } from "../../shared/station/json-ld.ts";
import type { Station } from "../../shared/station.ts";
import type { App, Carried } from "../http/app-type.ts";
import { Problem } from "../http/problem.ts";
import { tagOf } from "../http/tag.ts";
import { listedOf } from "./directory.ts";
import { picturesOf } from "./pictures.ts";
import { pageOf, stationAt } from "./public.ts";

/** Pages of the desk that lie beside the stations: none of these words is an address. */
const DESK: readonly string[] = ["import", "coverage"];

/** What schema.org says of a station; its page and its own route have the same. */
export function describedAt(c: Context<Carried>, station: Station): Record<string, unknown> {
  const listed = listedOf(station);
  const place = placeOf(listed);
  return jsonLdOf(listed, {
    url: pageOf(c, place),
    images: picturesOf(c, station, place),
    today: dayNumber(dateOf(c.get("setting").now())),
  });
}

export function pageRoutes(app: App): void {
  app.get("/stations/:place", async (c) => {
    if (DESK.includes(c.req.param("place"))) return shellOf(c);
    const station = await stationAt(c).catch((error: unknown) => {
      if (error instanceof Problem) return null;
      throw error;
    });
    return station ? stationPage(c, station) : shellOf(c, 404);
  });
  app.get("/stations/*", (c) => shellOf(c));
}

/** The shell as it is: the script in it knows the rest, also that there is no such station. */
async function shellOf(c: Context<Carried>, status?: number): Promise<Response> {
  const shell = await c.get("setting").shell();
  if (!shell) throw new Problem("notFoundPage");
  return new Response(shell.body, { headers: shell.headers, status: status ?? shell.status });
}

/** Its files have new names with each version, so it is never used unasked; the tag makes asking cheap. */
async function stationPage(c: Context<Carried>, station: Station): Promise<Response> {
  const shell = await shellOf(c);
  const language = chooseLanguage(c.req.header("Accept-Language") ?? null);
  const page = withStation(await shell.text(), {
    station: listedOf(station),
    language,
    described: describedAt(c, station),
  });
  const tag = await tagOf(page);
  const headers = new Headers(shell.headers);
  headers.delete("Content-Length");
  headers.set("Cache-Control", "no-cache");
  headers.set("Vary", "Accept-Language");
  headers.set("ETag", tag);
  const same = c.req.header("If-None-Match") === tag;
  return new Response(same ? null : page, { status: same ? 304 : 200, headers });
}

interface Told {
  station: Listed;
  language: Language;
  described: Record<string, unknown>;
}

/** The shell with a station in its head. `data-station` marks what goes when the reader goes on to another page. */
function withStation(shell: string, { station, language, described }: Told): string {
  const { name, kind, barrier, hint } = station;
  const facts = [
    name,
    sayTerm(`kind.${kind}`, language),
    sayTerm(`barrier.${barrier}`, language),
    hint,
  ];
  const head = [
    `<link data-station rel="canonical" href="${escaped(String(described.url))}">`,
    `<script data-station type="application/ld+json">${inScript(described)}</script>`,
  ];
  return shell
    .replace(/<title>(.*?)<\/title>/, (_, app) => `<title>${escaped(name)} · ${app}</title>`)
    .replace(
      /(<meta name="description" content=")[^"]*/,
      (_, start) => start + escaped(facts.filter(Boolean).join(" · ")),
    )
    .replace("</head>", () => `${head.join("\n")}</head>`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/** JSON in which no `<` can end the element around it. */
const inScript = (value: object): string => JSON.stringify(value).replaceAll("<", "\\u003c");
