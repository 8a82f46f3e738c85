/** What an invitation says of itself before it is taken: never who made it, never whose it is. */
import { sql } from "drizzle-orm";
import { divisionTable } from "../division/table.ts";
import type { Environment } from "../environment.ts";
import { Problem } from "../http/problem.ts";
import { readRecord } from "../kit/records.ts";
import { statement } from "../kit/store.ts";
import { readInvitation } from "./invitations.ts";

/**
 * Reads an open invitation by its token.
 * @throws Problem inviteUnknown, inviteUsed, inviteExpired
 */
export async function previewInvitation(setting: Environment, token: string) {
  const [found] = await setting.store.batch([readInvitation(token)]);
  const invitation = found?.rows[0];
  if (!invitation) throw new Problem("inviteUnknown");
  if (invitation.usedAt !== null) throw new Problem("inviteUsed");
  if (String(invitation.expiresAt) <= setting.now()) throw new Problem("inviteExpired");
  const [divisions, units, seats] = await setting.store.batch([
    statement(
      "read",
      sql`select code, name, sample from ${divisionTable}
          where code in (${invitation.committee}, ${invitation.scope ?? ""}) order by length(code) limit 1`,
    ),
    readRecord("unit", String(invitation.unit ?? "")),
    readRecord("seat", String(invitation.seat ?? "")),
  ]);
  const division = divisions?.rows[0];
  return {
    committee: division
      ? { code: division.code, name: division.name, sample: division.sample === 1 }
      : null,
    role: invitation.role,
    unit: units?.rows[0]?.name ?? null,
    title: seats?.rows[0]?.title ?? null,
    expiresAt: invitation.expiresAt,
    known: invitation.person !== null,
    cards: setting.edition === "domestic",
  };
}
