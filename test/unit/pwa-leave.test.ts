import "fake-indexeddb/auto";
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { COMMITTEE, feedPage, liaison, noteSaying } from "../builders/one-promise.ts";

const online = signal(true);
vi.mock("../../pwa/shell/connection.ts", () => ({
  online,
  outbox: signal({ waiting: 0, refused: 0, sentAt: null }),
}));
vi.mock("../../pwa/text/text.ts", () => ({
  language: signal("zh-CN"),
  recall: () => null,
  remember: () => {},
}));
vi.stubGlobal("addEventListener", () => {});
vi.stubGlobal("document", { addEventListener: () => {}, visibilityState: "visible" });

/** A server with one promise that takes nothing new; `signedIn` by what it is asked, `held` keeps the feed back. */
const server = { knows: (_path: string) => true, held: null as Promise<void> | null };
vi.stubGlobal("fetch", async (path: string) => {
  if (path.includes("/feed")) await server.held;
  if (!server.knows(path))
    return Response.json({ reason: "notSignedIn", final: false }, { status: 401 });
  if (path === "/api/me") return Response.json(liaison("liaison"));
  if (path === "/api/sign-out" || path === "/api/my-data") return Response.json({});
  if (!path.includes("/feed")) throw new TypeError("failed to fetch");
  return feedPage(path);
});

const session = await import("../../pwa/account/session.ts");
const local = await import("../../pwa/local/index.ts");
const drafts = await import("../../pwa/record/drafts.ts");

const NOTE = noteSaying("已联系电工");
const databases = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name);

/** Everything that this device keeps, by shelf. */
async function onShelves(name: string): Promise<Record<string, unknown[]>> {
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open(name));
  const found: Record<string, unknown[]> = {};
  for (const shelf of database.objectStoreNames)
    found[shelf] = await asked(database.transaction(shelf).objectStore(shelf).getAll());
  database.close();
  return found;
}

describe("when a person leaves this device", () => {
  beforeEach(async () => {
    Object.assign(server, { knows: () => true, held: null });
    local.start();
    await session.refreshMe();
    await expect.poll(() => local.recordsOf("commitment")).toHaveLength(1);
    expect(await databases()).toContain("gongjian:liaison");
  });

  it("by signing out, nothing of theirs stays", async () => {
    expect(await session.signOut()).toBe(true);
    expect(await databases()).not.toContain("gongjian:liaison");
  });

  it("what was typed and not sent stays for their next sign-in, and no more than that", async () => {
    await local.give(NOTE);
    await session.signOut();
    const shelves = await onShelves("gongjian:liaison");
    const { outbox, device, ...others } = shelves;
    expect(outbox).toMatchObject([{ mutation: { args: NOTE.args } }]);
    expect(device).toMatchObject([{ n: 1 }]);
    expect(Object.values(others).flat()).toEqual([]);
    await session.refreshMe();
    await expect.poll(() => local.outbox.value).toHaveLength(1);
  });

  it("by having themselves erased, that is gone as well, and so is what they began", async () => {
    await drafts.keepDraft(NOTE, { values: { note: "半句" }, photos: [] });
    await session.forgetMe(true);
    expect(await databases()).not.toContain("gongjian:liaison");
    expect(Object.values(await onShelves("gongjian-drafts")).flat()).toEqual([]);
  });

  it("an answer that comes afterwards is not written down", async () => {
    let letGo = () => {};
    server.held = new Promise((resolve) => {
      letGo = resolve;
    });
    const syncing = local.startOver(COMMITTEE);
    await expect.poll(() => local.busy.value).toBe(true);
    await session.forgetMe();
    letGo();
    await syncing;
    expect(await databases()).not.toContain("gongjian:liaison");
    expect(session.sessionEnded.value).toBe(false);
  });

  it("and when the server alone has signed them out, the feed's word for it is enough", async () => {
    server.knows = (path) => path === "/api/me";
    await local.syncNow();
    expect(session.sessionEnded.value).toBe(true);
  });
});
