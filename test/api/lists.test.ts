/** Following `next` to the end gives every record once, in order, whatever was asked for. */
import { beforeAll, describe, expect, it } from "vitest";
import { dateOf } from "../../shared/deadlines.ts";
import { gridId, HERE, putThousand, unitId } from "../bench/many.ts";
import { putDivisions } from "../builders/district.ts";
import { peopleWith } from "../builders/people.ts";
import { type Asking, askingOver } from "./asking.ts";
import { type Inside, inside } from "./inside.ts";

let app: Inside;
let asking: Asking;
beforeAll(async () => {
  app = await inside();
  await putDivisions(app.store, [HERE]);
  await putThousand(app.store);
  const [person = null] = await peopleWith(app.store, [
    [{ role: "liaison", scope: HERE, unit: unitId(2) }],
  ]);
  asking = askingOver(app.send)(person);
});

/** Ids of every page, in the order in which they came. */
async function walk(path: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ""; ; ) {
    const { status, body } = await asking.get(`${path}&limit=13${cursor}`);
    expect(status).toBe(200);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    if (body.next === null) return ids;
    cursor = `&cursor=${body.next}`;
  }
}
const wanted = (noun: string, where: string, order: string): string[] =>
  app
    .query(`select id from ${noun} where committee = '${HERE}' and ${where} order by ${order}`)
    .map(({ id }) => String(id));

const today = dateOf(new Date().toISOString());
const LISTS: [string, string, string, string, string][] = [
  ["newest first", "problem", "", "true", "no desc"],
  [
    "by date",
    "problem",
    "order=due",
    "turn is not null and expectedDate is not null",
    "expectedDate, no",
  ],
  ["by date, of promises", "commitment", "order=due", "turn is not null", "due, no"],
  ["overdue", "project", "overdue=1", `turn is not null and due < '${today}'`, "due, no"],
  ["silent", "commitment", "silent=1", "turn is not null and heardAt < '2021'", "heardAt, no"],
  ["in a state", "problem", "state=listed", "state = 'listed'", "no desc"],
  [
    "in a grid, by date",
    "commitment",
    `grid=${gridId(3)}&order=due`,
    `turn is not null and grid = '${gridId(3)}'`,
    "due, no",
  ],
  ["my turn", "commitment", "turn=mine", `turn = '${unitId(2)}'`, "no desc"],
  [
    "with a word of two characters",
    "problem",
    `q=${encodeURIComponent("治理")}`,
    "title like '%治理%'",
    "no desc",
  ],
  [
    "with a Tibetan syllable",
    "problem",
    `q=${encodeURIComponent("གློག")}`,
    "title like '%གློག%'",
    "no desc",
  ],
];

describe("a list, page after page", () => {
  it.each(LISTS)("%s: every record once, in order", async (_, noun, query, where, order) => {
    const all = wanted(noun, where, order);
    expect(all.length).toBeGreaterThan(3);
    expect(await walk(`/api/${noun}s?committee=${HERE}&${query}`)).toEqual(all);
  });

  it("of a feed: every event once, and nothing after the last", async () => {
    const [first] = await peopleWith(app.store, [[{ role: "clerk", scope: HERE, unit: null }]]);
    const clerk = askingOver(app.send)(first ?? null);
    const body = { title: "路灯不亮", place: "三巷", urgency: "normal", reporters: [] };
    for (let i = 0; i < 7; i++) await clerk.give(HERE, "problem.record", body);
    const seqs: number[] = [];
    let after = 0;
    for (let more = true; more; ) {
      const page = (await asking.get(`/api/committees/${HERE}/feed?after=${after}&limit=3`)).body;
      seqs.push(...page.events.map(({ seq }: { seq: number }) => seq));
      expect(page.records.problem).toHaveLength(page.events.length);
      ({ next: after, more } = page);
    }
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const quiet = (await asking.get(`/api/committees/${HERE}/feed?after=7`)).body;
    expect(quiet).toMatchObject({ events: [], records: {}, next: 7, more: false, head: null });
  });
});
