/** Links that no signed-in person makes: for a district's first admin, and for trying a sample out. */
import { sql } from "drizzle-orm";
import { INVITATION_DAYS, journalOf } from "../../shared/access.ts";
import { ROLES, type Role, UNIT_ROLES } from "../../shared/kit/roles.ts";
import { divisionTable } from "../division/table.ts";
import type { Environment } from "../environment.ts";
import { type Row, type Statement, statement } from "../kit/store.ts";
import { stationTable } from "../station/table.ts";
import { unitTable } from "../unit/table.ts";
import { newId } from "./ids.ts";
import { journal, makeInvitation } from "./invitations.ts";
import { grantTable, personTable } from "./table.ts";

const WAIT = INVITATION_DAYS * 86_400;
const DEPLOYMENT = { role: "deployment", unit: null };

/**
 * Invites the first admin of a district.
 * @param district its 6-digit division code
 * @returns the token for a link `/join#<token>`
 */
export async function inviteFirstAdmin(setting: Environment, district: string): Promise<string> {
  const grant = { role: "admin", scope: district, unit: null };
  const opening = { seat: null, grant, person: null, committee: journalOf(district) };
  const invitation = makeInvitation(setting, opening, null, WAIT);
  await setting.store.batch([
    invitation.statement,
    ...journal(setting, {
      kind: "access.invited",
      scope: district,
      target: invitation.id,
      actor: null,
      standing: DEPLOYMENT,
      payload: { role: grant.role },
    }),
  ]);
  return invitation.token;
}

/**
 * A sign-in link for each role in the sample community, for whoever holds the role there, or else for
 * somebody made up. Empty where nothing is sample data: real people get no link from a start.
 */
export async function signInLinks(setting: Environment): Promise<{ role: Role; token: string }[]> {
  const [communities] = await setting.store.batch([
    statement(
      "read",
      sql`select code from ${divisionTable} where sample = 1 and length(code) = 12 order by code limit 1`,
    ),
  ]);
  const community = communities?.rows[0]?.code;
  if (typeof community !== "string") return [];
  const [holders, units] = await setting.store.batch([
    statement(
      "read",
      sql`select role, min(person) as person from ${grantTable}
          where scope in (${community}, ${community.slice(0, 9)}, ${community.slice(0, 6)}) group by role`,
    ),
    statement(
      "read",
      // One that runs a station, if there is one: its keeper has something to keep.
      sql`select id from ${unitTable} where committee = ${community} and state = 'active'
          order by id in (select unit from ${stationTable} where committee = ${community}) desc, number
          limit 1`,
    ),
  ]);
  const holder = new Map(holders?.rows.map((row: Row) => [row.role, String(row.person)]));
  const unit = units?.rows[0]?.id;
  const links: { role: Role; token: string }[] = [];
  const statements: Statement[] = [];
  for (const role of ROLES) {
    if (role === "visitor" || (UNIT_ROLES.includes(role) && typeof unit !== "string")) continue;
    const person = holder.get(role) ?? newId(setting);
    const opening = { seat: null, grant: null, person, committee: community };
    const invitation = makeInvitation(setting, opening, null, WAIT);
    links.push({ role, token: invitation.token });
    statements.push(
      ...(holder.has(role) ? [] : madeUp(setting, person, role, community, String(unit))),
      invitation.statement,
    );
  }
  await setting.store.batch(statements);
  return links;
}

/** Somebody with a role at its usual scope. */
function madeUp(
  setting: Environment,
  person: string,
  role: Role,
  community: string,
  unit: string,
): Statement[] {
  const now = setting.now();
  const digits = role === "street" || role === "streetLead" ? 9 : SEATLESS.includes(role) ? 6 : 12;
  const scope = community.slice(0, digits);
  const spokenFor = UNIT_ROLES.includes(role) ? unit : null;
  return [
    statement("effect", sql`insert into ${personTable} (id, createdAt) values (${person}, ${now})`),
    statement(
      "effect",
      sql`insert into ${grantTable} (person, role, scope, unit, grantedAt)
          values (${person}, ${role}, ${scope}, ${spokenFor ?? ""}, ${now})`,
    ),
    ...journal(setting, {
      kind: "access.joined",
      scope,
      target: person,
      actor: null,
      standing: DEPLOYMENT,
      payload: { role, unit: spokenFor },
    }),
  ];
}
const SEATLESS: readonly Role[] = ["dept", "auditor", "admin"];
