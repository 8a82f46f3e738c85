import { getTableColumns } from "drizzle-orm";
import { integer, type SQLiteTable, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { privacyPage } from "../../docs/privacy.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { tableOf } from "../../worker/kit/records.ts";
import { type Inventoried, inventory, recordOf } from "../../worker/kit/table.ts";
import { facetTokens, wordTokens } from "../../worker/kit/tokens.ts";
import { inventoryOf, PERSONAL_COLUMNS, personalOf } from "../../worker/privacy/inventory.ts";
import { aDatabase } from "./access-ground.ts";
import { forbiddenIn } from "./privacy-rules.ts";

const tablesIn = (edition: "domestic" | "public"): string[] =>
  aDatabase(":memory:", edition)
    .prepare(
      `select name from sqlite_master where type = 'table'
         and name not like '%Search' and name not like '%Search\\_%' escape '\\'
         and name not like 'sqlite\\_%' escape '\\' order by name`,
    )
    .all()
    .map(({ name }) => String(name));

const personalIn = (tables: readonly Inventoried[]): string[] =>
  tables.flatMap(({ name, classes }) =>
    Object.entries(classes)
      .filter(([, dataClass]) => personalOf(dataClass) !== null)
      .map(([column]) => `${name}.${column}`),
  );

describe("the data inventory", () => {
  const domestic = inventoryOf("domestic");

  it("lists every table of the migrated database, and no other", () => {
    expect(domestic.map(({ name }) => name).sort()).toEqual(tablesIn("domestic"));
  });

  it.each(domestic.map(({ name }) => name))(
    "says a class for every column of %s, as it is stored",
    (name) => {
      const { table, classes } = domestic.find((one) => one.name === name) as Inventoried;
      const stored = aDatabase()
        .prepare(`select name, type, "notnull" as required, pk from pragma_table_info(?)`)
        .all(name)
        .map((column) => ({
          name: String(column.name),
          type: String(column.type).toLowerCase(),
          // SQLite's own row number is never null, whether that is said or not.
          required: column.required === 1 || (column.pk === 1 && column.type === "INTEGER"),
        }));
      const declared = Object.values(getTableColumns(table as SQLiteTable)).map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        required: column.notNull || column.primary,
      }));
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
      expect(declared.sort(byName)).toEqual(stored.sort(byName));
      expect(Object.keys(classes).sort()).toEqual(declared.map((column) => column.name));
    },
  );

  it("holds no personal column but the display name, the work phone, titles and who signed", () => {
    expect(personalIn(domestic).sort()).toEqual([...PERSONAL_COLUMNS].sort());
  });

  it("says for each personal column why it is kept, how long, and who may read it", () => {
    for (const { classes } of domestic)
      for (const dataClass of Object.values(classes))
        for (const said of Object.values(personalOf(dataClass) ?? {}))
          expect(said.length).toBeGreaterThan(5);
  });

  it("ties no person to an address, a household, a grid, a birth, an ID, a people, a faith, health or a track", () => {
    expect(domestic.flatMap(forbiddenIn)).toEqual([]);
  });

  it.each([
    ["homeAddress", "English"],
    ["birthday", "English"],
    ["idNumber", "English"],
    ["identityCard", "English"],
    ["ethnicity", "English"],
    ["religion", "English"],
    ["healthStatus", "English"],
    ["locationTrack", "English"],
    ["huji", "pinyin"],
    ["hujiAddress", "pinyin"],
    ["shenfenzheng", "pinyin"],
    ["minzu", "pinyin"],
    ["jiatingZhuzhi", "pinyin"],
    ["zongjiaoXinyang", "pinyin"],
    ["住址", "Chinese"],
    ["身份证号", "Chinese"],
    ["民族", "Chinese"],
  ])("would find a column named %s (%s)", (name) => {
    const table = sqliteTable("visit", { id: text().primaryKey(), planted: text(name) });
    expect(forbiddenIn(inventory(table, { id: "committee", planted: "committee" }))).toHaveLength(
      1,
    );
  });

  it("would find a table that ties a person to a grid, and one with such a name", () => {
    const tied = sqliteTable("visit", { person: text(), grid: text(), times: integer() });
    const classes = { person: "committee", grid: "committee", times: "committee" } as const;
    expect(forbiddenIn(inventory(tied, classes))).toHaveLength(1);
    const named = sqliteTable("household", { id: text() });
    expect(forbiddenIn(inventory(named, { id: "committee" }))).toHaveLength(1);
  });

  it("leaves nothing but the cards, and the cards on their way, out of the public edition", () => {
    const without = tablesIn("domestic").filter((name) => !name.endsWith("Card"));
    expect(tablesIn("public")).toEqual(without);
    expect(
      inventoryOf("public")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(without);
    const rest = (edition: "domestic" | "public") =>
      aDatabase(":memory:", edition)
        .prepare(
          "select type, name, sql from sqlite_master where tbl_name not like '%Card' order by name",
        )
        .all();
    expect(rest("public")).toEqual(rest("domestic"));
  });

  it("keeps what is personal out of every full-text index, where it could not be erased", () => {
    for (const { name, classes } of domestic) {
      const noun = NOUNS[name];
      if (!noun) continue;
      const table = tableOf(name);
      const row = Object.fromEntries(
        Object.entries(getTableColumns(table as SQLiteTable)).map(([column, { dataType }]) => [
          column,
          dataType === "json" ? "[]" : dataType === "number" ? 1 : "ordinary",
        ]),
      );
      for (const [column, dataClass] of Object.entries(classes))
        if (personalOf(dataClass) !== null) row[column] = "planted";
      const entity = recordOf(table, row) as never;
      expect(`${wordTokens(noun, entity)} ${facetTokens(noun, entity)}`).not.toContain("planted");
    }
  });
});

describe("docs/privacy.md", () => {
  it("names every table and every personal column with its purpose, retention and readers", () => {
    const page = privacyPage();
    for (const { name, classes } of inventoryOf("domestic")) {
      expect(page).toContain(`### ${name}`);
      for (const dataClass of Object.values(classes))
        for (const said of Object.values(personalOf(dataClass) ?? {})) expect(page).toContain(said);
    }
  });
});
