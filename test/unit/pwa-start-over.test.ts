import "fake-indexeddb/auto";
import { signal } from "@preact/signals";
import { expect, it, vi } from "vitest";
import { leafHash } from "../../shared/journal/leaf.ts";
import { COMMITTEE, feedPage, liaison, PROMISE, written } from "../builders/one-promise.ts";

vi.mock("../../pwa/account/session.ts", () => ({
  me: signal(liaison("liaison")),
  sessionEnded: signal(false),
  refreshMe: async () => {},
}));
vi.mock("../../pwa/shell/connection.ts", () => ({
  online: signal(true),
  outbox: signal({ waiting: 0, refused: 0, sentAt: null }),
}));
vi.mock("../../pwa/text/text.ts", () => ({ language: signal("zh-CN") }));
vi.stubGlobal("addEventListener", () => {});
vi.stubGlobal("document", { addEventListener: () => {}, visibilityState: "visible" });

/** A server whose journal can be read and takes nothing; `leaf` is what stands in it for the one event. */
const server = { leaf: "00".repeat(32) };
vi.stubGlobal("fetch", async (path: string) => {
  if (!path.includes("/feed")) throw new TypeError("failed to fetch");
  return feedPage(path, server.leaf);
});

const local = await import("../../pwa/local/index.ts");

it("a committee is started over after an alarm, and what was not sent is kept, word for word", async () => {
  local.start();
  await expect.poll(() => local.alarm.value?.alarm).toMatchObject({ what: "leaf", seq: 1 });
  const args = { note: "已联系电工" };
  const intention = { noun: "commitment", command: "note", target: PROMISE };
  expect(await local.give({ ...intention, committee: COMMITTEE, args })).toMatchObject({
    outcome: "waiting",
  });

  await local.startOver(COMMITTEE);
  expect(local.alarm.value).not.toBeNull();
  expect(local.outbox.value).toMatchObject([{ status: "waiting", mutation: { args } }]);

  server.leaf = leafHash({ ...written, committee: COMMITTEE });
  await local.startOver(COMMITTEE);
  expect(local.alarm.value).toBeNull();
  expect(local.view.value.followed).toMatchObject([{ committee: COMMITTEE, cursor: 1 }]);
  expect(local.outbox.value).toMatchObject([{ status: "waiting", mutation: { args } }]);
  expect(local.recordOf("commitment", PROMISE)).toMatchObject({ lastNote: args.note });
});
