import { describe, expect, it } from "vitest";
import { filterIn, queryOf, shown } from "../../pwa/lists/query.ts";
import { attemptsFor } from "../../pwa/photo/attempts.ts";
import { holds, wordsOf } from "../../pwa/record/search.ts";
import { timelineOf, toldAt } from "../../pwa/record/timeline.ts";
import { turnsOf } from "../../pwa/turn/groups.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Entry, KeptEvent } from "../../shared/sync/storage.ts";

const COMMITTEE = "540102002001";
const NOW = "2026-11-20T04:00:00.000Z";
const UNIT = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const liaison: Actor = {
  person: "p",
  grants: [{ role: "liaison", scope: COMMITTEE, unit: UNIT }],
};
const clerk: Actor = { person: "c", grants: [{ role: "clerk", scope: COMMITTEE, unit: null }] };

let made = 0;
const record = (noun: string, state: string, own: object = {}): Entity => {
  made += 1;
  return {
    ...nounNamed(noun).blank,
    id: `r${made}`,
    committee: COMMITTEE,
    number: made,
    state,
    tag: "t",
    turn: "committee",
    createdAt: NOW,
    stateAt: NOW,
    ...own,
  } as Entity;
};

describe("search on the phone", () => {
  it("finds two-character words, Tibetan syllables, full width and any case", () => {
    expect(holds(wordsOf("治理"), ["老旧小区治理难"])).toBe(true);
    expect(holds(wordsOf("ཆུ་"), ["གཙང་ཆུ་དང་པོ།"])).toBe(true);
    expect(holds(wordsOf("ａｅｄ"), ["AED 缺电池"])).toBe(true);
    expect(holds(wordsOf("路灯 东门"), ["东门", "路灯不亮"])).toBe(true);
    expect(holds(wordsOf("路灯 西门"), ["东门", "路灯不亮"])).toBe(false);
  });
  it("finds everything where nothing is asked for", () => {
    expect(holds(wordsOf("  "), [])).toBe(true);
  });
});

describe("a list", () => {
  const noun = nounNamed("problem");
  const setting = {
    noun,
    actor: clerk,
    now: NOW,
    titleOf: (entity: Entity) => String((entity as unknown as { title: string }).title),
    namesIn: () => [],
  };
  const dark = record("problem", "listed", { title: "楼道灯不亮", urgency: "normal" });
  const flood = record("problem", "in_progress", {
    title: "下水道返水",
    urgency: "critical",
    turn: UNIT,
    expectedDate: "2026-11-01",
  });
  const done = record("problem", "struck_off", { title: "井盖松动", turn: null });
  const all = [dark, flood, done];
  const list = (query: Record<string, string>) =>
    shown(setting, filterIn(noun, query), all).map((entity) => setting.titleOf(entity));

  it("shows what is open, the urgent first", () => {
    expect(list({})).toEqual(["下水道返水", "楼道灯不亮"]);
  });
  it("narrows by state, facet, mark and words", () => {
    expect(list({ state: "struck_off" })).toEqual(["井盖松动"]);
    expect(list({ state: "all", q: "井盖" })).toEqual(["井盖松动"]);
    expect(list({ urgency: "critical" })).toEqual(["下水道返水"]);
    expect(list({ overdue: "1" })).toEqual(["下水道返水"]);
    expect(list({ mine: "1" })).toEqual(["楼道灯不亮"]);
  });
  it("keeps its filter in the address, and only what differs from the plain list", () => {
    const filter = filterIn(noun, { state: "all", q: "灯", mine: "1", order: "newest", odd: "1" });
    expect(queryOf(noun, filter)).toEqual({ state: "all", q: "灯", mine: "1", order: "newest" });
    expect(queryOf(noun, filterIn(noun, {}))).toEqual({});
    expect(filterIn(noun, queryOf(noun, filter))).toEqual(filter);
  });
});

describe("my turn", () => {
  const waiting = (noun: string, state: string, own: object = {}) => ({
    noun: nounNamed(noun),
    record: record(noun, state, { unit: UNIT, turn: UNIT, heardAt: NOW, ...own }),
  });
  const groups = (records: Parameters<typeof turnsOf>[0], actor = liaison) =>
    turnsOf(records, actor, NOW).map(({ group }) => group);

  it("puts what is late before what it is", () => {
    expect(
      groups([
        waiting("commitment", "proposed", { due: "2026-12-20" }),
        waiting("commitment", "active", { due: "2026-11-10" }),
        waiting("commitment", "active", { due: "2026-11-22" }),
        waiting("commitment", "confirmed", { due: "2026-12-20" }),
        waiting("commitment", "active", { due: "ongoing", heardAt: "2026-10-01T00:00:00.000Z" }),
        waiting("commitment", "active", { due: "2026-12-20" }),
      ]),
    ).toEqual(["overdue", "dueSoon", "confirm", "start", "silent", "other"]);
  });
  it("asks a party of a contract under review for its word, until it has said it of every other", () => {
    const contract = (state: string, appraised: string[] = []) =>
      waiting("contract", state, { turn: "committee", parties: [UNIT, "another"], appraised });
    const said = [`final ${UNIT} another`];
    expect(groups([contract("final_review"), contract("mid_review")])).toEqual(["confirm"]);
    expect(groups([contract("final_review", said), contract("in_force")])).toEqual([]);
    expect(groups([contract("mid_review", said)])).toEqual(["confirm"]);
  });
  it("leaves out what is not mine, and what only rests", () => {
    expect(
      groups([
        waiting("commitment", "active", { turn: "another", due: "ongoing" }),
        waiting("resource", "draft", { validTo: "ongoing" }),
      ]),
    ).toEqual([]);
    const standing = { noun: nounNamed("unit"), record: record("unit", "active") };
    expect(groups([standing], clerk)).toEqual([]);
  });
  it("asks first what somebody at a door waits for, and for a station only when its facts are due", () => {
    expect(
      groups([
        waiting("commitment", "active", { due: "2026-11-10" }),
        waiting("stationReport", "open"),
        waiting("station", "listed"),
        waiting("station", "stale"),
        waiting("station", "temporarily_closed"),
      ]),
    ).toEqual(["report", "overdue", "stale", "other"]);
    expect(
      groups([
        waiting("station", "verified"),
        waiting("station", "temporarily_closed", { closedUntil: "2026-12-01" }),
      ]),
    ).toEqual([]);
  });
  it("asks the community too once the unit has not answered, and still the unit", () => {
    const late = waiting("stationReport", "unanswered", { turn: "committee" });
    expect(groups([late], clerk)).toEqual(["report"]);
    expect(groups([late])).toEqual(["report"]);
    expect(groups([waiting("stationReport", "open")], clerk)).toEqual([]);
  });
  it("asks a party for its signature and the other for its eyes, never a station's keeper", () => {
    const keeper: Actor = {
      person: "k",
      grants: [{ role: "keeper", scope: COMMITTEE, unit: UNIT }],
    };
    const awaited = waiting("signature", "awaited", { signBy: "2026-12-20" });
    const parties = ["another", UNIT];
    const shown = waiting("signature", "sealed_shown", { unit: "another", parties });
    expect(groups([awaited, shown])).toEqual(["confirm"]);
    expect(groups([awaited, shown], keeper)).toEqual([]);
    expect(groups([waiting("signature", "awaited", { signBy: "2026-11-21" })])).toEqual([
      "dueSoon",
    ]);
  });
  it("asks the community for a key to enrol, and for a contract only when its day comes near", () => {
    const committee = (noun: string, state: string, own: object = {}) =>
      waiting(noun, state, { turn: "committee", ...own });
    expect(groups([committee("signingKey", "offered")], clerk)).toEqual(["confirm"]);
    const signing = (signBy: string) => committee("contract", "signing", { signBy });
    expect(groups([signing("2026-12-20"), committee("contract", "in_force")], clerk)).toEqual([]);
    expect(groups([signing("2026-11-21")], clerk)).toEqual(["dueSoon"]);
    expect(groups([waiting("contractClause", "in_force")])).toEqual([]);
  });
  it("asks once: a problem that its promise answers for is told by the promise", () => {
    expect(
      groups([
        waiting("problem", "in_progress", { claimant: UNIT }),
        waiting("commitment", "active", { due: "ongoing" }),
      ]),
    ).toEqual(["other"]);
  });
});

describe("a timeline", () => {
  const event = (seq: number, kind: string, input: object | null): KeptEvent =>
    ({
      seq,
      mutation: `m${seq}`,
      kind,
      target: "r",
      role: "liaison",
      unit: UNIT,
      at: NOW,
      payload: input && { from: null, to: "active", input },
      committee: COMMITTEE,
    }) as unknown as KeptEvent;
  const pending = {
    mutation: {
      id: "m9",
      noun: "commitment",
      command: "note",
      target: "r",
      args: { note: "在修" },
    },
    clientTime: NOW,
    status: "waiting",
  } as unknown as Entry;

  it("tells what waits first, then the newest, and only of this record", () => {
    const moments = timelineOf(
      "r",
      [event(1, "commitment.propose", {}), event(2, "commitment.note", { note: "开始了" })],
      [pending, { ...pending, mutation: { ...pending.mutation, target: "other" } }],
    );
    expect(moments.map(({ key, pending }) => [key, pending])).toEqual([
      ["m9", "waiting"],
      ["m2", null],
      ["m1", null],
    ]);
  });
  it("tells what was said, and knows what was erased", () => {
    const [said, erased] = timelineOf(
      "r",
      [
        event(2, "commitment.extend", { due: "2026-12-01", reason: "等材料" }),
        event(1, "commitment.note", null),
      ],
      [],
    );
    expect(said && toldAt(said)).toEqual([
      ["reason", "等材料"],
      ["due", "2026-12-01"],
    ]);
    expect(erased?.said).toBeNull();
  });
});

describe("making a photo small", () => {
  it("tries the best first and never enlarges", () => {
    const attempts = attemptsFor(4000, 3000);
    expect(attempts[0]).toEqual({ width: 1600, height: 1200, quality: 0.8 });
    expect(attempts.at(-1)).toEqual({ width: 480, height: 360, quality: 0.5 });
    expect(attemptsFor(300, 200).every(({ width }) => width === 300)).toBe(true);
    expect(attemptsFor(300, 200)).toHaveLength(3);
  });
});
