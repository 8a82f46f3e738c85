/** Who is who, over HTTP: joining, devices, grants, people, and one's own data. */
import type { Context } from "hono";
import {
  authorityOver,
  card,
  endedGrant,
  INVITATION_DAYS,
  joining,
  journalOf,
  officeIn,
  officeInvitation,
  previewing,
  seatInvitation,
} from "../../shared/access.ts";
import { mayRead, type Role, UNIT_ROLES } from "../../shared/kit/roles.ts";
import { RECORD_ID } from "../../shared/kit/values.ts";
import type { App, Carried } from "../http/app-type.ts";
import { readObject } from "../http/body.ts";
import { Problem } from "../http/problem.ts";
import { signedIn, visitorOrSession } from "../http/session.ts";
import { readRecord } from "../kit/records.ts";
import { endDevice, linkDevice, listDevices } from "./devices.ts";
import { parsed, readInput } from "./input.ts";
import {
  invitationById,
  journal,
  makeInvitation,
  type Opening,
  openInvitations,
  withdraw,
} from "./invitations.ts";
import { join } from "./join.ts";
import { me } from "./me.ts";
import { eraseMine, exportMine } from "./my-data.ts";
import { endGrant, peopleOf, putCard } from "./people.ts";
import { previewInvitation } from "./preview.ts";
import { addressOf, limit } from "./rate.ts";
import { endedCookie, endSession, type Session, sessionCookie } from "./session.ts";

const PAGE = 50;

export function accessRoutes(app: App): void {
  app.get("/api/me", me);
  app.post("/api/join", async (c) => {
    const setting = c.get("setting");
    const spent = await limit(setting, "join", addressOf(c.req.raw.headers));
    const input = await readInput(c, joining);
    // The public edition has no table for names, and takes none.
    if (setting.edition === "public" && (input.displayName ?? input.workPhone) !== undefined)
      throw new Problem("invalid", {}, [{ path: "displayName", reason: "unknownField" }]);
    const { token, ...joined } = await join(setting, input, await visitorOrSession(c), spent);
    if (token !== null) c.header("Set-Cookie", sessionCookie(token, setting.secure));
    return c.json(joined, 201);
  });
  app.post("/api/join/preview", async (c) => {
    const setting = c.get("setting");
    const spent = await limit(setting, "join", addressOf(c.req.raw.headers));
    const { token } = await readInput(c, previewing);
    const preview = await previewInvitation(setting, token);
    // Only guesses count: forty liaisons behind one address look at their links too.
    await setting.store.batch(spent);
    return c.json(preview);
  });
  app.post("/api/sign-out", async (c) => {
    const session = await visitorOrSession(c);
    const { store, secure } = c.get("setting");
    if (session) await store.batch([endSession(session.id)]);
    c.header("Set-Cookie", endedCookie(secure));
    return c.body(null, 204);
  });
  invitationRoutes(app);
  deviceRoutes(app);
  peopleRoutes(app);
  myDataRoutes(app);
}

/** Link to open: the token stands after the #, so that no server's log ever sees it. */
const linkOf = (c: Context, token: string): string => `${new URL(c.req.url).origin}/join#${token}`;

function invitationRoutes(app: App): void {
  app.post("/api/invitations", async (c) => {
    const session = await signedIn(c);
    const setting = c.get("setting");
    const opening = await openingFrom(c, session);
    const authority = authorityOver(session.actor, opening.grant.role, opening.grant.scope);
    if (!authority) throw new Problem("forbidden", { roles: invitersTo(opening.grant.role) });
    await limit(setting, "invitation", session.person);
    const invitation = makeInvitation(setting, opening, session.person, INVITATION_DAYS * 86_400);
    const { role, scope, unit } = opening.grant;
    await setting.store.batch([
      invitation.statement,
      ...journal(setting, {
        kind: "access.invited",
        scope,
        target: invitation.id,
        actor: session.person,
        standing: authority,
        payload: { role, unit, seat: opening.seat },
      }),
    ]);
    const { id, token, expiresAt } = invitation;
    return c.json({ id, url: linkOf(c, token), expiresAt }, 201);
  });
  app.get("/api/invitations", async (c) => {
    const { actor } = await signedIn(c);
    const { store, now } = c.get("setting");
    const committee = c.req.query("committee") ?? "";
    if (!/^\d{12}$/.test(committee) || !mayRead(actor, committee)) throw new Problem("notFound");
    if (!officeIn(actor, committee)) throw new Problem("forbidden", { roles: "clerk,secretary" });
    const [found] = await store.batch([openInvitations(committee, now(), cursorOf(c), PAGE + 1)]);
    const items = (found?.rows ?? []).slice(0, PAGE);
    const more = (found?.rows.length ?? 0) > PAGE;
    return c.json({ items, next: more ? String(items.at(-1)?.id) : null });
  });
  app.delete("/api/invitations/:id", async (c) => {
    const { person, actor } = await signedIn(c);
    const setting = c.get("setting");
    const id = c.req.param("id");
    const [found] = RECORD_ID.test(id) ? await setting.store.batch([invitationById(id)]) : [];
    const row = found?.rows[0];
    if (!row || row.role === null || row.usedAt !== null) throw new Problem("notFound");
    const scope = String(row.scope);
    const authority = authorityOver(actor, row.role as Role, scope);
    if (!authority) throw new Problem("notFound");
    await setting.store.batch([
      withdraw(id),
      ...journal(setting, {
        kind: "access.withdrawn",
        scope,
        target: id,
        actor: person,
        standing: authority,
        payload: {},
      }),
    ]);
    return c.body(null, 204);
  });
}

type Granting = Opening & { grant: { role: Role; scope: string; unit: string | null } };

/** What the body asks to invite to: a seat with all that it stands for, or an office. */
async function openingFrom(c: Context<Carried>, { actor }: Session): Promise<Granting> {
  const body = await readObject(c);
  if ("role" in body) {
    const { role, scope } = parsed(officeInvitation, body);
    const grant = { role, scope, unit: null };
    return { seat: null, grant, person: null, committee: journalOf(scope) };
  }
  const { seat: id } = parsed(seatInvitation, body);
  const [found] = await c.get("setting").store.batch([readRecord("seat", id)]);
  const seat = found?.rows[0];
  const committee = String(seat?.committee);
  if (!seat || !mayRead(actor, committee)) throw new Problem("notFound");
  if (seat.state !== "open") throw new Problem("seatClosed");
  const role = seat.role as Role;
  const unit = seat.unit === null ? null : String(seat.unit);
  // A keeper may keep a station of the committee's own; nobody can speak for no unit.
  if (unit === null && UNIT_ROLES.includes(role) && role !== "keeper")
    throw new Problem("seatNeedsUnit");
  return { seat: id, grant: { role, scope: committee, unit }, person: null, committee };
}

/** Roles that could have invited, for the refusal's words. */
const invitersTo = (role: Role): string =>
  ["liaison", "signatory", "keeper", "member"].includes(role)
    ? "clerk,secretary,admin"
    : ["clerk", "secretary"].includes(role)
      ? "secretary,admin"
      : "admin";

/** A page's cursor: the id that the page before ended with. */
function cursorOf(c: Context): string | null {
  const cursor = c.req.query("cursor");
  if (cursor !== undefined && !RECORD_ID.test(cursor)) throw new Problem("badCursor");
  return cursor ?? null;
}

function deviceRoutes(app: App): void {
  app.get("/api/devices", async (c) => {
    const session = await signedIn(c);
    const person = c.req.query("person") ?? session.person;
    return c.json({ items: await listDevices(c.get("setting"), session, person) });
  });
  app.post("/api/devices/link", async (c) => {
    const session = await signedIn(c);
    const setting = c.get("setting");
    await limit(setting, "deviceLink", session.person);
    const { id, token, expiresAt } = await linkDevice(setting, session);
    return c.json({ id, url: linkOf(c, token), expiresAt }, 201);
  });
  app.delete("/api/devices/:id", async (c) => {
    const session = await signedIn(c);
    const setting = c.get("setting");
    await endDevice(setting, session, c.req.param("id"));
    if (c.req.param("id") === session.id) c.header("Set-Cookie", endedCookie(setting.secure));
    return c.body(null, 204);
  });
}

function peopleRoutes(app: App): void {
  app.get("/api/committees/:code/people", async (c) => {
    const { actor } = await signedIn(c);
    const code = c.req.param("code");
    // A district's and a street's own people are listed by the code of 6 or 9 digits.
    if (!/^(\d{6}|\d{9}|\d{12})$/.test(code) || !mayRead(actor, code))
      throw new Problem("notFound");
    if (code.length < 12 && !authorityOver(actor, "street", code))
      throw new Problem("forbidden", { roles: invitersTo("street") });
    // Streets, departments and auditors read what is not personal; cards stay in the committee.
    const within = actor.grants.some(({ role, scope }) => scope === code || role === "admin");
    if (!within) throw new Problem("forbidden", { roles: "member,clerk,secretary" });
    return c.json(await peopleOf(c.get("setting"), code, cursorOf(c) ?? "", PAGE));
  });
  app.delete("/api/grants", async (c) => {
    const session = await signedIn(c);
    const { person, role, scope, unit } = parsed(endedGrant, c.req.query());
    await endGrant(c.get("setting"), session, person, { role, scope, unit: unit ?? null });
    return c.body(null, 204);
  });
}

function myDataRoutes(app: App): void {
  app.get("/api/my-data", async (c) => {
    const session = await signedIn(c);
    const setting = c.get("setting");
    await limit(setting, "myData", session.person);
    c.header("Content-Disposition", 'attachment; filename="my-data.json"');
    return c.json(await exportMine(setting, session));
  });
  app.delete("/api/my-data", async (c) => {
    const session = await signedIn(c);
    const setting = c.get("setting");
    await eraseMine(setting, session);
    c.header("Set-Cookie", endedCookie(setting.secure));
    return c.body(null, 204);
  });
  app.put("/api/my-data/card", async (c) => {
    const { person, actor } = await signedIn(c);
    const { store, edition } = c.get("setting");
    const scope = actor.grants[0]?.scope;
    if (edition === "public" || scope === undefined) throw new Problem("notFound");
    const { displayName, workPhone } = await readInput(c, card);
    await store.batch([putCard(person, journalOf(scope), displayName, workPhone)]);
    return c.json({ displayName, workPhone });
  });
}
