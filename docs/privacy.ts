/** docs/privacy.md, written from the data inventory that stands beside the tables. */
import type { DataClass, Inventoried } from "../worker/kit/table.ts";
import { inventoryOf, personalOf } from "../worker/privacy/inventory.ts";
import { INVITATION_KEPT_DAYS, PERSONAL_DAYS, RECEIPT_DAYS } from "../worker/privacy/sweep.ts";

const OPENING = `# What is kept, and for how long

Generated from the inventory beside the tables (\`npm run docs\`); do not edit. A test compares it with
the migrated database, and fails on a column without a class, on a personal column that is not listed
here, and on any table that ties a person to an address, household, grid, birth, ID, ethnicity, religion,
health or track. There is no such table.

Classes: **public** anyone may read it; **committee** whoever has a grant that reaches the committee;
**personal** see the table; **secret** nobody (hashes, salts). A person is an id made at random; what
names them stands in \`personCard\` alone (and in \`importCard\` on its way there), which the public edition
is built without. Only whoever signs a contract with a key puts a name down for good, beside the key and in what
they sign: without it nothing shows who agreed.

## Personal columns
`;

const ERASING = `
## When it goes
- The retention sweep erases a title ${PERSONAL_DAYS} days after its seat closed or its project ended, and a person's
  card ${PERSONAL_DAYS} days after their last grant ended; in both cases also the journal's payloads that speak of
  them. It deletes expired sessions at once, invitations ${INVITATION_KEPT_DAYS} days after they expired, windows of the rate limits
  when they end, the salt that keeps addresses out of those windows with its day, and receipts after
  ${RECEIPT_DAYS} days (each client's last one stays: it holds the count that the client goes on from).
- Names, phones and titles of an import that waits to be applied go when it is applied, or with its hour.
- "My data" in the app takes everything about oneself away as JSON, or erases it: card, devices, calendar
  link, grants, and what the journal's payloads say of one. The journal keeps an id that stands for nobody, and
  still verifies: its leaves hold a salted hash of each payload, and the salt is erased with it.
- A calendar link goes when its person revokes it or makes another, and with their last grant. Whoever has the
  address reads what its person may read of meetings: title, time, place, committee and state, no person. A
  calendar app, and the company whose servers fetch the calendar for it, keeps what it has fetched.
- A signing key that signed nothing loses name and title ${PERSONAL_DAYS} days after it was refused or revoked. What was
  signed stays with its contract, in the journal too; whoever only oversees a community reads it without either.
- Phones keep what they were shown until the feed tells them that it is gone.

## What erasing means for the bytes
SQLite leaves a deleted row's bytes on their page until something else is written there. So a value is
overwritten in place by one of the same length before it is deleted, and the sweep then fills freed pages
and the write-ahead log with zeros. A test plants marked strings, sweeps, and searches the database file.
- On one's own server with SQLite, \`PRAGMA secure_delete = ON\` from the first start leaves nothing more.
- On D1 that pragma is refused. Copies that SQLite made when it split a page long ago can stay in the
  unused part of a page, which no query reaches, until something else is written there.
- D1's Time Travel can bring back any minute of the last 30 days (7 on the free plan), what was erased
  included; nobody can shorten that. Backups that somebody took keep what they held: whoever restores one
  runs the sweep before anyone signs in, and erases again what was erased by hand since.
- Attachments are pictures of places, and of sealed prints of contracts, without metadata; they are named by their
  hash and tied to no person.
  Nobody sees them without signing in, but for those that a public station's own list names. Taken off that list,
  a picture is given out by no edge cache after an hour; the committee keeps it, and so may a phone that has shown
  it, until thirty newer ones have pushed it out.
`;

const classOf = (dataClass: DataClass): string =>
  personalOf(dataClass) ? "**personal**" : String(dataClass);

const row = (...cells: string[]): string => `| ${cells.join(" | ")} |`;

/** Every personal column with what is promised about it. */
const personalRows = (tables: readonly Inventoried[]): string[] =>
  tables.flatMap(({ name, classes }) =>
    Object.entries(classes).flatMap(([column, dataClass]) => {
      const personal = personalOf(dataClass);
      if (!personal) return [];
      return [row(`${name}.${column}`, personal.purpose, personal.retention, personal.readers)];
    }),
  );

const tableSection = ({ name, classes }: Inventoried): string =>
  [
    `### ${name}`,
    "",
    row("column", "class"),
    row("---", "---"),
    ...Object.entries(classes).map(([column, dataClass]) => row(column, classOf(dataClass))),
  ].join("\n");

/** The page, as Markdown. */
export function privacyPage(): string {
  const tables = inventoryOf("domestic").toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [
    OPENING,
    [
      row("column", "purpose", "retention", "who may read it"),
      row("---", "---", "---", "---"),
    ].join("\n"),
    personalRows(tables).join("\n"),
    ERASING,
    "## Every column",
    "",
    tables.map(tableSection).join("\n\n"),
    "",
  ].join("\n");
}
