import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import {
  facetQuery,
  facetToken,
  facetTokens,
  wordQuery,
  wordTokens,
} from "../../worker/kit/tokens.ts";
import { COMMITTEE, clerk, World } from "./world.ts";

/** An index like the problems' own, with these titles in it; finds row numbers from 1. */
function anIndexOf(...titles: string[]) {
  const database = new DatabaseSync(":memory:");
  database.exec(
    `CREATE VIRTUAL TABLE s USING fts5(facets, words, content='', contentless_delete=1,
     tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`,
  );
  const noun: Noun = nounNamed("problem");
  const world = new World();
  for (const [i, title] of titles.entries()) {
    const id = world.done(clerk, "problem", "record", null, {
      title,
      place: "某处",
      urgency: "normal",
      reporters: [],
    });
    const entity = world.see<Entity>("problem", id);
    database
      .prepare("INSERT INTO s (rowid, facets, words) VALUES (?, ?, ?)")
      .run(i + 1, facetTokens(noun, entity), wordTokens(noun, entity));
  }
  return (typed: string, committee = COMMITTEE): number[] => {
    const words = wordQuery(typed);
    if (words === null) return [];
    const query = `${facetQuery([[facetToken("committee", committee)]])} AND ${words}`;
    return database
      .prepare("SELECT rowid FROM s WHERE s MATCH ? ORDER BY rowid")
      .all(query)
      .map(({ rowid }) => Number(rowid));
  };
}

describe("searching a committee's list", () => {
  const find = anIndexOf(
    "背街小巷路灯不亮5盏",
    "团结巷12号院下水道返水",
    "ལྷ་སའི་ལམ་གློག་སྒྲོན་ཆག་པ།",
    "WiFi坏了 room 204b",
  );

  it.each([
    ["路灯", [1]],
    ["小巷路", [1]],
    ["下水道返", [2]],
    ["灯", [1]],
    ["盏", [1]],
    ["号院", [2]],
    ["12", [2]],
    ["路灯 不亮", [1]],
    ["灯路", []],
    ["ལམ་གློག", [3]],
    ["གློག་སྒྲོན", [3]],
    ["གློག་ལམ", []],
    ["wifi", [4]],
    ["roo", [4]],
    ["204", [4]],
    ["!!!", []],
  ])("%s finds %j", (typed, found) => {
    expect(find(typed)).toEqual(found);
  });

  it("never looks into another committee", () => {
    expect(find("路灯", "540102008002")).toEqual([]);
  });

  it("finds every Chinese title by any run of its characters, and never fails on what is typed", () => {
    const character = fc.constantFrom(...[..."路灯不亮街巷下水道返水井盖松动垃圾分类亭破损院号"]);
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 4, maxLength: 12 }),
        fc.nat(11),
        fc.integer({ min: 1, max: 6 }),
        (title, from, length) => {
          const start = from % title.length;
          const part = title.slice(start, start + length).join("");
          expect(anIndexOf(title.join(""))(part)).toEqual([1]);
        },
      ),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
        expect(Array.isArray(find(typed))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
