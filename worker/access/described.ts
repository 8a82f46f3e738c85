/** The routes of `routes.ts` as the API's document shows them. */
import * as z from "zod/mini";
import {
  card,
  joining,
  officeInvitation,
  previewing,
  seatInvitation,
} from "../../shared/access.ts";
import type { DescribedRoutes } from "../http/described.ts";

const ANYBODY = "anybody, signed in or not";
const CURSOR = "`next` of the page before";

export const ACCESS_ROUTES: DescribedRoutes = {
  "GET /api/me": {
    summary: "who this device stands for; on a day's first use also its next cookie",
    answer: [200, "{person, displayName, seat, grants, committees, session, edition}"],
  },
  "POST /api/join": {
    summary: "takes an invitation, or opens a link for a further device; sets the session's cookie",
    who: ANYBODY,
    body: joining,
    answer: [201, "{person, session}"],
  },
  "POST /api/join/preview": {
    summary: "what an invitation is about, before it is taken",
    who: ANYBODY,
    body: previewing,
    answer: [200, "{committee, role, unit, title, expiresAt, known, cards}"],
  },
  "POST /api/sign-out": {
    summary: "ends this device's session",
    who: ANYBODY,
    answer: [204, "the cookie is taken off"],
  },
  "POST /api/invitations": {
    summary: "invites somebody to a seat, or to an office of a street or the district",
    who: "clerk or secretary (of the community, to its seats), secretary (to the office's seats), admin (to all)",
    body: z.union([seatInvitation, officeInvitation]),
    answer: [201, "{id, url, expiresAt}; the link's token is never shown again"],
  },
  "GET /api/invitations": {
    summary: "invitations that still wait, newest first",
    who: "clerk or secretary (of the community), admin",
    query: { "committee!": "12-digit division code", cursor: CURSOR },
    answer: [200, "{items, next}"],
  },
  "DELETE /api/invitations/:id": {
    summary: "takes an invitation back that nobody has used",
    who: "whoever could have made it",
    answer: [204, "taken back"],
  },
  "GET /api/devices": {
    summary: "devices that are signed in: one's own, or of somebody whom one could have invited",
    query: { person: "a person's id; one's own where left out" },
    answer: [200, "{items: [{id, device, createdAt, seenOn, current}]}"],
  },
  "POST /api/devices/link": {
    summary: "a link that lets one further device of one's own in",
    answer: [201, "{id, url, expiresAt}"],
  },
  "DELETE /api/devices/:id": {
    summary: "cuts a device off",
    who: "its person, and whoever could have invited them",
    answer: [204, "cut off"],
  },
  "GET /api/committees/:code/people": {
    summary:
      "people who hold a grant in a committee or stand in its ledger; with a code of 6 or 9 digits, people who hold an office of the district or the street",
    who: "whoever holds a grant in the committee itself; of offices, admin alone",
    query: { cursor: CURSOR },
    answer: [200, "{items: [{person, seat, displayName, workPhone, grants}], next}"],
  },
  "DELETE /api/grants": {
    summary: "ends a grant",
    who: "its person, and whoever could have given it",
    query: {
      "person!": "a person's id",
      "role!": "the grant's role",
      "scope!": "the grant's division code",
      unit: "the unit that it speaks for, if any",
    },
    answer: [204, "ended"],
  },
  "GET /api/my-data": {
    summary: "everything that is kept about oneself",
    answer: [
      200,
      "{exportedAt, person, card, grants, devices, calendarLink, seats, invitationsMade, events}",
    ],
  },
  "DELETE /api/my-data": {
    summary:
      "has oneself erased: card, devices, calendar link, grants and what the journal says of them",
    answer: [204, "erased; the cookie is taken off"],
  },
  "PUT /api/my-data/card": {
    summary: "writes one's own card (domestic edition)",
    body: card,
    answer: [200, "{displayName, workPhone}"],
  },
};
