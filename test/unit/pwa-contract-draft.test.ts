/** The form of a contract's terms: where its mistakes are told, whose a clause is, and what is read once it is fixed. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { freeze } from "../../shared/contract/package.ts";
import { contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";

vi.stubGlobal("localStorage", { getItem: () => null, setItem() {}, removeItem() {} });
const { argumentsIn, faultsIn, movedRow, nextKey, rowsIn, withParties } = await import(
  "../../pwa/contract-draft/draft-values.ts"
);
const { readFrozen } = await import("../../pwa/contract/read-frozen.ts");

const A = "01ARZ3NDEKTSV4RRFFQ69G5FA0";
const B = "01ARZ3NDEKTSV4RRFFQ69G5FA1";
const CLAUSE = {
  ...{ key: "1", party: "1", what: "开放操场", quantity: "", measure: "", owner: B },
  ...{ due: "2026-12-01", every: "month", evidence: "note" },
};
const VALUES = {
  ...{ title: "操场共用", language: "zh-CN", kind: "agreement", amends: "", parties: [A, B] },
  ...{ principles: "", from: "2026-11-26", until: "2027-11-25", cadence: "quarter" },
  clauses: [CLAUSE],
};
const faults = (change: object, parties = [A, B]) => [
  ...faultsIn("draft", { ...VALUES, ...change }, parties),
];
const withClause = (change: object) => ({ clauses: [{ ...CLAUSE, ...change }] });

describe("the form of a contract", () => {
  it("gives what the command takes, and nothing that only the form knows", () => {
    expect(faults({})).toEqual([]);
    const args = argumentsIn("draft", VALUES);
    expect(contract.commands.draft.input.safeParse(args).success).toBe(true);
    expect(Object.keys((args.clauses as object[])[0] ?? {})).not.toContain("party");
  });

  it.each([
    ["a clause without words", withClause({ what: "" }), ["clauses.0.what", "required"]],
    ["a number that is none", withClause({ quantity: "some" }), ["clauses.0.quantity", "notWhole"]],
    [
      "an owner that is no party",
      withClause({ owner: "01ARZ3NDEKTSV4RRFFQ69G5FA9" }),
      ["clauses.0.owner", "clauseOwner.title"],
    ],
    [
      "a due date after the term",
      withClause({ due: "2028-01-01" }),
      ["clauses.0.due", "clauseOutsideTerm.title"],
    ],
    [
      "what comes back without a first day",
      withClause({ due: "ongoing" }),
      ["clauses.0.due", "clauseNoRhythm.title"],
    ],
    ["a term that ends first", { until: "2026-01-01" }, ["until", "termBackwards.title"]],
    ["no clause at all", { clauses: [] }, ["clauses", "clausesMissing.title"]],
  ])("tells %s at its field", (_, change, told) => {
    expect(faults(change)).toEqual([told]);
  });

  it("tells that one party is none at the parties, and lets a termination have no clause", () => {
    expect(faults({ parties: [B] }, [B])).toEqual([["parties", "partiesMissing.title"]]);
    expect(faults({ kind: "termination", amends: A, clauses: [] })).toEqual([]);
  });

  it("gives a template's clause to its party once that is named, and takes it from nobody", () => {
    const waiting = { ...VALUES, clauses: [{ ...CLAUSE, owner: "" }] };
    const named = withParties(waiting, [A]);
    expect(rowsIn(named)[0]?.owner).toBe("");
    expect(rowsIn(withParties(named, [A, B]))[0]?.owner).toBe(B);
    expect(rowsIn(withParties(VALUES, [B, A]))[0]?.owner).toBe(B);
  });

  it("moves a card, loses none, and gives a new one a key of its own", () => {
    const rows = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.nat(7), fc.integer({ min: -2, max: 10 }), (keys, which, to) => {
        const at = which % keys.length;
        const moved = movedRow(keys, at, to);
        expect([...moved].sort()).toEqual([...keys].sort());
        expect(moved.indexOf(keys[at] ?? -1)).toBe(Math.max(0, Math.min(keys.length - 1, to)));
        const named = keys.map((key) => ({ key: String(key) }));
        expect(named.map(({ key }) => key)).not.toContain(nextKey(named));
      }),
    );
  });
});

describe("a frozen text", () => {
  const frozen = freeze({
    ...{ committee: "540102008001", contract: A, version: 1, language: "zh-CN" },
    ...{ title: "操场共用", text: "各方约定如下。", data: {} },
  });
  if ("refused" in frozen) throw new Error(frozen.refused);
  const text = { package: frozen.text, sha256: frozen.sha256, sm3: frozen.sm3 };

  it("is read out of its bytes, and not at all where they aren't what the record says", () => {
    expect(readFrozen(text)).toMatchObject({ title: "操场共用", text: "各方约定如下。" });
    const changed = frozen.text.replace("各方", "一方");
    expect(readFrozen({ ...text, package: changed })).toBe("other");
    expect(readFrozen({ ...text, sm3: "0".repeat(64) })).toBe("other");
    expect(readFrozen({ ...text, package: `${frozen.text} ` })).toBe("unread");
    expect(readFrozen({ ...text, package: null } as ContractText)).toBe("unread");
  });
});
