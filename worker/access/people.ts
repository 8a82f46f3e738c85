/** The people of a committee: their cards, and the grants that they hold. */
import { sql } from "drizzle-orm";
import { authorityOver } from "../../shared/access.ts";
import type { Grant, Role } from "../../shared/kit/roles.ts";
import { endLink } from "../calendar/links.ts";
import type { Environment } from "../environment.ts";
import { Problem } from "../http/problem.ts";
import { guard } from "../journal/write.ts";
import { type Row, type Statement, statement, Violated } from "../kit/store.ts";
import { journal } from "./invitations.ts";
import type { Session } from "./session.ts";
import {
  grantTable,
  invitationTable,
  personCardTable,
  personTable,
  sessionTable,
} from "./table.ts";

/** Writes a person's card. The domestic edition alone has the table. */
export const putCard = (
  person: string,
  committee: string,
  displayName: string,
  workPhone: string | null,
): Statement =>
  statement(
    "effect",
    sql`insert into ${personCardTable} (person, committee, displayName, workPhone)
        values (${person}, ${committee}, ${displayName}, ${workPhone})
        on conflict (person) do update set displayName = ${displayName}, workPhone = ${workPhone}`,
  );

/** A person's card (primary key). */
export const readCard = (person: string): Statement =>
  statement("read", sql`select * from ${personCardTable} where person = ${person}`);

/** A person's grants (primary key's prefix): 1 row each. */
export const grantsOf = (person: string): Statement =>
  statement("read", sql`select * from ${grantTable} where person = ${person}`);

/** A row of grantHeld as a grant. */
export const grantIn = (row: Row): Grant => ({
  role: row.role as Role,
  scope: String(row.scope),
  unit: row.unit === "" ? null : String(row.unit),
});

export interface PersonListed {
  person: string;
  seat: string | null;
  displayName: string | null;
  workPhone: string | null;
  /** What they may do at this very scope; empty for somebody who was imported and has not joined. */
  grants: { role: Role; unit: string | null }[];
}

/**
 * People of a committee, or of the offices of a street or the district, by id: who holds a grant there,
 * and whom its ledger named. Each half walks its index no further than the page (grantScope;
 * personCardCommittee), then 2 rows a person.
 * @param scope a division code; only what is granted at this very scope counts
 */
export async function peopleOf(
  { store, edition }: Environment,
  scope: string,
  after: string,
  limit: number,
): Promise<{ items: PersonListed[]; next: string | null }> {
  const cards = edition === "domestic";
  const half = (table: typeof grantTable | typeof personCardTable, column: string, code: string) =>
    sql`select * from (select distinct person from ${table}
          where ${sql.identifier(column)} = ${code} and person > ${after}
          order by person limit ${limit + 1})`;
  // No ledger names people of an office: they all hold a grant. Their cards may stand in a committee.
  const office = scope.length < 12;
  const halves = [
    half(grantTable, "scope", scope),
    ...(cards && !office ? [half(personCardTable, "committee", scope)] : []),
  ];
  const [found] = await store.batch([
    statement(
      "read",
      sql`select person from (${sql.join(halves, sql` union `)}) order by person limit ${limit + 1}`,
    ),
  ]);
  const ids = (found?.rows ?? []).map(({ person }) => String(person));
  const page = ids.slice(0, limit);
  const [first, last] = [page[0], page.at(-1)];
  if (first === undefined || last === undefined) return { items: [], next: null };
  const among = sql.join(
    page.map((id) => sql`${id}`),
    sql`, `,
  );
  const [persons, grants, named] = await store.batch([
    statement("read", sql`select id, seat from ${personTable} where id in (${among})`),
    statement(
      "read",
      sql`select * from ${grantTable}
          where scope = ${scope} and person >= ${first} and person <= ${last}`,
    ),
    ...(cards
      ? [
          statement(
            "read",
            office
              ? sql`select * from ${personCardTable} where person in (${among})`
              : sql`select * from ${personCardTable}
                    where committee = ${scope} and person >= ${first} and person <= ${last}`,
          ),
        ]
      : []),
  ]);
  const cardBy = new Map(named?.rows.map((row) => [row.person, row]));
  const seatBy = new Map(persons?.rows.map((row) => [row.id, row.seat]));
  const items = page.map((person): PersonListed => {
    const card = cardBy.get(person);
    return {
      person,
      seat: (seatBy.get(person) as string | null | undefined) ?? null,
      displayName: (card?.displayName as string | undefined) ?? null,
      workPhone: (card?.workPhone as string | null | undefined) ?? null,
      grants: (grants?.rows ?? [])
        .filter((row) => row.person === person)
        .map((row) => ({ role: grantIn(row).role, unit: grantIn(row).unit })),
    };
  });
  return { items, next: ids.length > limit ? last : null };
}

/** Statements that end a grant, and with a person's last one their sessions, device links and calendar link. */
export function grantEnds(
  setting: Environment,
  person: string,
  grant: Grant,
  by: { person: string | null; standing: { role: string; unit: string | null } },
  why: "ended" | "erased" | "seatClosed",
): Statement[] {
  const same = sql`person = ${person} and role = ${grant.role} and scope = ${grant.scope}
                   and unit = ${grant.unit ?? ""}`;
  const none = sql`not exists (select 1 from ${grantTable} where person = ${person})`;
  return [
    guard([sql`not exists (select 1 from ${grantTable} where ${same})`]),
    statement("effect", sql`delete from ${grantTable} where ${same}`),
    statement(
      "effect",
      sql`update ${personTable} set leftAt = ${setting.now()} where id = ${person} and ${none}`,
    ),
    statement("session", sql`delete from ${sessionTable} where person = ${person} and ${none}`),
    statement("effect", sql`delete from ${invitationTable} where person = ${person} and ${none}`),
    endLink(person, none),
    ...journal(setting, {
      kind: "access.revoked",
      scope: grant.scope,
      target: person,
      actor: by.person,
      standing: by.standing,
      payload: { role: grant.role, unit: grant.unit, why },
    }),
  ];
}

/**
 * Ends a grant: one's own, or one that the actor could also have given.
 * @throws Problem notFound where there is none that the actor may see, forbidden where it is not theirs
 */
export async function endGrant(
  setting: Environment,
  { person: by, actor }: Session,
  person: string,
  grant: Grant,
): Promise<void> {
  const authority = authorityOver(actor, grant.role, grant.scope);
  if (!authority && person !== by) throw new Problem("notFound");
  const standing = authority ?? grant;
  try {
    await setting.store.batch(grantEnds(setting, person, grant, { person: by, standing }, "ended"));
  } catch (error) {
    if (error instanceof Violated) throw new Problem("notFound");
    throw error;
  }
}
