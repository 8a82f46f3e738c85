import { beforeEach, describe, expect, it } from "vitest";
import { leafHash, payloadHash } from "../../shared/journal/leaf.ts";
import { EMPTY_FRONTIER, root, append as withLeaf } from "../../shared/journal/tree.ts";
import { decide } from "../../shared/kit/decide.ts";
import { keyOf } from "../../shared/kit/mutation.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { asText, tooOld } from "../../shared/sync/copy.ts";
import type { FeedEvent, FeedPage, Head } from "../../shared/sync/feed.ts";
import { give, type Phone } from "../../shared/sync/give.ts";
import { memoryStorage } from "../../shared/sync/memory.ts";
import { forget, pull } from "../../shared/sync/pull.ts";
import { discard, resolve } from "../../shared/sync/resolve.ts";
import { backoff, send } from "../../shared/sync/send.ts";
import type { Entry } from "../../shared/sync/storage.ts";
import type { Answer } from "../../shared/sync/transport.ts";
import { look } from "../../shared/sync/view.ts";

const COMMITTEE = "540102001001";
const UNIT = `01J${"A".padStart(23, "0")}`;
const PROMISE = `01J${"C".padStart(23, "0")}`;
const liaison = {
  person: "liaison",
  displayName: null,
  seat: null,
  grants: [{ role: "liaison" as const, scope: COMMITTEE, unit: UNIT }],
  committees: [],
};
const active = {
  ...NOUNS.commitment?.blank,
  id: PROMISE,
  committee: COMMITTEE,
  number: 1,
  state: "active",
  tag: "first",
  turn: UNIT,
  createdAt: "2026-11-01T00:00:00.000Z",
  stateAt: "2026-11-01T00:00:00.000Z",
  source: "project",
  unit: UNIT,
  promise: "修好路灯",
  due: "2026-12-01",
} as Entity;

/** A phone whose server answers what the test says; it remembers what it was sent. */
function aPhone() {
  let ids = 0;
  const sent: Entry[] = [];
  const answers: Answer[] = [];
  const pages: FeedPage[] = [];
  const phone: Phone = {
    storage: memoryStorage(),
    transport: {
      async send(entry) {
        sent.push(entry);
        return answers.shift() ?? { answer: "unknown", wait: null };
      },
      async feed() {
        const page = pages.shift();
        return page ? { answer: "page", page } : { answer: "unknown", wait: null };
      },
    },
    now: () => "2026-11-02T00:00:00.000Z",
    newId: () => `01K${String(++ids).padStart(23, "0")}`,
  };
  const act = (command: string, args: Record<string, unknown>) =>
    give(phone, { noun: "commitment", command, target: PROMISE, committee: COMMITTEE, args });
  return { phone, sent, answers, pages, act, look: () => look(phone.storage) };
}

const done: Answer = { answer: "done", target: PROMISE, tag: "" };
const conflict: Answer = {
  answer: "refused",
  refusal: { reason: "conflict", params: {}, issues: [], tag: "theirs" },
};

let a: ReturnType<typeof aPhone>;
beforeEach(async () => {
  a = aPhone();
  await a.phone.storage.transact(async (transaction) => {
    await transaction.put("me", "me", liaison);
    await transaction.put("record", keyOf("commitment", PROMISE), {
      noun: "commitment",
      record: active,
    });
  });
});

const extension = { due: "2026-12-09", reason: "等配件" };

describe("a command given without network", () => {
  it("is shown at once, and waits with the tag that was seen as its base", async () => {
    await a.act("extend", extension);
    const { records, outbox } = await a.look();
    expect(records.get("commitment")?.get(PROMISE)).toMatchObject({ due: "2026-12-09" });
    expect(outbox).toMatchObject([{ status: "waiting", n: 1, mutation: { base: "first" } }]);
  });

  it("builds on one's own command that is still waiting", async () => {
    await a.act("extend", extension);
    await a.act("claimDone", { note: "已修好" });
    const [first, second] = (await a.look()).outbox;
    expect(second?.mutation.base).toBe(first?.mutation.id);
    expect(second?.n).toBe(2);
  });

  it("carries no base where it commutes", async () => {
    await a.act("note", { note: "已联系" });
    expect((await a.look()).outbox).toMatchObject([{ mutation: { base: null } }]);
  });

  it("is refused at once, with nothing queued, where the rules say no", async () => {
    expect(await a.act("verify", {})).toMatchObject({
      outcome: "refused",
      refusal: { reason: "ownUnit" },
    });
    expect(await a.act("note", { note: "" })).toMatchObject({
      outcome: "refused",
      refusal: { reason: "invalid", issues: [{ path: "note", reason: "required" }] },
    });
    expect((await a.look()).outbox).toEqual([]);
  });
});

describe("the outbox", () => {
  it("keeps what has no final answer, and sends it again first", async () => {
    await a.act("note", { note: "一" });
    await a.act("note", { note: "二" });
    expect(await send(a.phone)).toEqual({ outcome: "later", wait: null });
    a.answers.push(done, done);
    expect(await send(a.phone)).toEqual({ outcome: "drained" });
    expect(a.sent.map(({ n }) => n)).toEqual([1, 1, 2]);
  });

  it("keeps everything and asks to sign in when the session has ended", async () => {
    await a.act("note", { note: "一" });
    a.answers.push({ answer: "signIn" });
    expect(await send(a.phone)).toEqual({ outcome: "signIn" });
    expect((await a.look()).outbox).toHaveLength(1);
  });

  it("goes on showing what was sent until the feed has brought it", async () => {
    await a.act("extend", extension);
    a.answers.push(done);
    await send(a.phone);
    const { records, outbox } = await a.look();
    expect(outbox).toEqual([]);
    expect(records.get("commitment")?.get(PROMISE)).toMatchObject({ due: "2026-12-09" });
  });

  it("counts anew under a new client when the server expects a number that is not here", async () => {
    await a.act("note", { note: "一" });
    await a.act("note", { note: "二" });
    a.answers.push({ answer: "gap", expected: 7 }, done, done);
    expect(await send(a.phone)).toEqual({ outcome: "drained" });
    const [before, first, second] = a.sent;
    expect(first?.mutation.id).toBe(before?.mutation.id);
    expect(first?.client).not.toBe(before?.client);
    expect([first?.n, second?.n]).toEqual([1, 2]);
  });

  it("sends again what the server has lost, where it is still here", async () => {
    await a.act("note", { note: "一" });
    await a.act("note", { note: "二" });
    a.answers.push(done, { answer: "gap", expected: 1 }, done, done);
    expect(await send(a.phone)).toEqual({ outcome: "drained" });
    expect(a.sent.map(({ n }) => n)).toEqual([1, 2, 1, 2]);
  });

  it("leaves a server alone that answers every count with a gap", async () => {
    await a.act("note", { note: "一" });
    a.answers.push(...Array.from({ length: 50 }, (): Answer => ({ answer: "gap", expected: 7 })));
    expect(await send(a.phone)).toEqual({ outcome: "later", wait: null });
    expect(a.sent.length).toBeLessThan(10);
  });

  it("waits longer after each failure, and never more than five minutes", () => {
    expect(backoff(0, 1)).toBe(2_000);
    expect(backoff(3, 0)).toBe(8_000);
    expect(backoff(50, 1)).toBe(300_000);
  });
});

describe("a refused command", () => {
  const refuse = async () => {
    await a.act("extend", extension);
    a.answers.push(conflict);
    await send(a.phone);
    const theirs = { ...active, tag: "theirs", due: "2026-12-05" };
    await a.phone.storage.transact((transaction) =>
      transaction.put("record", keyOf("commitment", PROMISE), {
        noun: "commitment",
        record: theirs as Entity,
      }),
    );
    const [entry] = (await a.look()).outbox;
    if (!entry) throw new Error("nothing refused");
    return entry;
  };

  it("stays with its words, and the record shows what the others did", async () => {
    const entry = await refuse();
    expect(entry).toMatchObject({ status: "refused", mutation: { args: extension } });
    expect((await a.look()).records.get("commitment")?.get(PROMISE)).toMatchObject({
      due: "2026-12-05",
    });
  });

  it("mine: is given again on what stands now", async () => {
    const entry = await refuse();
    await resolve(a.phone, entry.mutation.id, { keep: "mine" });
    expect((await a.look()).outbox).toMatchObject([
      { status: "waiting", n: 2, mutation: { base: "theirs", args: extension } },
    ]);
  });

  it("theirs: is let go", async () => {
    await discard(a.phone, (await refuse()).mutation.id);
    expect((await a.look()).outbox).toEqual([]);
  });

  it("both: becomes a note beside what stands", async () => {
    const entry = await refuse();
    await resolve(a.phone, entry.mutation.id, { keep: "both" });
    expect((await a.look()).outbox).toMatchObject([
      { mutation: { command: "note", args: { note: "2026-12-09\n等配件" } } },
    ]);
  });

  it("stays where what should take its place is refused, too", async () => {
    const entry = await refuse();
    const again = await resolve(a.phone, entry.mutation.id, { keep: "both", note: "" });
    expect(again.outcome).toBe("refused");
    expect((await a.look()).outbox).toHaveLength(1);
  });

  it("can be copied out as text, with the reason", async () => {
    const text = asText([await refuse()], (key) => key);
    expect(text).toBe(
      `2026-11-02 · noun.commitment · command.commitment.extend · ${PROMISE}\n2026-12-09\n等配件\nconflict.title`,
    );
  });

  it("is warned of after three days", async () => {
    const entry = await refuse();
    expect(tooOld([entry], "2026-11-04T23:00:00.000Z")).toEqual([]);
    expect(tooOld([entry], "2026-11-05T01:00:00.000Z")).toEqual([entry]);
  });
});

describe("the feed", () => {
  const event = (seq: number): FeedEvent => {
    const payload = { from: null, to: "active", input: { note: `${seq}` } };
    const header = {
      committee: COMMITTEE,
      mutation: `m${seq}`,
      kind: "commitment.note",
      target: PROMISE,
      base: null,
      actor: "somebody",
      role: "liaison",
      unit: UNIT,
      at: "2026-11-02T00:00:00.000Z",
      payloadHash: payloadHash("00".repeat(16), payload),
    };
    return { ...header, seq, leaf: leafHash(header), payload };
  };
  const head = (events: readonly FeedEvent[]): Head => ({
    committee: COMMITTEE,
    size: events.length,
    root: root(events.reduce((edge, { leaf }) => withLeaf(edge, leaf), EMPTY_FRONTIER)),
    at: "2026-11-02T00:00:00.000Z",
    signature: "",
    key: "",
  });
  const page = (
    after: number,
    events: FeedEvent[],
    more: boolean,
    seal: Head | null,
  ): FeedPage => ({
    after,
    next: after + events.length,
    more,
    events,
    records: {},
    head: seal,
  });
  const all = [1, 2, 3, 4, 5].map(event);

  it("is taken page by page, and a head is held against the tree when its size is reached", async () => {
    a.pages.push(
      page(0, all.slice(0, 2), true, head(all)),
      page(2, all.slice(2), false, head(all)),
    );
    expect(await pull(a.phone, COMMITTEE)).toEqual({ outcome: "current" });
    const [followed] = (await a.look()).followed;
    expect(followed).toMatchObject({ cursor: 5, alarm: null, unchecked: [] });
    expect(followed?.heads.map(({ size }) => size)).toEqual([5]);
  });

  it("raises an alarm that stays when the events do not make the head", async () => {
    const other = { ...head(all), root: "00".repeat(32) };
    a.pages.push(page(0, all, false, other));
    await pull(a.phone, COMMITTEE);
    expect((await a.look()).followed).toMatchObject([{ alarm: { what: "root", seq: 5 } }]);
    await forget(a.phone, COMMITTEE);
    expect((await a.look()).followed).toEqual([]);
  });

  it("raises an alarm when an old head is shown otherwise than before", async () => {
    a.pages.push(
      page(0, all, false, null),
      page(5, [], false, { ...head(all.slice(0, 3)), root: "ff".repeat(32) }),
    );
    await pull(a.phone, COMMITTEE);
    await pull(a.phone, COMMITTEE);
    expect((await a.look()).followed).toMatchObject([{ alarm: { what: "root", seq: 3 } }]);
  });

  it("raises an alarm when an event does not fit its hash", async () => {
    a.pages.push(page(0, [{ ...event(1), actor: "somebody else" }], false, null));
    await pull(a.phone, COMMITTEE);
    expect((await a.look()).followed).toMatchObject([{ alarm: { what: "leaf", seq: 1 } }]);
  });

  it("is not taken with a hole in it", async () => {
    a.pages.push(page(0, [event(1), event(3)], false, null));
    expect(await pull(a.phone, COMMITTEE)).toMatchObject({ outcome: "later" });
    expect((await a.look()).followed).toEqual([]);
  });

  it("settles what waits under the event's mutation", async () => {
    await a.act("note", { note: "一" });
    const [entry] = (await a.look()).outbox;
    const mine = { ...event(1), mutation: entry?.mutation.id ?? "" };
    a.pages.push(page(0, [mine], false, null));
    await pull(a.phone, COMMITTEE);
    expect((await a.look()).outbox).toEqual([]);
  });
});

it("the ground of these tests is one that the rules allow", () => {
  const loaded = new Map([[keyOf("commitment", PROMISE), active]]);
  const decision = decide(
    { nouns: NOUNS, loaded, now: "2026-11-02T00:00:00.000Z" },
    {
      id: "x",
      noun: "commitment",
      command: "extend",
      target: PROMISE,
      committee: COMMITTEE,
      base: "first",
      args: extension,
    },
    liaison,
  );
  expect(decision.outcome).toBe("done");
});
