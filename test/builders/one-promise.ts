/** A committee with one promise under way, as a phone's feed first shows it. */
import type { Entity } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";

export const COMMITTEE = "540102001001";
const UNIT = `01J${"A".padStart(23, "0")}`;
export const PROMISE = `01J${"C".padStart(23, "0")}`;
export const TAG = `01J${"T".padStart(23, "0")}`;
const SINCE = "2026-11-01T00:00:00.000Z";

/** Who speaks for the unit that promised, as `/api/me` says it. */
export const liaison = (person: string) => ({
  person,
  displayName: "次仁",
  seat: null,
  grants: [{ role: "liaison", scope: COMMITTEE, unit: UNIT }],
  committees: [{ code: COMMITTEE, name: "仙足岛社区", sample: true }],
  session: { id: "s" },
  edition: "domestic" as const,
});

const promise = {
  ...NOUNS.commitment?.blank,
  id: PROMISE,
  committee: COMMITTEE,
  number: 1,
  state: "active",
  tag: TAG,
  turn: UNIT,
  createdAt: SINCE,
  stateAt: SINCE,
  unit: UNIT,
  promise: "修好路灯",
  due: "2026-12-01",
} as Entity;

/** The one event of the journal, but for its leaf. */
export const written = {
  seq: 1,
  mutation: TAG,
  kind: "commitment.takeOver",
  target: PROMISE,
  base: null,
  actor: null,
  role: "deployment",
  unit: null,
  at: SINCE,
  payloadHash: "00".repeat(32),
  payload: null,
};

/** What the feed answers to a path that ends in `after=…`. @param leaf what stands in the journal for the event */
export function feedPage(path: string, leaf = "00".repeat(32)): Response {
  const fresh = path.endsWith("after=0");
  return Response.json({
    after: fresh ? 0 : 1,
    next: 1,
    more: false,
    events: fresh ? [{ ...written, leaf }] : [],
    records: fresh ? { commitment: [promise] } : {},
    head: null,
  });
}

/** A note on the promise, to be given. */
export const noteSaying = (words: string) => ({
  noun: "commitment",
  command: "note",
  target: PROMISE,
  committee: COMMITTEE,
  args: { note: words },
});
