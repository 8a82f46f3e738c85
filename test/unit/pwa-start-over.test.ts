import "fake-indexeddb/auto";
import { signal } from "@preact/signals";
import { expect, it, vi } from "vitest";
import { leafHash } from "../../shared/journal/leaf.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";

const COMMITTEE = "540102001001";
const UNIT = `01J${"A".padStart(23, "0")}`;
const PROMISE = `01J${"C".padStart(23, "0")}`;
const TAG = `01J${"T".padStart(23, "0")}`;
const LIAISON = {
  person: "liaison",
  displayName: null,
  seat: null,
  grants: [{ role: "liaison", scope: COMMITTEE, unit: UNIT }],
  committees: [{ code: COMMITTEE, name: "仙足岛社区", sample: true }],
  session: { id: "s" },
};
const promise = {
  ...NOUNS.commitment?.blank,
  id: PROMISE,
  committee: COMMITTEE,
  number: 1,
  state: "active",
  tag: TAG,
  turn: UNIT,
  createdAt: "2026-11-01T00:00:00.000Z",
  stateAt: "2026-11-01T00:00:00.000Z",
  unit: UNIT,
  promise: "修好路灯",
  due: "2026-12-01",
} as Entity;
const written = {
  seq: 1,
  mutation: TAG,
  kind: "commitment.takeOver",
  target: PROMISE,
  base: null,
  actor: null,
  role: "deployment",
  unit: null,
  at: "2026-11-01T00:00:00.000Z",
  payloadHash: "00".repeat(32),
  payload: null,
};

vi.mock("../../pwa/account/session.ts", () => ({
  me: signal(LIAISON),
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
  const fresh = path.endsWith("after=0");
  return Response.json({
    after: fresh ? 0 : 1,
    next: 1,
    more: false,
    events: fresh ? [{ ...written, leaf: server.leaf }] : [],
    records: fresh ? { commitment: [promise] } : {},
    head: null,
  });
});

const local = await import("../../pwa/local/index.ts");

it("a committee is started over after an alarm, and what was not sent is kept, word for word", async () => {
  local.start();
  await vi.waitFor(() => expect(local.alarm.value?.alarm).toMatchObject({ what: "leaf", seq: 1 }));
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
