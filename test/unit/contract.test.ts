import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClauseComment } from "../../shared/clause-comment.ts";
import { freeze, packageHashes } from "../../shared/contract/package.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { canonicalJson } from "../../shared/journal/canonical.ts";
import { isCreating } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { circulation, negotiated, SIGN_BY, signing, TEXT } from "./contract-ground.ts";
import { answerOf, clerk, secretary } from "./world.ts";

describe("a contract that is negotiated", () => {
  it("has a version from the start, and each side may put its own on the table", () => {
    const { world, contract, see, text, terms, speaks, units } = negotiated();
    expect([see().version, text().version, text().by]).toEqual([1, 1, null]);
    const first = see().textId ?? "";
    world.done(speaks(1), "contract", "propose", contract, { ...terms, principles: "学校先行" });
    expect([see().version, text().by, text().principles]).toEqual([2, units[1], "学校先行"]);
    expect(world.see<ContractText>("contractText", first).state).toBe("replaced");
  });

  it.each([
    ["one party alone", { parties: 1 }, "partiesMissing"],
    ["a term that ends before it begins", { until: "2026-11-30" }, "termBackwards"],
    ["no clause", { clauses: [] }, "clausesMissing"],
    [
      "a clause of somebody who is no party",
      { clauses: [{ what: "清雪", owner: 2, due: "2026-12-31" }] },
      "clauseOwner",
    ],
    [
      "a clause that is due outside of the term",
      { clauses: [{ what: "清雪", owner: 0, due: "2028-01-01" }] },
      "clauseOutsideTerm",
    ],
    [
      "a clause that comes back and is always due",
      { clauses: [{ what: "清雪", owner: 0, due: "ongoing", every: "month" }], until: "ongoing" },
      "clauseNoRhythm",
    ],
  ])("does not begin with %s", (_, change, reason) => {
    const { world, parties, units, terms } = negotiated();
    const {
      parties: few,
      clauses,
      ...rest
    } = change as {
      parties?: number;
      clauses?: { owner: number }[];
    };
    const given = {
      title: "协议",
      language: "zh-CN",
      parties: parties.slice(0, few ?? 2),
      ...terms,
      ...(clauses ? { clauses: clauses.map((one) => ({ ...one, owner: units[one.owner] })) } : {}),
      ...rest,
    };
    expect(answerOf(world.give(clerk, "contract", "draft", null, given))).toBe(reason);
  });

  it("is not touched by a unit that is no party", () => {
    const { world, contract, terms, speaks } = negotiated();
    expect(answerOf(world.give(speaks(2), "contract", "propose", contract, terms))).toBe(
      "forbidden",
    );
  });

  it("takes what a party says of a clause, and the answer to it", () => {
    const { world, contract, speaks, units } = negotiated();
    const said = world.done(speaks(1), "clauseComment", "say", null, {
      contract,
      clause: 1,
      comment: "周末只能上午开放",
    });
    world.done(clerk, "clauseComment", "answer", said, { answer: "可以" });
    expect(world.see<ClauseComment>("clauseComment", said)).toMatchObject({
      by: units[1],
      version: 1,
      clause: 1,
      answer: "可以",
      state: "answered",
    });
  });
});

describe("a text that is circulated", () => {
  it("is frozen once, with the hashes of its bytes", () => {
    const ground = negotiated();
    const { world, contract, see, text } = ground;
    world.done(clerk, "contract", "circulate", contract, circulation(ground));
    const frozen = text();
    expect(frozen.state).toBe("frozen");
    expect(see()).toMatchObject({ sha256: frozen.sha256, from: frozen.from, until: frozen.until });
    expect(JSON.parse(frozen.package ?? "")).toMatchObject({
      ...{ contract, version: 1, title: "操场共用协议", text: TEXT },
      data: { parties: [{ name: "社区居委会" }, { name: "第三小学" }], from: "2026-12-01" },
    });
    const again = freeze(JSON.parse(frozen.package ?? ""));
    expect(again).toMatchObject({ text: frozen.package, sha256: frozen.sha256, sm3: frozen.sm3 });
  });

  it.each([
    ["other terms than those on the table", { from: "2026-12-02" }, {}, "packageOther"],
    ["another title", {}, { title: "另一份协议" }, "packageOther"],
    ["another contract's id", {}, { contract: "01J00000000000000000009999" }, "packageOther"],
    ["a field that nobody knows", {}, { note: "" }, "packageUnread"],
    ["somebody's telephone number", {}, { text: `${TEXT}联系13908911234` }, "textHoldsNumber"],
  ])("is refused with %s", (_, data, change, reason) => {
    const ground = negotiated();
    const given = circulation(ground);
    const content = JSON.parse(given.package);
    const changed = canonicalJson({ ...content, data: { ...content.data, ...data }, ...change });
    const args = { ...given, package: changed, ...packageHashes(changed) };
    expect(answerOf(ground.world.give(clerk, "contract", "circulate", ground.contract, args))).toBe(
      reason,
    );
  });

  it("is refused with hashes that are not its own", () => {
    const ground = negotiated();
    for (const change of [{ sha256: "1".repeat(64) }, { sm3: "1".repeat(64) }]) {
      const args = { ...circulation(ground), ...change };
      const decision = ground.world.give(clerk, "contract", "circulate", ground.contract, args);
      expect(answerOf(decision)).toBe("packageOther");
    }
  });

  it("is changed by no command of any noun, whoever gives it", () => {
    const ground = signing();
    const { world, text, speaks } = ground;
    const before = { ...text() };
    const people = [clerk, secretary, speaks(0), speaks(1)];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            who: fc.constantFrom(...people),
            at: fc.constantFrom(
              ...Object.values(NOUNS).flatMap((noun) =>
                Object.entries(noun.commands)
                  .filter(([, command]) => !isCreating(command))
                  .map(([name]) => ({ noun: noun.name, name })),
              ),
            ),
            args: fc.constantFrom({}, { reason: "改一改" }, circulation, ground.terms, {
              answer: "好",
            }),
          }),
          { maxLength: 30 },
        ),
        (steps) => {
          for (const { who, at, args } of steps)
            for (const target of world.all(at.noun))
              world.give(who, at.noun, at.name, target.id, args);
          const after = world.see<ContractText>("contractText", before.id);
          expect([after.package, after.sha256, after.sm3, after.clauses]).toEqual([
            before.package,
            before.sha256,
            before.sm3,
            before.clauses,
          ]);
        },
      ),
    );
  });

  it("taken back before the last signature, stays as it was, and a new version begins from it", () => {
    const { world, contract, see, text, places, key, sign } = signing();
    const frozen = text();
    sign(0, key(0));
    const [first, second] = places();
    world.done(clerk, "contract", "recall", contract, { reason: "学校要改时限" });
    expect(see()).toMatchObject({ state: "negotiating", version: 2, signatures: [], sha256: null });
    expect(world.see<ContractText>("contractText", frozen.id)).toMatchObject({
      state: "set_aside",
      package: frozen.package,
    });
    expect(text().clauses).toEqual(frozen.clauses);
    expect([first, second].map((one) => world.see("signature", one?.id ?? "").state)).toEqual([
      "withdrawn",
      "withdrawn",
    ]);
  });

  it("is not to be signed by a day that has passed", () => {
    const ground = negotiated();
    const { world, contract } = ground;
    const late = { ...circulation(ground), signBy: "2026-11-01" };
    expect(answerOf(world.give(clerk, "contract", "circulate", contract, late))).toBe("signByPast");
  });
});

describe("signing that runs out", () => {
  it("ends the day after, for everybody", () => {
    const { world, see, places, sweep, sign, key } = signing();
    world.now = `${SIGN_BY}T15:59:00.000Z`;
    expect(see().state).toBe("signing");
    world.later(1);
    const given = sign(0, key(0));
    expect(answerOf(given)).not.toBe("done");
    sweep();
    expect(see().state).toBe("expired_unsigned");
    expect(places().map(({ state }) => state)).toEqual(["expired", "expired"]);
  });
});
