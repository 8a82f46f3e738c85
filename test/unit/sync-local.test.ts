import "fake-indexeddb/auto";
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { feedPage, liaison, noteSaying, PROMISE, TAG } from "../builders/one-promise.ts";

const session = {
  me: signal<ReturnType<typeof liaison> | null>(null),
  sessionEnded: signal(false),
  refreshMe: async () => {},
};
vi.mock("../../pwa/account/session.ts", () => session);
vi.mock("../../pwa/shell/connection.ts", () => ({
  online: signal(true),
  outbox: signal({ waiting: 0, refused: 0, sentAt: null }),
}));
vi.mock("../../pwa/text/text.ts", () => ({ language: signal("zh-CN") }));
vi.stubGlobal("addEventListener", () => {});
vi.stubGlobal("document", { addEventListener: () => {}, visibilityState: "visible" });

/** A server that has one promise; `reachable` says whether anybody gets through to it. */
const server = { reachable: true, posted: [] as string[] };
vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
  if (!server.reachable) throw new TypeError("failed to fetch");
  if (path.includes("/feed")) return feedPage(path);
  server.posted.push(path);
  const mutation = new Headers(init.headers).get("Idempotency-Key");
  return Response.json({ outcome: "done", mutation, target: PROMISE, tag: TAG });
});

const local = await import("../../pwa/local/index.ts");
const until = (holds: () => boolean) => expect.poll(holds).toBe(true);
const note = noteSaying("已联系");

describe("this device's store", () => {
  beforeEach(() => {
    server.reachable = true;
    server.posted = [];
    local.start();
  });

  it("fills itself from the feed once somebody is signed in", async () => {
    session.me.value = liaison("first");
    await until(() => local.recordsOf("commitment").length === 1 && local.lastPull.value !== null);
    expect(local.recordOf(`commitment`, PROMISE)?.state).toBe("active");
    expect(await local.timeline(PROMISE)).toMatchObject([{ seq: 1 }]);
  });

  it("keeps a note that is given without network, shows it, and sends it once there is one", async () => {
    server.reachable = false;
    expect((await local.give(note)).outcome).toBe("waiting");
    await local.syncNow();
    expect(local.outbox.value).toMatchObject([{ status: "waiting" }]);
    expect(local.recordOf("commitment", PROMISE)).toMatchObject({ lastNote: "已联系" });
    expect(local.pendingOn(PROMISE)).toHaveLength(1);
    server.reachable = true;
    await local.syncNow();
    expect(server.posted).toEqual([`/api/commitments/${PROMISE}/note`]);
    expect(local.outbox.value).toEqual([]);
  });

  it("shows nothing of one person to the next, and gives it back on their return", async () => {
    server.reachable = false;
    await local.give(note);
    session.me.value = liaison("second");
    await until(() => local.ready.value && local.view.value.me?.person === "second");
    expect(local.outbox.value).toEqual([]);
    expect(local.recordsOf("commitment")).toEqual([]);
    session.me.value = liaison("first");
    await until(() => local.outbox.value.length === 1);
  });

  it("shows nothing to a visitor, and lets nobody give anything", async () => {
    session.me.value = null;
    await until(() => local.view.value.me === null);
    expect(await local.give(note)).toMatchObject({ refusal: { reason: "notSignedIn" } });
  });
});
