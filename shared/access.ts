/** Who may let whom in, and what is asked of them: the same rules for the server and for the buttons. */
import * as z from "zod/mini";
import type { Actor, Grant, Role } from "./kit/roles.ts";
import { ROLES, reaches } from "./kit/roles.ts";
import { divisionCode, freeText, object, oneOf, optional, recordId } from "./kit/values.ts";
import { SEAT_ROLES } from "./seat.ts";

/** Days that an invitation waits to be opened. */
export const INVITATION_DAYS = 7;
/** Minutes that a link for another device of one's own waits. */
export const DEVICE_LINK_MINUTES = 15;

/** Roles of the district and the streets: given by an admin, without a seat. */
export const OFFICE_ROLES = ["street", "streetLead", "dept", "auditor", "admin"] as const;
const SEATED: readonly Role[] = SEAT_ROLES;
/** Seats that only somebody who chairs, or an admin, may fill or clear. */
const CHAIRED: readonly Role[] = ["clerk", "secretary"];

/**
 * Under which grant an actor may invite to a role at a scope, end such a grant, or cut off such a
 * person's device; null where under none.
 */
export function authorityOver(actor: Actor, role: Role, scope: string): Grant | null {
  const of = (...roles: Role[]) =>
    actor.grants.find((held) => roles.includes(held.role) && reaches(held, scope)) ?? null;
  if (scope.length === 12 && (SEATED.includes(role) || role === "volunteer"))
    return CHAIRED.includes(role) ? of("secretary", "admin") : of("clerk", "secretary", "admin");
  return of("admin");
}

/** Under which grant an actor keeps a committee's invitations and people; null where under none. */
export const officeIn = (actor: Actor, committee: string): Grant | null =>
  authorityOver(actor, "liaison", committee) ?? authorityOver(actor, "admin", committee);

/**
 * Where what happens at a scope is written down: a community's own journal; for a street or a district
 * its code filled up to twelve digits, as the national statistics write it.
 */
export const journalOf = (scope: string): string => scope.padEnd(12, "0");

/** What a device is, so that a lost one can be told in a list: a kind, never a name. */
const DEVICES = ["phone", "tablet", "computer"] as const;

/** A token as it stands in a link or comes from a device: 32 bytes, base64url. */
const token = () => z.string().check(z.regex(/^[\w-]{43}$/, { error: "notAnId" }));

const displayName = () => freeText(1, 40);
const workPhone = () => z.string().check(z.regex(/^\+?[\d() -]{5,20}$/, { error: "notAPhone" }));

export const seatInvitation = object({ seat: recordId() });
export const officeInvitation = object({ role: oneOf(OFFICE_ROLES), scope: divisionCode() });

export const joining = object({
  token: token(),
  device: oneOf(DEVICES),
  /** Random, kept by the device until it is in: the same again gets the same answer again. */
  attempt: optional(token()),
  displayName: optional(displayName()),
  workPhone: optional(workPhone()),
  /** Adds the role to whoever is signed in on this device, instead of to a new person. */
  asMe: optional(z.boolean({ error: "notAChoice" })),
});

/** What an invitation is about, before it is taken. */
export const previewing = object({ token: token() });

export const card = object({ displayName: displayName(), workPhone: z.nullable(workPhone()) });

export const endedGrant = object({
  person: recordId(),
  role: oneOf(ROLES),
  scope: divisionCode(),
  unit: optional(recordId()),
});
