/** Templates of contracts: who words them, what none can say, and that whatever is begun from one can be agreed. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERY } from "../../shared/contract/recurrence.ts";
import { filled, inLanguage, type Shipped, SIDES } from "../../shared/contract/templates.ts";
import { CADENCES, EVIDENCE_RULES, faultInTerms } from "../../shared/contract/terms.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractTemplate } from "../../shared/contract-template.ts";
import { dateAfter } from "../../shared/deadlines.ts";
import { negotiated } from "./contract-ground.ts";
import { actor, COMMITTEE, clerk, serving, speaking, World } from "./world.ts";

const STREET = COMMITTEE.slice(0, 9);
const street = actor(serving("street", STREET));
const SAID = {
  title: "医院共建契约",
  months: 12,
  cadence: "quarter",
  opening: "医院与社区自愿共建，订立本契约。",
  principles: "",
  clauses: [{ party: "second", what: "每季度来社区义诊", after: 3, every: "quarter" }],
  closing: "本契约自各方签完时成立。",
};
const written = (world: World, change = {}) =>
  world.done(street, "contractTemplate", "write", null, { language: "zh-CN", ...SAID, ...change });
const seen = (world: World, id: string) => world.see<ContractTemplate>("contractTemplate", id);

describe("a contract's template", () => {
  it("is written by the street or the community's office, and by no unit", () => {
    const world = new World();
    const args = { language: "bo", ...SAID };
    for (const who of [street, actor(serving("streetLead", STREET)), clerk])
      expect(world.give(who, "contractTemplate", "write", null, args).outcome).toBe("done");
    const unit = world.unit("城关医院");
    for (const who of [actor(speaking("signatory", unit)), actor(serving("auditor"))])
      expect(world.give(who, "contractTemplate", "write", null, args)).toMatchObject({
        ...{ outcome: "refused", reason: "forbidden" },
      });
    const other = actor(serving("street", "540102001"));
    expect(world.give(other, "contractTemplate", "write", null, args)).toMatchObject({
      ...{ outcome: "refused", reason: "notFound" },
    });
  });

  it("says what it leaves out plainly: once, by a note, without a number", () => {
    const world = new World();
    const clauses = [{ party: "first", what: "提供场地", after: 0 }];
    expect(seen(world, written(world, { clauses })).clauses).toEqual([
      {
        ...{ party: "first", what: "提供场地", after: 0, every: "once", evidence: "note" },
        ...{ quantity: null, measure: null },
      },
    ]);
  });

  it("has a clause, and none that is first due after its term", () => {
    const world = new World();
    const late = [{ ...SAID.clauses[0], after: 13 }];
    const write = (change: object) =>
      world.give(street, "contractTemplate", "write", null, {
        language: "zh-CN",
        ...SAID,
        ...change,
      });
    expect(write({ clauses: [] })).toMatchObject({
      ...{ reason: "invalid", issues: [{ path: "clauses", reason: "required" }] },
    });
    expect(write({ clauses: late })).toMatchObject({
      ...{ reason: "clauseAfterTerm", params: { months: 12 } },
    });
    const id = written(world);
    expect(
      world.give(clerk, "contractTemplate", "amend", id, { ...SAID, clauses: late }),
    ).toMatchObject({ reason: "clauseAfterTerm" });
  });

  it("is changed and set aside without the language or the place in which it stands", () => {
    const world = new World();
    const id = written(world, { replaces: "school" });
    world.done(clerk, "contractTemplate", "amend", id, { ...SAID, title: "学校共建（街道版）" });
    expect(seen(world, id)).toMatchObject({
      ...{ title: "学校共建（街道版）", language: "zh-CN", replaces: "school" },
    });
    world.done(street, "contractTemplate", "retire", id);
    expect(world.give(street, "contractTemplate", "amend", id, SAID)).toMatchObject({
      reason: "state",
    });
  });

  it("stays known to the contract that was begun from it, and to the one after that", () => {
    const { see } = negotiated(2, { template: "school" });
    expect(see().template).toBe("school");
    const { see: blank } = negotiated();
    expect(blank().template).toBeNull();
  });

  it("gives terms that two parties can agree on, whatever it says and whenever they begin", () => {
    const template = fc.integer({ min: 1, max: 120 }).chain((months) =>
      fc.record({
        months: fc.constant(months),
        cadence: fc.constantFrom(...CADENCES),
        clauses: fc.array(
          fc.record({
            party: fc.constantFrom(...SIDES),
            what: fc.constantFrom("开放操场", "རྩེད་ཐང་སྒོ་འབྱེད།"),
            after: fc.integer({ min: 0, max: months }),
            every: fc.constantFrom(...EVERY),
            evidence: fc.constantFrom(...EVIDENCE_RULES),
          }),
          { minLength: 1, maxLength: 6 },
        ),
      }),
    );
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => dateAfter("2026-01-01", days));
    const parties = ["甲", "乙"];
    fc.assert(
      fc.property(template, day, (said, from) => {
        const world = new World();
        const { clauses, ...terms } = filled(seen(world, written(world, said)), from);
        const owned = clauses.map(({ party, ...one }) => ({ ...one, owner: parties[party] ?? "" }));
        expect(faultInTerms({ ...terms, clauses: owned }, parties, true)).toBeNull();
      }),
    );
  });

  it("takes over a shipped one as it reads in its language", () => {
    const shipped = JSON.parse(
      readFileSync(new URL("../../shared/contract/templates/school.json", import.meta.url), "utf8"),
    ) as Shipped;
    const world = new World();
    for (const language of ["zh-CN", "bo", "en"] as const) {
      const { clauses, ...said } = inLanguage(shipped, language);
      const given = clauses.map(({ quantity, measure, ...one }) => ({
        ...one,
        ...(quantity === null ? {} : { quantity }),
        ...(measure === null ? {} : { measure }),
      }));
      const id = written(world, { language, replaces: "school", ...said, clauses: given });
      expect(seen(world, id)).toMatchObject({ language, ...said, clauses });
    }
  });
});

it("a contract that follows another remembers the same template", () => {
  const { world, see } = negotiated(2, { template: "property" });
  const before: Contract = { ...see(), state: "closed_fulfilled" };
  world.records.set(`contract/${before.id}`, before);
  world.done(clerk, "contract", "renew", before.id, {
    title: "续约",
    ...{ principles: "", cadence: "none", from: "2027-12-01", until: "2028-11-30" },
    clauses: [{ what: "开放操场", owner: before.parties[0], due: "2028-01-31" }],
  });
  const [next] = world.all<Contract>("contract").filter(({ id }) => id !== before.id);
  expect(next?.template).toBe("property");
});
