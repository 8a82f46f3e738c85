/** What reading and writing costs, as the server itself counts it: rows read, round trips, bytes. */
import { rmSync } from "node:fs";
import type { Noun } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { buildWorker } from "../../worker/embedded/build.ts";
import type { Answer, Asking } from "../api/asking.ts";
import { startServer, type TestServer } from "../api/harness.ts";
import { aCommittee, putDivisions } from "../builders/district.ts";
import { peopleWith } from "../builders/people.ts";
import { atMost, type Figure } from "./figure.ts";
import { gridId, HERE, multiply, putThousand, unitId } from "./many.ts";

const ROWS = 110;
const TRIPS = 3;
/** So many pages of each list are read: a page may not cost more for lying deeper. */
const PAGES = 4;
const FEED = { rows: 2, bytes: 300 };

/** Round trips and rows of an answer, from its `Server-Timing`. */
function costOf({ headers }: Answer): { trips: number; read: number } {
  const [, trips, read] = /trips=(\d+) read=(\d+)/.exec(headers.get("Server-Timing") ?? "") ?? [];
  if (trips === undefined) throw new Error("an answer without its cost");
  return { trips: Number(trips), read: Number(read) };
}

/** Every way to ask for a list: each order, filter and kind of word, alone and together. */
const LISTS: Readonly<Record<string, string>> = {
  "newest first": "",
  "by date": "order=due",
  "by state": "state={state}",
  "by two states": "state={state},{other}",
  "by grid": `grid=${gridId(3)}`,
  "by unit": `unit=${unitId(2)}`,
  "by kind": "kind={kind}",
  "by urgency": "urgency=urgent",
  overdue: "overdue=1",
  silent: "silent=1",
  "my turn": "turn=mine",
  "the committee's turn": "turn=committee",
  "a unit's turn": `turn=${unitId(2)}`,
  "by grid, urgency and state": `grid=${gridId(3)}&urgency=normal&state={state}`,
  "by unit, overdue": `unit=${unitId(2)}&overdue=1`,
  "by grid, silent": `grid=${gridId(3)}&silent=1`,
  "by state, by date": "state={state}&order=due",
  "word of 2": "q=治理",
  "word of 3": "q=停车难",
  "word of 4": "q=维修基金",
  "word of 1": "q=灯",
  "Tibetan syllables": "q=ལམ་གློག",
  "two words": "q=路灯 三巷",
  "a number": "q=三巷路灯不亮5",
  "word that nothing has": "q=无此词语",
  "word and state": "q=治理&state={state}",
  "word and unit": `q=路灯&unit=${unitId(2)}`,
  "word, my turn": "q=治理&turn=mine",
};

const filled = (noun: Noun, query: string): string => {
  const [state = "", other = state] = Object.keys(noun.states);
  const kind = { unit: "school", seat: "liaison", resource: "place", commitment: "problem" };
  return query
    .replaceAll("{state}", state)
    .replaceAll("{other}", other)
    .replaceAll("{kind}", kind[noun.name as keyof typeof kind] ?? "none");
};

/** The dearest page of each kind of list, over all nouns, on the way down its first pages. */
export async function listFigures(asking: Asking, records: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, query] of Object.entries(LISTS)) {
    let worst = { read: -1, noun: "" };
    for (const noun of Object.values(NOUNS)) {
      let cursor = "";
      for (let page = 0; page < PAGES; page++) {
        const asked = `committee=${HERE}&${filled(noun, query)}${cursor}`;
        const answer = await asking.get(encodeURI(`/api/${noun.plural}?${asked}`));
        if (answer.status !== 200) throw new Error(`${answer.status} for ${noun.plural}?${asked}`);
        const { read } = costOf(answer);
        if (read > worst.read) worst = { read, noun: noun.plural };
        if (answer.body.next === null) break;
        cursor = `&cursor=${answer.body.next}`;
      }
    }
    figures.push(
      atMost(`list ${name} of ${records} (dearest: ${worst.noun})`, worst.read, "rows", ROWS),
    );
  }
  for (const noun of ["problem", "project"]) {
    const { read } = costOf(await asking.get(`/api/public/boards/${HERE}?noun=${noun}`));
    const name = `public board of ${noun}s of ${records}, with the names that it mentions`;
    figures.push(atMost(name, read, "rows", ROWS));
  }
  let deeper = "";
  for (let page = 0; page < PAGES; page++) {
    const answer = await asking.get(`/api/public/contracts?committee=${HERE}${deeper}`);
    const name = `public contracts of ${records}, page ${page + 1}, with their parties`;
    figures.push(atMost(name, costOf(answer).read, "rows", ROWS));
    if (answer.body.next === null) break;
    deeper = `&cursor=${answer.body.next}`;
  }
  return figures;
}

/** Commands of each kind, and a feed with nothing new. */
export async function commandFigures(server: TestServer): Promise<Figure[]> {
  const committee = await aCommittee("540102077001").with(2).units().in(server.store);
  const unit = committee.units[0];
  if (!unit) throw new Error("a committee without units");
  const liaison = server.asking(committee.who("liaison", unit));
  const clerk = server.asking(committee.who("clerk"));
  const promise = { promise: "换灯", due: "2099-12-31", unit: unit.id };
  const problemText = { title: "路灯不亮", place: "三巷", urgency: "urgent" };
  const offer = {
    kind: "hours",
    title: "服务",
    quantity: 10,
    unitOfMeasure: "时",
    validTo: "ongoing",
  };
  const resource = await committee.put("resource", "offered", { ...offer, unit: unit.id });
  const problem = await committee.put("problem", "listed", { ...problemText, reporters: [] });
  const into = await committee.put("problem", "listed", { ...problemText, reporters: [] });
  const mergeable = await committee.put("problem", "reported", { ...problemText, reporters: [] });
  const active = await committee.put("commitment", "active", {
    ...promise,
    sourceId: problem.id,
    heardAt: new Date().toISOString(),
  });
  const answers: [string, Answer][] = [
    [
      "report",
      await liaison.give(committee.code, "problem.report", { ...problemText, unit: unit.id }),
    ],
    [
      "claim with a resource",
      await liaison.give(problem, "problem.claim", {
        ...promise,
        resource: resource.id,
        quantity: 1,
      }),
    ],
    ["note", await liaison.give(active, "commitment.note", { note: "已完成一半" })],
    ["claim done", await liaison.give(active, "commitment.claimDone", { note: "已完成" })],
    ["merge", await clerk.give(mergeable, "problem.merge", { into: into.id })],
    ["refusal", await clerk.give(into, "problem.strikeOff", {}, { client: "benchmark", n: 1 })],
  ];
  const figures = answers.map(([name, answer]) => {
    if (answer.status >= 400 && name !== "refusal") throw new Error(JSON.stringify(answer.body));
    return atMost(`command: ${name}`, costOf(answer).trips, "round trips", TRIPS);
  });
  const [{ seq } = { seq: 0 }] = await server.query(
    `select max(seq) as seq from event where committee = '${committee.code}'`,
  );
  const quiet = await liaison.get(`/api/committees/${committee.code}/feed?after=${seq}`);
  return [
    ...figures,
    atMost("feed with nothing new", costOf(quiet).read, "rows", FEED.rows),
    atMost("feed with nothing new", JSON.stringify(quiet.body).length, "bytes", FEED.bytes),
  ];
}

/** A server with a thousand records of every noun, and the asking of somebody who reads them. */
export async function withThousand(
  worker: string,
): Promise<{ server: TestServer; asking: Asking }> {
  const server = await startServer(worker);
  await putDivisions(server.store, [HERE]);
  await putThousand(server.store);
  const [person = null] = await peopleWith(server.store, [
    [{ role: "liaison", scope: HERE, unit: unitId(2) }],
  ]);
  return { server, asking: server.asking(person) };
}

/** All figures at a thousand records and at a hundred thousand. */
export async function costFigures(): Promise<Figure[]> {
  const folder = `dist/test-worker/${process.pid}`;
  await buildWorker("test/api/entry.ts", folder);
  const { server, asking } = await withThousand(`${folder}/entry.js`);
  try {
    const few = await listFigures(asking, 1_000);
    await multiply(server.store, 100);
    const many = await listFigures(asking, 100_000);
    return [...few, ...many, ...(await commandFigures(server))];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
