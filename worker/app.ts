/** The app: every route over an environment that is handed in. Only the entry files know the platform. */
import { Hono, type MiddlewareHandler } from "hono";
import { SECURITY_HEADERS } from "../shared/security-headers.ts";
import { accessRoutes } from "./access/routes.ts";
import { attachmentRoutes } from "./attachment/routes.ts";
import { boardRoutes } from "./board/routes.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { publicContractRoutes } from "./contract/public.ts";
import { contractRoutes } from "./contract/routes.ts";
import type { Environment } from "./environment.ts";
import type { App, Carried } from "./http/app-type.ts";
import { commandRoutes } from "./http/commands.ts";
import { documentRoutes } from "./http/openapi.ts";
import { Problem, problemResponse } from "./http/problem.ts";
import { recordRoutes } from "./http/records.ts";
import { journalRoutes } from "./journal/routes.ts";
import { type Cost, counted } from "./kit/store.ts";
import { ledgerRoutes } from "./ledger/routes.ts";
import { stationRoutes } from "./station/routes.ts";

/** Methods that change nothing (RFC 9110 section 9.2.1). */
const SAFE = ["GET", "HEAD", "OPTIONS"];

/** True when a page of another origin is behind a changing request: its cookie does not count here. */
function isCrossSite(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("Origin");
  return origin !== null && origin !== new URL(request.url).origin;
}

/** Builds the app. `environmentOf` is asked for each request, as Workers hand bindings out with it. */
export function createApp(environmentOf: (bindings: unknown) => Environment): App {
  const app: App = new Hono<Carried>();
  app.use("*", async (c, next) => {
    await next();
    // A page has its own from the build: its policy knows where the map's pictures come from.
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
  });
  const carrySetting: MiddlewareHandler<Carried> = async (c, next) => {
    const environment = environmentOf(c.env);
    const cost: Cost = { trips: 0, rowsRead: 0, rowsWritten: 0 };
    c.set("setting", { ...environment, store: counted(environment.store, cost) });
    c.set("cost", cost);
    if (!SAFE.includes(c.req.method) && isCrossSite(c.req.raw)) throw new Problem("crossSite");
    await next();
    c.res.headers.set(
      "Server-Timing",
      `d1;desc="trips=${cost.trips} read=${cost.rowsRead} written=${cost.rowsWritten}"`,
    );
  };
  app.use("/api/*", carrySetting);
  app.use("/stations/*", carrySetting);
  boardRoutes(app);
  publicContractRoutes(app);
  stationRoutes(app);
  accessRoutes(app);
  calendarRoutes(app);
  attachmentRoutes(app);
  ledgerRoutes(app);
  journalRoutes(app);
  contractRoutes(app);
  documentRoutes(app);
  recordRoutes(app);
  commandRoutes(app);
  app.notFound((c) => problemResponse(c, new Problem("notFoundPage")));
  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(c, error);
    // The log has the cause; the answer has nothing of it.
    console.error(error);
    return problemResponse(c, new Problem("internal"));
  });
  return app;
}
