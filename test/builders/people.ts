/** People for tests: written straight into the database with their grants and an open session. */
import { sql } from "drizzle-orm";
import { ulid } from "ulid";
import type { Grant } from "../../shared/kit/roles.ts";
import { cookieName, newToken, openSession } from "../../worker/access/session.ts";
import { grantTable, personTable } from "../../worker/access/table.ts";
import { type Statement, type Store, statement } from "../../worker/kit/store.ts";

export interface Person {
  id: string;
  grants: readonly Grant[];
  /** Value of the `Cookie` header with which this person's device asks. */
  cookie: string;
}

const randomBytes = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

function rowsOf(person: Person, token: string): Statement[] {
  const now = new Date().toISOString();
  return [
    statement(
      "person",
      sql`insert into ${personTable} (id, createdAt) values (${person.id}, ${now})`,
    ),
    ...person.grants.map(({ role, scope, unit }) =>
      statement(
        "grant",
        sql`insert into ${grantTable} (person, role, scope, unit, grantedAt)
            values (${person.id}, ${role}, ${scope}, ${unit ?? ""}, ${now})`,
      ),
    ),
    openSession({ token, id: ulid(), person: person.id, device: "test", now }),
  ];
}

/** People who hold these grants, each signed in on one device. */
export async function peopleWith(
  store: Store,
  wanted: readonly (readonly Grant[])[],
): Promise<Person[]> {
  const made = wanted.map((grants) => {
    const token = newToken(randomBytes);
    const person: Person = { id: ulid(), grants, cookie: `${cookieName(false)}=${token}` };
    return { person, rows: rowsOf(person, token) };
  });
  for (let at = 0; at < made.length; at += 100)
    await store.batch(made.slice(at, at + 100).flatMap(({ rows }) => rows));
  return made.map(({ person }) => person);
}
