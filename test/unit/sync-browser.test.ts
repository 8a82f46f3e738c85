import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openStorage } from "../../pwa/local/storage.ts";
import { transport } from "../../pwa/local/transport.ts";
import type { Entry } from "../../shared/sync/storage.ts";

const entry = (id: string): Entry => ({
  mutation: {
    id,
    noun: "commitment",
    command: "extend",
    target: "01J0000000000000000000000C",
    committee: "540102001001",
    base: "01J0000000000000000000000B",
    args: { due: "2026-12-09" },
  },
  client: "client-1",
  n: 3,
  place: 3,
  person: "p",
  clientTime: "2026-11-02T00:00:00.000Z",
  photos: [],
  status: "waiting",
  refusal: null,
});

describe("the storage of a person", () => {
  it("keeps a transaction whole, and nothing of one that fails", async () => {
    const storage = await openStorage("whole");
    await storage.transact(async (transaction) => {
      await transaction.put("outbox", "a", entry("a"));
      await transaction.put("outbox", "b", entry("b"));
    });
    const failing = storage.transact(async (transaction) => {
      await transaction.remove("outbox", "a");
      throw new Error("the phone fell");
    });
    await expect(failing).rejects.toThrow("the phone fell");
    const kept = await storage.transact((transaction) => transaction.all("outbox"));
    expect(kept.map(({ mutation }) => mutation.id).sort()).toEqual(["a", "b"]);
  });

  it("is nobody else's", async () => {
    const mine = await openStorage("me");
    await mine.transact((transaction) => transaction.put("outbox", "a", entry("a")));
    const theirs = await openStorage("them");
    expect(await theirs.transact((transaction) => transaction.all("outbox"))).toEqual([]);
  });

  it("opens again when the browser has closed it", async () => {
    const storage = await openStorage("sleeper");
    await storage.transact((transaction) => transaction.put("outbox", "a", entry("a")));
    storage.close();
    expect(await storage.transact((transaction) => transaction.all("outbox"))).toHaveLength(1);
  });

  it("runs transactions one after the other, so that no number is given twice", async () => {
    const storage = await openStorage("counter");
    const next = () =>
      storage.transact(async (transaction) => {
        const device = (await transaction.get("device", "device")) ?? {
          client: "c",
          n: 0,
          place: 0,
        };
        await transaction.put("device", "device", { ...device, n: device.n + 1 });
        return device.n + 1;
      });
    const given = await Promise.all(Array.from({ length: 20 }, next));
    expect(new Set(given).size).toBe(20);
  });
});

describe("the network", () => {
  afterEach(() => void vi.unstubAllGlobals());
  const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    const fetched = vi.fn(
      async (_path: string, _init: RequestInit) =>
        new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }),
    );
    vi.stubGlobal("fetch", fetched);
    return fetched;
  };
  const network = transport(
    "p",
    () => true,
    () => "bo",
  );

  it("sends a mutation as the contract has it", async () => {
    const fetched = answering(200, { outcome: "done", mutation: "a", target: "t", tag: "a" });
    expect(await network.send(entry("a"))).toEqual({ answer: "done", target: "t", tag: "a" });
    const [path, init] = fetched.mock.calls[0] ?? [];
    expect(path).toBe("/api/commitments/01J0000000000000000000000C/extend");
    expect(init?.headers).toMatchObject({
      "Idempotency-Key": "a",
      "If-Match": '"01J0000000000000000000000B"',
      "Gongjian-Client": "client-1;n=3",
    });
    expect(init?.body).toBe('{"due":"2026-12-09"}');
  });

  it.each([
    ["a final no", 409, { reason: "conflict", params: { tag: "t" }, final: true }, "refused"],
    ["a final no to the form", 422, { reason: "invalid", params: {}, final: true }, "refused"],
    ["no session", 401, { reason: "notSignedIn", final: false }, "signIn"],
    ["a gap", 409, { reason: "gap", params: { expected: 2 }, final: false }, "gap"],
    ["too many requests", 429, { reason: "tooManyRequests", final: false }, "unknown"],
    ["a fault of the server", 500, { reason: "internal", final: false }, "unknown"],
    ["a page of somebody else's network", 200, "<html>Log in</html>", "unknown"],
    ["somebody else's JSON", 200, { ok: true }, "unknown"],
    ["a proxy's no", 403, "<html>blocked</html>", "unknown"],
    ["another mutation's answer", 200, { outcome: "done", mutation: "b" }, "unknown"],
  ])("takes %s for what it is", async (_, status, body, expected) => {
    answering(status, body);
    expect((await network.send(entry("a"))).answer).toBe(expected);
  });

  it("waits as long as the server asks", async () => {
    answering(429, { reason: "tooManyRequests", final: false }, { "Retry-After": "7" });
    expect(await network.send(entry("a"))).toEqual({ answer: "unknown", wait: 7_000 });
  });

  it("takes silence for no answer", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed to fetch")));
    expect(await network.send(entry("a"))).toEqual({ answer: "unknown", wait: null });
    expect(await network.feed("540102001001", 0)).toEqual({ answer: "unknown", wait: null });
  });

  it("sends nothing for somebody who is not signed in here any more", async () => {
    const fetched = answering(200, {});
    const gone = transport(
      "p",
      () => false,
      () => "bo",
    );
    expect(await gone.send(entry("a"))).toEqual({ answer: "signIn" });
    expect(fetched).not.toHaveBeenCalled();
  });

  it("sends photos before the words that name them", async () => {
    const fetched = answering(200, { outcome: "done", mutation: "a", target: "t", tag: "a" });
    const photo = { id: "ab".repeat(32), type: "image/webp" as const, bytes: new ArrayBuffer(4) };
    await network.send({ ...entry("a"), photos: [photo] });
    expect(fetched.mock.calls.map(([path, { method }]) => `${method} ${path}`)).toEqual([
      `PUT /api/attachments/${photo.id}?committee=540102001001`,
      "POST /api/commitments/01J0000000000000000000000C/extend",
    ]);
  });
});
