/** The journal over HTTP: the feed of a committee, and its export for the verifier. */
import { mayRead } from "../../shared/kit/roles.ts";
import type { App } from "../http/app-type.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { Problem } from "../http/problem.ts";
import { wholeQuery } from "../http/records.ts";
import { signedIn } from "../http/session.ts";
import { readable, readableEvent, readsPersonal } from "../privacy/masking.ts";
import { FEED_PAGE, feed, journalExport } from "./feed.ts";

export const JOURNAL_ROUTES: DescribedRoutes = {
  "GET /api/committees/:code/feed": {
    summary: "what has happened since: events, and their records as they stand now",
    who: "whoever may read the committee",
    query: {
      after: "seq of the last event seen; 0 by default",
      limit: `1 to ${FEED_PAGE}`,
      head: "1: the signed tree head also where nothing is new",
    },
    answer: [200, "{after, next, more, events, records, head}"],
  },
  "GET /api/committees/:code/journal": {
    summary: "the whole journal for the verifier, as NDJSON",
    who: "whoever holds a grant in the committee itself",
    answer: [200, "one line an event; docs/journal-format.md"],
  },
};

export function journalRoutes(app: App): void {
  app.get("/api/committees/:code/feed", async (c) => {
    const { actor } = await signedIn(c);
    const code = c.req.param("code");
    if (!/^\d{12}$/.test(code) || !mayRead(actor, code)) throw new Problem("notFound");
    const after = wholeQuery(c, "after", 0, Number.MAX_SAFE_INTEGER);
    const limit = Math.max(1, wholeQuery(c, "limit", FEED_PAGE, FEED_PAGE));
    const { store } = c.get("setting");
    const page = await feed(store, code, after, limit, c.req.query("head") === "1");
    return c.json({
      ...page,
      events: page.events.map((event) => readableEvent(event, code, actor)),
      records: Object.fromEntries(
        Object.entries(page.records).map(([noun, entities]) => [
          noun,
          entities.map((entity) => readable(noun, entity, actor)),
        ]),
      ),
    });
  });

  app.get("/api/committees/:code/journal", async (c) => {
    const { actor } = await signedIn(c);
    const code = c.req.param("code");
    if (!/^\d{12}$/.test(code) || !mayRead(actor, code)) throw new Problem("notFound");
    // The whole journal holds titles of people: it is for those who work in the community.
    if (!readsPersonal(actor, code)) throw new Problem("forbidden", { roles: "clerk,secretary" });
    const { store, sealKey } = c.get("setting");
    const { publicKey } = await sealKey();
    c.header("Content-Type", "application/x-ndjson; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="journal-${code}.ndjson"`);
    return c.body(journalExport(store, code, publicKey));
  });
}
