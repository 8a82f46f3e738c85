import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { verifyJournal } from "../../shared/journal/verify.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { journalExport } from "../../worker/journal/feed.ts";
import { sealJournals } from "../../worker/journal/sweep.ts";
import { append } from "../../worker/journal/write.ts";
import { entityOf, indexRecord, readRecord } from "../../worker/kit/records.ts";
import { sweepImports } from "../../worker/ledger/imports.ts";
import { PERSONAL_COLUMNS } from "../../worker/privacy/inventory.ts";
import { sweepPersonal } from "../../worker/privacy/sweep.ts";
import { COMMITTEE, Device, Ground } from "./access-ground.ts";
import { aSealingKey } from "./journal-builder.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A deployment on a file, as its store may be set up. */
function onFile(pragmas: string): { ground: Ground; found(marked: string): string[] } {
  const folder = mkdtempSync(join(tmpdir(), "privacy-"));
  folders.push(folder);
  const ground = new Ground({ path: join(folder, "data.db"), pragmas });
  const found = (marked: string) =>
    readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(marked));
  return { ground, found };
}

/** A record of each noun that holds titles, as it is while they are needed. */
const LIVING: Record<string, (ground: Ground) => { state: string } & Record<string, unknown>> = {
  seat: (ground) => ({ state: "open", role: "liaison", unit: ground.id() }),
  project: () => ({ state: "underway", due: "ongoing" }),
  attendance: (ground) => ({ state: "announced", unit: ground.id(), meeting: ground.id() }),
  signingKey: (ground) => ({ state: "enrolled", unit: ground.id() }),
};

/** A record of a noun with a title in it, its creation in the journal, and itself in the index. */
async function titled(ground: Ground, noun: string, field: string, marked: string) {
  const { state, ...fields } = LIVING[noun]?.(ground) ?? { state: "" };
  const id = await ground.record(noun, { state, [field]: marked, ...fields });
  const [read] = await ground.setting.store.batch([readRecord(noun, id)]);
  const row = read?.rows[0] ?? {};
  await ground.setting.store.batch([
    ...indexRecord(NOUNS[noun] as never, null, entityOf(noun, row)),
    ...append({
      committee: COMMITTEE,
      mutation: ground.id(),
      kind: `${noun}.create`,
      target: id,
      base: null,
      actor: null,
      role: "clerk",
      unit: null,
      at: ground.now,
      payload: { from: null, to: state, input: { [field]: marked } },
      salt: "ab".repeat(16),
    }),
  ]);
  return id;
}

const revoke = (ground: Ground, key: string): void =>
  ground.run(
    "update signingKey set state = 'revoked', turn = null, stateAt = ? where id = ?",
    ground.now,
    key,
  );

/** A key that is planted in one of its fields, until it is revoked. */
const plantedKey = (field: string) => async (ground: Ground, marked: string) => {
  const key = await titled(ground, "signingKey", field, marked);
  return async () => revoke(ground, key);
};

/** Plants a marked string in each personal column; what then ends its purpose. */
const PLANTS: Record<string, (ground: Ground, marked: string) => Promise<() => Promise<void>>> = {
  "seat.title": async (ground, marked) => {
    const seat = await titled(ground, "seat", "title", marked);
    return async () =>
      ground.run(
        "update seat set state = 'closed', turn = null, stateAt = ? where id = ?",
        ground.now,
        seat,
      );
  },
  "project.responsible": async (ground, marked) => {
    const project = await titled(ground, "project", "responsible", marked);
    return async () =>
      ground.run(
        "update project set state = 'accepted', turn = null, stateAt = ? where id = ?",
        ground.now,
        project,
      );
  },
  "attendance.proxyTitle": async (ground, marked) => {
    const attendance = await titled(ground, "attendance", "proxyTitle", marked);
    return async () =>
      ground.run(
        "update attendance set state = 'proxy', turn = null, stateAt = ? where id = ?",
        ground.now,
        attendance,
      );
  },
  "signingKey.name": plantedKey("name"),
  "signingKey.title": plantedKey("title"),
  "personCard.displayName": async (ground, marked) => {
    const chair = await ground.somebody("secretary");
    const token = await chair.invites(await ground.seat("liaison"));
    const liaison = new Device(ground);
    const body = { token, device: "phone", displayName: marked };
    const { person } = (await liaison.ask("POST", "/api/join", body)).body;
    const [held] = ground.rows("select * from grantHeld where person = ?", String(person));
    const query = `person=${person}&role=liaison&scope=${COMMITTEE}&unit=${held?.unit}`;
    return async () => {
      expect((await chair.ask("DELETE", `/api/grants?${query}`)).status).toBe(204);
    };
  },
  "personCard.workPhone": async (ground, marked) => {
    // Imported with a seat, never joined: goes when the seat has closed.
    const seat = await ground.seat("keeper");
    const person = ground.id();
    ground.run("insert into person (id, seat, createdAt) values (?, ?, 'x')", person, seat);
    ground.run("insert into personCard values (?, ?, '某人', ?)", person, COMMITTEE, marked);
    return async () =>
      ground.run(
        "update seat set state = 'closed', turn = null, stateAt = ? where id = ?",
        ground.now,
        seat,
      );
  },
};

/** Personal columns of an import that waits to be applied: gone with its hour. */
const STAGED = ["importCard.displayName", "importCard.workPhone"];
/** What was signed: kept as long as its contract, or nothing would show who agreed. */
const SIGNED = ["signature.statement"];

const sweepAll = async (ground: Ground) => {
  for (let i = 0; i < 40; i++) {
    const { titles, people, grants } = await sweepPersonal(ground.setting);
    if (titles + people + grants === 0) break;
  }
};
const checkpoint = (ground: Ground) => ground.database.exec("pragma wal_checkpoint(truncate)");

describe("the retention sweep", () => {
  it("has a plant here for every personal column", () => {
    const planted = [...Object.keys(PLANTS), ...STAGED, ...SIGNED];
    expect(planted.sort()).toEqual([...PERSONAL_COLUMNS].sort());
  });

  it("keeps what was signed, and whose key signed it, though the key is revoked", async () => {
    const ground = new Ground();
    const key = await titled(ground, "signingKey", "name", "某人");
    const statement = '{"signer":{"name":"某人"}}';
    await ground.record("signature", { state: "signed", key, statement });
    revoke(ground, key);
    ground.later(400);
    await sweepAll(ground);
    expect(ground.rows("select name from signingKey")).toEqual([{ name: "某人" }]);
    expect(ground.rows("select statement from signature")).toEqual([{ statement }]);
  });

  it.each(Object.keys(PLANTS))(
    "takes %s out of the database's files on the ninetieth day, and not before",
    async (column) => {
      // As on D1: a write-ahead log, and no secure_delete.
      const { ground, found } = onFile(
        "pragma journal_mode = wal; pragma secure_delete = off; pragma synchronous = off",
      );
      const marked = `planted-${column.replace(".", "-")}`;
      const end = await PLANTS[column]?.(ground, marked);
      checkpoint(ground);
      expect(found(marked)).toContain("data.db");
      ground.later(120);
      await sweepAll(ground);
      expect(found(marked)).not.toEqual([]);
      await end?.();
      ground.later(89);
      await sweepAll(ground);
      expect(found(marked)).not.toEqual([]);
      ground.later(2);
      await sweepAll(ground);
      expect(found(marked)).toEqual([]);
      checkpoint(ground);
      expect(found(marked)).toEqual([]);
    },
  );

  it("takes the names, phones and titles of an import that was never applied with its hour", async () => {
    const { ground, found } = onFile("pragma journal_mode = wal; pragma synchronous = off");
    const expiresAt = new Date(Date.parse(ground.now) + 3_600_000).toISOString();
    ground.run(
      "insert into ledgerImport (id, committee, person, createdAt, expiresAt) values ('i', ?, 'p', ?, ?)",
      ...[COMMITTEE, ground.now, expiresAt],
    );
    ground.run("insert into importCard values ('i', 's', 0, 'p', 'planted-name', 'planted-phone')");
    ground.run(
      `insert into importRow (import, chunk, i, k, noun, target, creating, record, mutation, kind, role,
                              at, payloadHash, leaf, salt, payload)
       values ('i', 0, 0, 0, 'seat', 's', 1, ?, 'm', 'seat.create', 'clerk', ?, 'h', 'l', 's', ?)`,
      ...['{"title":"planted-title"}', ground.now, '{"input":{"title":"planted-title"}}'],
    );
    const sweep = async () => {
      await sweepImports(ground.setting);
      await sweepPersonal(ground.setting);
      checkpoint(ground);
    };
    await sweep();
    expect(found("planted-")).not.toEqual([]);
    ground.now = expiresAt;
    await sweep();
    expect(found("planted-")).toEqual([]);
  });

  it("leaves nothing of three hundred people where secure_delete is on", async () => {
    const { ground, found } = onFile("pragma secure_delete = on; pragma synchronous = off");
    ground.database.exec("begin");
    for (let i = 0; i < 300; i++) {
      const id = `01J${String((i * 7919) % 300).padStart(23, "0")}`;
      ground.run("insert into person (id, createdAt, leftAt) values (?, 'x', ?)", id, ground.now);
      ground.run("insert into personCard values (?, ?, ?, '0891')", id, COMMITTEE, `planted-${i}`);
    }
    ground.database.exec("commit");
    expect(found("planted-")).toEqual(["data.db"]);
    ground.later(91);
    await sweepAll(ground);
    expect(ground.rows("select * from personCard")).toEqual([]);
    expect(found("planted-")).toEqual([]);
  });

  it("ends the grant of a seat that has closed, and the session with it", async () => {
    const ground = new Ground();
    const chair = await ground.somebody("secretary");
    const seat = await ground.seat("liaison");
    const liaison = new Device(ground);
    await liaison.ask("POST", "/api/join", { token: await chair.invites(seat), device: "phone" });
    ground.run("update seat set state = 'closed' where id = ?", seat);
    expect((await sweepPersonal(ground.setting)).grants).toBe(1);
    expect(await liaison.signedIn()).toBe(false);
  });

  it("keeps each client's last receipt, and those of the last 180 days", async () => {
    const ground = new Ground();
    const receipt = (mutation: string, client: string | null, n: number | null, at: string) =>
      ground.run(
        "insert into receipt (mutation, person, client, n, bodyHash, outcome, at) values (?, 'p', ?, ?, 'h', '{}', ?)",
        ...[mutation, client, n, at],
      );
    const old = ground.now;
    receipt("01HAAAAAAAAAAAAAAAAAAAAAAA", "phone", 1, old);
    receipt("01HAAAAAAAAAAAAAAAAAAAAAAB", "phone", 2, old);
    receipt("01HAAAAAAAAAAAAAAAAAAAAAAC", null, null, old);
    receipt("01HAAAAAAAAAAAAAAAAAAAAAAD", "other", 7, old);
    ground.later(181);
    receipt("01HAAAAAAAAAAAAAAAAAAAAAAE", "other", 8, ground.now);
    await sweepPersonal(ground.setting);
    const kept = ground.rows("select client, n from receipt order by mutation");
    expect(kept).toEqual([
      { client: "phone", n: 2 },
      { client: "other", n: 8 },
    ]);
  });

  it("does not scrub where nothing was erased", async () => {
    const ground = new Ground();
    await sweepImports(ground.setting);
    expect(await sweepPersonal(ground.setting)).toMatchObject({ scrubbed: false });
  });

  it("takes what has expired: sessions, invitations, windows and the day's salt", async () => {
    const ground = new Ground();
    const chair = await ground.somebody("secretary");
    await chair.invites(await ground.seat("liaison"));
    await new Device(ground).ask("POST", "/api/join", {});
    ground.later(200);
    await sweepPersonal(ground.setting);
    for (const table of ["session", "invitation", "rate", "rateSalt", "scrub"])
      expect([table, ground.rows(`select * from ${table}`)]).toEqual([table, []]);
  });
});

describe("my data", () => {
  const aJoinedLiaison = async () => {
    const key = await aSealingKey();
    const ground = new Ground({ sealKey: async () => key });
    const chair = await ground.somebody("secretary");
    const seat = await ground.seat("liaison");
    const liaison = new Device(ground);
    const body = { token: await chair.invites(seat), device: "phone", displayName: "卓玛" };
    const { person } = (await liaison.ask("POST", "/api/join", body)).body;
    return { ground, key, chair, liaison, seat, person: String(person) };
  };

  it("takes away all that is kept about oneself, and nothing of others", async () => {
    const { liaison, person, seat, chair } = await aJoinedLiaison();
    const { body } = await liaison.ask("GET", "/api/my-data");
    expect(body).toMatchObject({
      person: { id: person, seat },
      card: { displayName: "卓玛", workPhone: null },
      grants: [{ role: "liaison", scope: COMMITTEE, seat }],
      devices: [{ device: "phone" }],
      seats: [{ id: seat, role: "liaison" }],
      invitationsMade: [],
      events: [{ kind: "access.joined", payload: { seat } }],
    });
    expect(JSON.stringify(body)).not.toContain(chair.person);
    expect(JSON.stringify(body)).not.toContain("tokenHash");
    const mine = (await chair.ask("GET", "/api/my-data")).body;
    expect(mine.invitationsMade).toHaveLength(1);
  });

  it("is erased on one's word; the journal still verifies, its payloads gone", async () => {
    const { ground, key, liaison, person } = await aJoinedLiaison();
    const exported = async () => {
      await sealJournals(ground.setting);
      const stream = journalExport(ground.setting.store, COMMITTEE, key.publicKey);
      return new Uint8Array(await new Response(stream).arrayBuffer());
    };
    const before = await verifyJournal(await exported(), []);
    expect([before.ok, before.erased]).toEqual([true, 0]);
    expect((await liaison.ask("DELETE", "/api/my-data")).status).toBe(204);
    expect(await liaison.signedIn()).toBe(false);
    const file = await exported();
    const after = await verifyJournal(file, []);
    expect(after.finding).toBeUndefined();
    expect([after.ok, after.events, after.erased]).toEqual([true, before.events + 1, 2]);
    expect(new TextDecoder().decode(file)).not.toContain("卓玛");
    for (const table of ["personCard", "session", "grantHeld"])
      expect(ground.rows(`select * from ${table} where person = ?`, person)).toEqual([]);
    expect(ground.rows("select seat, erasedAt from person where id = ?", person)).toEqual([
      { seat: null, erasedAt: ground.now },
    ]);
  });

  it("lets somebody who erased themselves come back as somebody new", async () => {
    const { ground, chair, liaison, seat, person } = await aJoinedLiaison();
    await liaison.ask("DELETE", "/api/my-data");
    const again = { token: await chair.invites(seat), device: "phone" };
    const { body } = await new Device(ground).ask("POST", "/api/join", again);
    expect(body.person).not.toBe(person);
  });
});
