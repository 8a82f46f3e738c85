/** A calendar by link: its making and revoking, and the calendar itself, which asks for no session. */
import type { Context } from "hono";
import { dateOf } from "../../shared/deadlines.ts";
import type { Grant } from "../../shared/kit/roles.ts";
import { sayTerm } from "../../shared/language/errors.ts";
import { chooseLanguage, type Language } from "../../shared/language/language.ts";
import { type Calendar, type CalendarEvent, icalOf } from "../../shared/meeting/ical.ts";
import { limit } from "../access/rate.ts";
import { newToken } from "../access/session.ts";
import type { App, Carried } from "../http/app-type.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { Problem } from "../http/problem.ts";
import { signedIn } from "../http/session.ts";
import { tagOf } from "../http/tag.ts";
import type { Row } from "../kit/store.ts";
import { endLink, grantsBehind, linkOf, putLink } from "./links.ts";
import { eventOf, journalsOf, type MeetingRow, meetingsNear } from "./meetings.ts";

export const CALENDAR_ROUTES: DescribedRoutes = {
  "POST /api/my/calendar-link": {
    summary: "makes a link to one's calendar; the one before ends",
    answer: [201, "{url, createdAt}; the address is never shown again"],
  },
  "GET /api/my/calendar-link": {
    summary: "since when one has a link to one's calendar",
    answer: [200, "{createdAt}, null where there is none"],
  },
  "DELETE /api/my/calendar-link": {
    summary: "revokes the link to one's calendar, if there is one",
    answer: [204, "revoked"],
  },
  "GET /api/calendar/:token.ics": {
    summary:
      "meetings of the last three months and the next twelve, of every committee that the link's owner may read",
    who: "whoever has the link",
    answer: [200, "text/calendar (RFC 5545), with an ETag"],
  },
};

/** The end of the calendar's route: to Hono all of this segment is the parameter's name. */
const FILE = "token.ics";
/** One more whenever what is said of a meeting changes, so that nobody keeps what was said before. */
const FORMAT = 1;

export function calendarRoutes(app: App): void {
  app.post("/api/my/calendar-link", async (c) => {
    const { person } = await signedIn(c);
    const setting = c.get("setting");
    await limit(setting, "calendarLink", person);
    const token = newToken(setting.random);
    const createdAt = setting.now();
    await setting.store.batch([putLink(person, token, createdAt)]);
    return c.json({ url: `${originOf(c)}/api/calendar/${token}.ics`, createdAt }, 201);
  });
  app.get("/api/my/calendar-link", async (c) => {
    const { person } = await signedIn(c);
    const [found] = await c.get("setting").store.batch([linkOf(person)]);
    return c.json({ createdAt: found?.rows[0]?.createdAt ?? null });
  });
  app.delete("/api/my/calendar-link", async (c) => {
    const { person } = await signedIn(c);
    await c.get("setting").store.batch([endLink(person)]);
    return c.body(null, 204);
  });
  app.get(`/api/calendar/:${FILE}`, async (c) => {
    const { store, now } = c.get("setting");
    const grants = await grantsIn(c);
    const language = chooseLanguage(c.req.header("Accept-Language") ?? null);
    const [journals] = await store.batch([journalsOf(grants)]);
    const committees = journals?.rows ?? [];
    const tag = await tagOf(
      JSON.stringify([FORMAT, originOf(c), language, dateOf(now()), grants, committees]),
    );
    c.header("ETag", tag);
    // Asked for anew each time: of a link that was revoked nobody shows what they kept.
    c.header("Cache-Control", "private, no-cache");
    c.header("Vary", "Accept-Language");
    if (c.req.header("If-None-Match") === tag) return c.body(null, 304);
    const [near] = await store.batch([meetingsNear(grants, now())]);
    const calendar = calendarOf(near?.rows ?? [], committees, { origin: originOf(c), language });
    c.header("Content-Type", "text/calendar; charset=utf-8; method=PUBLISH");
    c.header("Content-Disposition", 'inline; filename="gongjian.ics"');
    return c.body(icalOf(calendar));
  });
}

const originOf = (c: Context<Carried>): string => new URL(c.req.url).origin;

/** @throws Problem notFound for a link that never was and for one that was revoked alike */
async function grantsIn(c: Context<Carried>): Promise<Grant[]> {
  const [, token] = /^([\w-]{43})\.ics$/.exec(c.req.param(FILE) ?? "") ?? [];
  const [found] =
    token === undefined ? [] : await c.get("setting").store.batch([grantsBehind(token)]);
  const row = found?.rows[0];
  if (!row) throw new Problem("notFound");
  return JSON.parse(String(row.grants)) as Grant[];
}

/** Whoever reads several committees sees at each meeting whose it is. */
function calendarOf(
  meetings: readonly Row[],
  committees: readonly Row[],
  { origin, language }: { origin: string; language: Language },
): Calendar {
  const names = new Map(committees.map(({ code, name }) => [code, String(name)]));
  const [only, ...others] = names.values();
  const term = sayTerm("calendar.meetings", language);
  const event = (row: Row): CalendarEvent => {
    const meeting = row as unknown as MeetingRow;
    const committee = names.get(meeting.committee) ?? "";
    return {
      ...eventOf(meeting, origin),
      title: others.length > 0 ? `${meeting.title} · ${committee}` : meeting.title,
      description: [
        committee,
        ...(meeting.state === "postponed" ? [sayTerm("calendar.postponed", language)] : []),
      ].join("\n"),
    };
  };
  const byTime = (one: CalendarEvent, other: CalendarEvent) =>
    one.startsAt + one.uid < other.startsAt + other.uid ? -1 : 1;
  return {
    name: only !== undefined && others.length === 0 ? `${only} · ${term}` : term,
    url: origin,
    events: meetings.map(event).sort(byTime),
  };
}
