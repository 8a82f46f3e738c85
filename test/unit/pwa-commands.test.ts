import { describe, expect, it } from "vitest";
import {
  creatingOffers,
  nearestOf,
  offersOn,
  openOf,
  ownUnitsFor,
} from "../../pwa/record/commands.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { permit } from "../../shared/kit/permit.ts";
import type { Actor, Role } from "../../shared/kit/roles.ts";
import { NOUNS, nounNamed } from "../../shared/nouns.ts";

const COMMITTEE = "540102002001";
const NOW = "2026-11-20T04:00:00.000Z";
const MINE = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const OTHER = "01BX5ZZKBKACTAV9WEVGEMMVRZ";

const acting = (role: Role, unit: string | null): Actor => ({
  person: "p",
  grants: [{ role, scope: COMMITTEE, unit }],
});
const liaison = acting("liaison", MINE);
const clerk = acting("clerk", null);

const record = (noun: string, state: string, own: object = {}): Entity =>
  ({
    ...nounNamed(noun).blank,
    id: "01CX5ZZKBKACTAV9WEVGEMMVRZ",
    committee: COMMITTEE,
    number: 1,
    state,
    tag: "t",
    turn: null,
    createdAt: NOW,
    stateAt: NOW,
    ...own,
  }) as Entity;
const promise = (state: string, own: object = {}) =>
  record("commitment", state, { unit: MINE, due: "2026-12-01", ...own });
const nearest = (noun: string, entity: Entity, actor: Actor) =>
  nearestOf(offersOn(nounNamed(noun), entity, actor, NOW)).map(({ name }) => name);

describe("the nearest answers", () => {
  it("of a promise are what its state waits for", () => {
    const asked = { proposedBy: "committee" };
    expect(nearest("commitment", promise("proposed", asked), liaison)).toEqual([
      "confirm",
      "decline",
    ]);
    expect(nearest("commitment", promise("confirmed"), liaison)).toEqual(["start"]);
    expect(nearest("commitment", promise("active"), liaison)).toEqual(["note", "claimDone"]);
    expect(nearest("commitment", promise("done_claimed"), clerk)).toEqual(["verify", "return"]);
    expect(nearest("commitment", promise("release_requested"), clerk)).toEqual(["keep", "release"]);
    expect(nearest("commitment", promise("transfer_accepted"), clerk)).toContain("agreeTransfer");
  });

  it("of a problem lead it onward", () => {
    expect(nearest("problem", record("problem", "reported"), clerk)).toEqual(["triage"]);
    expect(nearest("problem", record("problem", "triaged"), clerk)).toEqual(["list", "defer"]);
    expect(nearest("problem", record("problem", "listed"), clerk)[0]).toBe("ask");
    expect(nearest("problem", record("problem", "listed"), liaison)).toEqual(["claim"]);
  });
});

describe("the nearest answers at a station", () => {
  it("are to check its facts, to open it again, and to put it on the list", () => {
    const keeper = acting("keeper", MINE);
    const station = (state: string) => record("station", state, { unit: MINE });
    expect(nearest("station", station("stale"), keeper)).toEqual(["verify"]);
    expect(nearest("station", station("listed"), keeper)).toEqual(["verify"]);
    expect(nearest("station", station("temporarily_closed"), keeper)).toEqual(["reopen"]);
    expect(nearest("station", station("draft"), clerk)).toEqual(["publish"]);
    expect(nearest("station", station("stale"), acting("keeper", OTHER))).toEqual([]);
    const report = record("stationReport", "open", { unit: MINE });
    expect(nearest("stationReport", report, keeper)).toEqual(["answer"]);
  });
});

describe("what is offered on a record", () => {
  it("is only what this role does: no command of others, none that nobody gives", () => {
    const names = offersOn(nounNamed("commitment"), promise("active"), liaison, NOW).map(
      ({ name }) => name,
    );
    expect(names).not.toContain("cancel");
    expect(names).not.toContain("lapse");
    expect(names).toContain("note");
  });

  it("stays in sight when a state or a rule shuts it, with the reason", () => {
    const offers = offersOn(nounNamed("commitment"), promise("confirmed"), liaison, NOW);
    const note = offers.find(({ name }) => name === "note");
    expect(note?.closed).toEqual({
      refused: "state",
      params: { state: "commitment.confirmed" },
    });
    const unverified = record("problem", "done_claimed", { claimant: OTHER });
    const strike = offersOn(nounNamed("problem"), unverified, clerk, NOW).find(
      ({ name }) => name === "strikeOff",
    );
    expect(strike?.closed).toEqual({ refused: "verifyFirst" });
  });

  it("shuts the verification of one's own unit's work, and says so", () => {
    const both: Actor = { person: "p", grants: [...liaison.grants, ...clerk.grants] };
    const offers = offersOn(nounNamed("commitment"), promise("done_claimed"), both, NOW);
    expect(offers.find(({ name }) => name === "verify")?.closed).toEqual({ refused: "ownUnit" });
  });

  it("never opens what the rules would not permit", () => {
    for (const noun of Object.values(NOUNS))
      for (const state of Object.keys(noun.states))
        for (const actor of [liaison, clerk, acting("auditor", null)]) {
          const entity = record(noun.name, state, { unit: MINE, lead: OTHER, claimant: MINE });
          for (const { name, command } of openOf(offersOn(noun, entity, actor, NOW))) {
            expect(command.from, `${noun.name}.${name}`).toContain(state);
            expect("standing" in permit(noun, command.by, entity, actor)).toBe(true);
          }
        }
  });
});

describe("making new records", () => {
  it("is offered to whom the rules allow it in principle", () => {
    const names = (noun: string, actor: Actor) =>
      creatingOffers(nounNamed(noun), actor, COMMITTEE).map(({ name }) => name);
    expect(names("problem", liaison)).toEqual(["report"]);
    expect(names("problem", clerk)).toEqual(["record"]);
    // The first is the main button.
    expect(names("resource", liaison)).toEqual(["offer", "draft"]);
    expect(names("commitment", clerk)).toEqual([]);
    expect(names("unit", liaison)).toEqual([]);
    expect(names("problem", acting("auditor", null))).toEqual([]);
  });

  it("names only units that one speaks for; the office names any", () => {
    const [offer] = creatingOffers(nounNamed("resource"), liaison, COMMITTEE);
    if (!offer) throw new Error("nothing offered");
    expect(ownUnitsFor(offer, liaison, COMMITTEE)).toEqual([MINE]);
    expect(ownUnitsFor(offer, clerk, COMMITTEE)).toBeNull();
  });
});
