/** Kills the server in the middle of concurrent writes, again and again, and looks at what it left. */
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Row } from "../../worker/kit/store.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import { type Choices, choices } from "./choices.ts";
import { startServer } from "./harness.ts";
import { aPhone, type Phone, type Targets } from "./phones.ts";

export interface Killing {
  kills: number;
  seed: number;
  /** Path of the built worker. */
  worker: string;
}

export interface Killed {
  kills: number;
  acknowledged: number;
  /** Applied by the server, but it died before it could say so: why receipts exist. */
  unacknowledged: number;
  /** What a look at the database found wrong, once after every kill. */
  faults: string[];
}

const PHONES = 6;

/** Starts the server in a process group of its own, so that a kill takes workerd along. */
async function start(worker: string, folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "test/api/kill-server.ts",
      worker,
      folder,
      String(port),
    ],
    { detached: true, stdio: ["pipe", "pipe", "pipe"] },
  );
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on("data", (data) => {
      said += data;
    });
    child.stdout?.on("data", (data) => {
      if (String(data).includes("ready")) resolve();
    });
    child.once("exit", () => reject(new Error(`the server did not start: ${said}`)));
  });
  return child;
}

/** SIGKILL to the server's own process group: node and workerd at once. */
async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  await gone;
}

const databaseFile = (folder: string): string => {
  const inner = join(folder, "d1/miniflare-D1DatabaseObject");
  const file = readdirSync(inner).find(
    (name) => name.endsWith(".sqlite") && name !== "metadata.sqlite",
  );
  if (file === undefined) throw new Error(`no database in ${inner}`);
  return join(inner, file);
};

/** Reads a copy of the database as the kill left it, so that looking at it repairs nothing. */
function lookAt<T>(folder: string, look: (query: (sql: string) => Row[]) => T): T {
  const copy = mkdtempSync(join(tmpdir(), "gongjian-look-"));
  try {
    const file = databaseFile(folder);
    copyFileSync(file, join(copy, "db.sqlite"));
    for (const end of ["-wal"])
      try {
        copyFileSync(`${file}${end}`, join(copy, `db.sqlite${end}`));
      } catch {
        // No write-ahead log: everything is in the file.
      }
    const database = new DatabaseSync(join(copy, "db.sqlite"));
    const found = look((sql) => database.prepare(sql).all() as Row[]);
    database.close();
    return found;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Every rule that must hold at any moment; what does not is told. */
function faultsIn(query: (sql: string) => Row[], phones: readonly Phone[]): string[] {
  const told: string[] = [];
  const none = (what: string, sql: string) => {
    for (const row of query(sql)) told.push(`${what}: ${JSON.stringify(row)}`);
  };
  const done = "json_extract(outcome, '$.outcome') = 'done'";
  none("the file is damaged", "select * from pragma_integrity_check where integrity_check <> 'ok'");
  none(
    "done without its event",
    `select mutation from receipt where ${done} and mutation not in (select mutation from event)`,
  );
  none(
    "refused, with an event",
    `select mutation from receipt where not ${done} and mutation in (select mutation from event)`,
  );
  none(
    "event without its receipt",
    "select mutation from event where substr(mutation, 1, 26) not in (select mutation from receipt)",
  );
  none(
    "event without its payload",
    "select committee, seq from event except select committee, seq from eventPayload",
  );
  none(
    "payload without its event",
    "select committee, seq from eventPayload except select committee, seq from event",
  );
  none(
    "gap in the journal",
    "select committee, count(*) as n, max(seq) as last from event group by committee having n <> last",
  );
  none(
    "claim without its commitment",
    "select mutation from event where kind = 'problem.claim' and mutation || '-1' not in (select mutation from event)",
  );
  none(
    "commitment without its record",
    "select target from event where kind in ('commitment.propose', 'problem.report') and target not in (select id from commitment union select id from problem)",
  );
  none(
    "problem not as its last event left it",
    `select p.id from problem p join event e on e.target = p.id and e.seq = (select max(seq) from event where target = p.id) where p.tag <> e.mutation`,
  );
  none(
    "set aside without a claim",
    `select r.id, r.allocated from resource r where r.allocated <> (select count(*) from event where target = r.id and kind = 'resource.setAside')`,
  );
  for (const noun of ["problem", "commitment", "resource"])
    none(
      `${noun} not in its index`,
      `select no from ${noun} except select id from ${noun}Search_docsize`,
    );
  const receipts = new Map(
    query(`select mutation, ${done} as done from receipt`).map((row) => [
      row.mutation,
      row.done === 1,
    ]),
  );
  for (const { acknowledged } of phones)
    for (const { id, done: wasDone } of acknowledged)
      if (receipts.get(id) !== wasDone) told.push(`acknowledged and lost: ${id}`);
  return told;
}

async function settle(worker: string, folder: string, random: Choices) {
  const server = await startServer(worker, folder);
  const committee = await aCommittee().with(PHONES).units().in(server.store);
  const shared = committee.units[0];
  const commitments = await Promise.all(
    Array.from({ length: 4 }, () =>
      committee.put("commitment", "active", {
        sourceId: random.pick(committee.units).id,
        promise: "换灯",
        unit: shared?.id,
        due: "2099-12-31",
        heardAt: new Date().toISOString(),
      }),
    ),
  );
  const problems = await Promise.all(
    Array.from({ length: 60 }, () =>
      committee.put("problem", "listed", {
        title: "井盖缺失",
        place: "滨河路",
        urgency: "normal",
        reporters: [],
      }),
    ),
  );
  const resource = await committee.put("resource", "offered", {
    unit: shared?.id,
    kind: "hours",
    title: "志愿服务",
    quantity: 40,
    unitOfMeasure: "小时",
    validTo: "ongoing",
  });
  await server.close();
  return { committee, targets: { commitments, problems, resource } };
}

const phonesOf = (committee: Committee, targets: Targets, random: Choices): Phone[] =>
  Array.from({ length: PHONES }, () => {
    // All speak for the unit that owns the commitments and the resource, so that they meet.
    const unit = committee.units[0];
    if (!unit) throw new Error("a committee without units");
    return aPhone(committee, committee.who("liaison", unit), unit, targets, random);
  });

const acknowledgedBy = (phones: readonly Phone[]): number =>
  phones.reduce((sum, phone) => sum + phone.acknowledged.length, 0);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A port that nobody listens on at this moment; the phones find each next life of the server there. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** Kills and restarts on the same folder. @returns counts, and what was found wrong */
export async function killAgainAndAgain({ kills, seed, worker }: Killing): Promise<Killed> {
  const random = choices(seed);
  const folder = mkdtempSync(join(tmpdir(), "gongjian-kill-"));
  const killed: Killed = { kills: 0, acknowledged: 0, unacknowledged: 0, faults: [] };
  let child: ChildProcess | null = null;
  try {
    const { committee, targets } = await settle(worker, folder, random);
    const phones = phonesOf(committee, targets, random);
    const port = await freePort();
    for (let round = 1; round <= kills + 1; round++) {
      child = await start(worker, folder, port);
      const last = round > kills;
      let stopped = false;
      const running = phones.map((phone) => phone.run(`http://127.0.0.1:${port}`, () => stopped));
      // In the middle of writing: some moment after the first answers of this life.
      const before = acknowledgedBy(phones);
      for (let wait = 0; wait < 500 && acknowledgedBy(phones) < before + 8; wait++) await pause(10);
      await pause(50 + random.below(300));
      // The last round ends in peace, so that everything on its way is answered.
      if (last) {
        stopped = true;
        await Promise.all(running);
      }
      await kill(child);
      child = null;
      stopped = true;
      await Promise.all(running);
      killed.kills += last ? 0 : 1;
      const { faults, applied } = lookAt(folder, (query) => ({
        faults: faultsIn(query, phones),
        applied: phones.filter(
          ({ unanswered }) =>
            unanswered &&
            query(`select 1 from receipt where mutation = '${unanswered.id}'`).length > 0,
        ).length,
      }));
      killed.unacknowledged += applied;
      killed.faults.push(...faults.map((fault) => `after kill ${round}: ${fault}`));
      if (faults.length > 0) break;
    }
    killed.acknowledged = acknowledgedBy(phones);
    return killed;
  } finally {
    if (child) await kill(child);
    rmSync(folder, { recursive: true, force: true });
  }
}
