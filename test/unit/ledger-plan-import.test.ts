import { readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readWorkbook } from "../../pwa/ledger/workbook.ts";
import { leafHash, payloadHash } from "../../shared/journal/leaf.ts";
import type { Grid } from "../../shared/ledger/cells.ts";
import { parseCsv, writeCsv } from "../../shared/ledger/csv.ts";
import {
  EMPTY_LISTS,
  exportedDrafts,
  indexLists,
  knownOf,
  type Lists,
} from "../../shared/ledger/lists.ts";
import { planImport } from "../../shared/ledger/plan.ts";
import type { Answer } from "../../shared/ledger/preview.ts";
import { readLedger } from "../../shared/ledger/read.ts";
import type { Step } from "../../shared/ledger/steps.ts";
import { exportTable } from "../../shared/ledger/write.ts";
import { sweepImports } from "../../worker/ledger/imports.ts";
import { ledgerRoutes } from "../../worker/ledger/routes.ts";
import { COMMITTEE, type Device, Ground, SIBLING } from "./access-ground.ts";
import { newId } from "./ledger-community.ts";

const FIXTURE = new URL("../../worker/embedded/sample/ledger.xlsx", import.meta.url);
const ANSWERS: Record<string, Answer> = {
  "资源清单!6": { choices: { unit: "unit:示范区社区卫生服务中心" } },
  "资源清单!14": { choices: { unit: "create" } },
  "问题清单!12": { cells: { description: "路口井盖松动" } },
  "问题清单!13": { choices: { duplicate: "merge" } },
};
let workbook: Grid[] = [];
let steps: Step[] = [];
beforeAll(async () => {
  const reading = await readWorkbook(new Blob([readFileSync(FIXTURE)]), "ledger-sample.xlsx");
  if (!reading.ok) throw new Error(reading.key);
  workbook = reading.grids;
  steps = planOf(EMPTY_LISTS, workbook, ANSWERS).steps;
});
function planOf(lists: Lists, grids: Grid[], answers: Record<string, Answer> = {}) {
  const preview = readLedger({ grids, today: "2026-11-20", known: knownOf(lists), answers });
  return planImport(preview, lists, newId);
}

let ground: Ground;
let clerk: Device;
beforeEach(async () => {
  ground = new Ground();
  ledgerRoutes(ground.app);
  clerk = await ground.somebody("clerk");
});
const inChunks = (all: readonly Step[], size = 20): Omit<Step, "row">[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size).map(({ row: _, ...step }) => step),
  );
async function begin(who = clerk): Promise<string> {
  const { body } = await who.ask("POST", "/api/imports", { committee: COMMITTEE });
  return String(body.id);
}
const put = (id: string, chunk: number, some: unknown[], who = clerk) =>
  who.ask("PUT", `/api/imports/${id}/chunks/${chunk}`, { steps: some });
const applied = (id: string, chunks: number, count: number, who = clerk) =>
  who.ask("POST", `/api/imports/${id}/apply`, { chunks, steps: count });
async function run(all: readonly Step[]): Promise<Record<string, unknown>> {
  const id = await begin();
  const parts = inChunks(all);
  for (const [at, part] of parts.entries()) {
    const { status, body } = await put(id, at, part);
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
  const { status, body } = await applied(id, parts.length, all.length);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}
async function listsOf(who = clerk): Promise<Lists> {
  const shelves: Record<string, unknown[]> = {};
  for (let cursor: string | null = "unit:"; cursor !== null; ) {
    const { status, body }: Awaited<ReturnType<Device["ask"]>> = await who.ask(
      "GET",
      `/api/committees/${COMMITTEE}/ledger?cursor=${cursor}`,
    );
    expect(status).toBe(200);
    const shelf = String(body.shelf);
    shelves[shelf] = [...(shelves[shelf] ?? []), ...(body.items as unknown[])];
    cursor = body.next as string | null;
  }
  const { unit = [], seat = [], grid = [], resource = [], problem = [], project = [] } = shelves;
  return {
    units: unit,
    seats: seat,
    grids: grid,
    resources: resource,
    problems: problem,
    projects: project,
    people: shelves.people ?? [],
  } as unknown as Lists;
}
const counts = () =>
  [
    "unit",
    "seat",
    "grid",
    "resource",
    "problem",
    "project",
    "event",
    "eventPayload",
    "receipt",
  ].map((table) => `${ground.rows(`select count(*) as n from ${table}`)[0]?.n} ${table}`);
const nothing = () => expect(counts().every((count) => count.startsWith("0 "))).toBe(true);
const leftOver = () =>
  ["importRow", "importChunk", "importCard"].map(
    (table) => ground.rows(`select count(*) as n from ${table}`)[0]?.n,
  );

describe("an import", () => {
  it("makes the whole sample real in one step, and answers the same when asked again", async () => {
    const id = await begin();
    const parts = inChunks(steps);
    for (const [at, part] of parts.entries()) expect((await put(id, at, part)).status).toBe(200);
    nothing();
    const first = await applied(id, parts.length, steps.length);
    expect(first.body).toEqual({
      created: { grid: 4, unit: 11, seat: 20, resource: 11, problem: 9, project: 5 },
      amended: {},
    });
    expect(counts()).toEqual([
      "11 unit",
      "20 seat",
      "4 grid",
      "11 resource",
      "9 problem",
      "5 project",
      "60 event",
      "60 eventPayload",
      "60 receipt",
    ]);
    expect((await applied(id, parts.length, steps.length)).body).toEqual(first.body);
    expect(counts()[6]).toBe("60 event");
    expect(leftOver()).toEqual([0, 0, 0]);
  });

  it("numbers records and events on, in the order of the steps, and every leaf verifies", async () => {
    await run(steps);
    const problems = ground.rows("select number, title from problem order by no");
    expect(problems.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const events = ground.rows(
      "select e.*, p.salt, p.json from event e join eventPayload p using (committee, seq) order by seq",
    );
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
    for (const event of events) {
      expect(payloadHash(String(event.salt), JSON.parse(String(event.json)))).toBe(
        event.payloadHash,
      );
      expect(leafHash(event as never)).toBe(event.leaf);
      expect([event.actor, event.role]).toEqual([clerk.person, "clerk"]);
    }
  });

  it("puts names and phones on cards and nowhere else, and finds texts by words", async () => {
    await run(steps);
    const cards = ground.rows("select * from personCard");
    expect(cards.length).toBe(10);
    const others = ["unit", "seat", "resource", "event", "eventPayload", "receipt"].flatMap(
      (table) => ground.rows(`select * from ${table}`),
    );
    expect(JSON.stringify(others)).not.toMatch(/联络员[甲乙丙丁戊]|89000/);
    const found = ground.rows(
      `select p.title from problemSearch s join problem p on p.no = s.rowid
       where problemSearch match 'words : "路灯"'`,
    );
    expect(found.map(({ title }) => title)).toEqual(["背街小巷路灯不亮5盏"]);
  });

  it("changes not a byte of the export when the export is imported again", async () => {
    await run(steps);
    const csvOf = (lists: Lists) =>
      (["units", "resources", "problems", "projects"] as const).map((kind) =>
        writeCsv(exportTable(kind, exportedDrafts(lists)[kind], indexLists(lists).numberOf)),
      );
    const lists = await listsOf();
    const first = csvOf(lists);
    const grids = first.map((csv, at) => ({ name: String(at), rows: parseCsv(csv) }));
    const plan = planOf(lists, grids);
    expect([plan.steps, plan.refused, plan.unchanged]).toEqual([[], [], 36]);
    const edited = first.map((csv, at) => ({
      name: String(at),
      rows: parseCsv(csv.replace("团结巷12号院", "团结巷14号院").replace("8900005", "8900055")),
    }));
    const changes = planOf(lists, edited);
    expect(changes.steps.map(({ noun, command }) => `${noun} ${command}`)).toEqual([
      "seat null",
      "problem amend",
    ]);
    expect(await run(changes.steps)).toEqual({ created: {}, amended: { problem: 1 } });
    const second = csvOf(await listsOf());
    expect(second.join("")).toBe(
      first.join("").replace("团结巷12号院", "团结巷14号院").replace("8900005", "8900055"),
    );
    expect(
      ground.rows(`select rowid from problemSearch where problemSearch match 'words : "14"*'`)
        .length,
    ).toBe(1);
  });

  it("goes on after a cut: a chunk sent twice counts once, and what is missing is told", async () => {
    const id = await begin();
    const parts = inChunks(steps);
    await put(id, 0, parts[0] ?? []);
    await put(id, 2, parts[2] ?? []);
    expect((await put(id, 0, parts[0] ?? [])).status).toBe(200);
    expect((await put(id, 0, parts[1] ?? [])).body.reason).toBe("mutationReused");
    expect((await clerk.ask("GET", `/api/imports/${id}`)).body).toMatchObject({ chunks: [0, 2] });
    const early = await applied(id, parts.length, steps.length);
    expect([early.status, early.body.reason]).toEqual([409, "importIncomplete"]);
    nothing();
    await put(id, 1, parts[1] ?? []);
    expect((await applied(id, parts.length, steps.length)).status).toBe(200);
  });

  it("stores nothing of a chunk with a refused step, and says which and why", async () => {
    const id = await begin();
    const [grids = []] = inChunks(steps, 5);
    const bad = { ...grids[1], id: newId(), args: { code: "" } };
    const { status, body } = await put(id, 0, [grids[0], bad]);
    expect(status).toBe(422);
    expect(body.refused).toMatchObject([
      { i: 1, reason: "invalid", issues: [{ path: "code", message: "请填写这一项" }] },
    ]);
    expect(leftOver()).toEqual([0, 0, 0]);
  });

  it("is one person's, of one committee, and of whoever keeps its lists", async () => {
    const id = await begin();
    const secretary = await ground.somebody("secretary");
    const liaison = await ground.somebody("liaison", COMMITTEE, "01K00000000000000000000001");
    const neighbour = await ground.somebody("clerk", SIBLING);
    const parts = inChunks(steps);
    expect((await put(id, 0, parts[0] ?? [], secretary)).body.reason).toBe("importUnknown");
    expect((await applied(id, 1, 20, secretary)).body.reason).toBe("importUnknown");
    const asked = (who: Device) => who.ask("POST", "/api/imports", { committee: COMMITTEE });
    expect((await asked(liaison)).status).toBe(403);
    expect((await asked(neighbour)).status).toBe(404);
    ground.run("delete from grantHeld where person = ?", clerk.person);
    expect((await put(id, 0, parts[0] ?? [])).status).toBe(404);
  });

  it("cannot touch a record of another committee", async () => {
    const id = await begin();
    const unit = await ground.record("unit", {
      committee: SIBLING,
      state: "active",
      name: "邻家单位",
      nature: "school",
    });
    const step = {
      noun: "unit",
      command: "amend",
      target: unit,
      base: unit,
      id: newId(),
      args: { name: "别名", nature: "school" },
    };
    expect((await put(id, 0, [step])).body.refused).toMatchObject([{ reason: "notFound" }]);
  });

  it("applies nothing when a record was changed after staging", async () => {
    await run(steps);
    const lists = await listsOf();
    const [problem, other] = lists.problems;
    if (!problem || !other) throw new Error("no problems");
    const amend = ({ id, tag, title, place }: typeof problem) => ({
      noun: "problem",
      command: "amend",
      target: id,
      base: tag,
      id: newId(),
      args: { title, place: `${place}东`, urgency: "normal" },
    });
    const id = await begin();
    await put(id, 0, [amend(problem), amend(other)]);
    ground.run("update problem set tag = ? where id = ?", newId(), other.id);
    const { status, body } = await applied(id, 1, 2);
    expect([status, body.reason]).toEqual([409, "conflict"]);
    expect((await listsOf()).problems[0]?.place).toBe(problem.place);
  });

  it("leaves alone what a commuting command changed meanwhile", async () => {
    await run(steps);
    const { projects } = await listsOf();
    const [project] = projects;
    if (!project) throw new Error("no project");
    const { title, problems, lead, helpers, milestones, due } = project;
    const args = { title: `${title}二`, problems, lead, helpers, milestones, due };
    const id = await begin();
    const { id: target, tag: base } = project;
    await put(id, 0, [{ noun: "project", command: "amend", target, base, id: newId(), args }]);
    ground.run("update project set lastNote = '装好三盏' where id = ?", target);
    expect((await applied(id, 1, 1)).status).toBe(200);
    const [after] = (await listsOf()).projects;
    expect([after?.title, after?.lastNote]).toEqual([`${title}二`, "装好三盏"]);
  });

  it("expires after an hour and is swept away", async () => {
    const id = await begin();
    await put(id, 0, inChunks(steps)[0] ?? []);
    ground.later(1);
    expect((await applied(id, 1, 20)).body.reason).toBe("importExpired");
    await sweepImports(ground.setting);
    expect([...leftOver(), ground.rows("select * from ledgerImport").length]).toEqual([0, 0, 0, 0]);
    expect((await clerk.ask("GET", `/api/imports/${id}`)).body.reason).toBe("importUnknown");
    nothing();
  });

  it("in the public edition keeps no name", async () => {
    ground = new Ground({ edition: "public" });
    ledgerRoutes(ground.app);
    clerk = await ground.somebody("clerk");
    await run(steps);
    expect((await listsOf()).people).toEqual([]);
    expect(ground.rows("select count(*) as n from person where seat is not null")[0]?.n).toBe(0);
  });
});
