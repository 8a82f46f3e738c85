/** Drafting a contract: its templates, its text, what two versions say differently, and the next one after it. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contractText } from "../../shared/contract/compose.ts";
import { clausesBetween, wordsBetween } from "../../shared/contract/differences.ts";
import { readTerms } from "../../shared/contract/read-terms.ts";
import { EVERY } from "../../shared/contract/recurrence.ts";
import { renewed } from "../../shared/contract/renewal.ts";
import { filled, inLanguage, type Shipped, TEMPLATES } from "../../shared/contract/templates.ts";
import {
  CADENCES,
  type Clause,
  EVIDENCE_RULES,
  faultInTerms,
  frozenTerms,
  type Terms,
} from "../../shared/contract/terms.ts";
import { contract } from "../../shared/contract.ts";
import { dateAfter, monthsAfter } from "../../shared/deadlines.ts";
import { LANGUAGES, type Language, type Texts } from "../../shared/language/language.ts";

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../shared/${path}`, import.meta.url), "utf8"));
const wordsIn = (language: Language): Texts =>
  Object.assign(
    {},
    ...["app", "domain", "contract"].map((file) => read(`language/${language}/${file}.json`)),
  ) as Texts;
const template = (name: string): Shipped => read(`contract/templates/${name}.json`) as Shipped;

const PARTIES = [
  { unit: "01ARZ3NDEKTSV4RRFFQ69G5FA0", name: "仙足岛社区居委会" },
  { unit: "01ARZ3NDEKTSV4RRFFQ69G5FA1", name: "江畔物业" },
  { unit: "01ARZ3NDEKTSV4RRFFQ69G5FA2", name: "ལྷ་ས་སློབ་འབྲིང་།" },
];
const units = PARTIES.map(({ unit }) => unit);
const day = fc.integer({ min: 0, max: 1500 }).map((days) => dateAfter("2026-01-01", days));
const said = fc
  .array(fc.constantFrom(..."开放操场每周两次བོད་ open 12 。，"), { minLength: 2, maxLength: 30 })
  .map((letters) => letters.join(""))
  .filter((text) => text.trim().length > 1);
const clause: fc.Arbitrary<Clause> = fc.record({
  what: said,
  quantity: fc.option(fc.integer({ min: 1, max: 999_999 })),
  measure: fc.option(fc.constantFrom("次", "课时", "ཐེངས།")),
  owner: fc.constantFrom(...units),
  due: fc.oneof(day, fc.constant("ongoing")),
  every: fc.constantFrom(...EVERY),
  evidence: fc.constantFrom(...EVIDENCE_RULES),
});
const terms: fc.Arbitrary<Terms> = fc.record({
  principles: fc.oneof(said, fc.constant("")),
  from: day,
  until: fc.oneof(day, fc.constant("ongoing")),
  cadence: fc.constantFrom(...CADENCES),
  clauses: fc.array(clause, { maxLength: 6 }),
});

describe("a template", () => {
  it.each(TEMPLATES.flatMap((name) => LANGUAGES.map((language) => [name, language] as const)))(
    "%s is a contract that can be drafted in %s as it stands, whenever it begins",
    (name, language) => {
      fc.assert(
        fc.property(day, (from) => {
          const { title, clauses, ...rest } = filled(inLanguage(template(name), language), from);
          const input = {
            ...{ title, language, parties: units.slice(0, 2), ...rest },
            clauses: clauses.map(({ party, quantity, measure, ...one }) => ({
              ...one,
              owner: units[party],
              ...(quantity === null ? {} : { quantity }),
              ...(measure === null ? {} : { measure }),
            })),
          };
          expect(contract.commands.draft.input.safeParse(input).error).toBeUndefined();
          const whole = clauses.map(({ party, ...one }) => ({ ...one, owner: units[party] ?? "" }));
          expect(faultInTerms({ ...rest, clauses: whole }, units.slice(0, 2), true)).toBeNull();
          expect(clauses.every(({ what }) => what !== "")).toBe(true);
        }),
        { numRuns: 30 },
      );
    },
  );
});

describe("a contract's text", () => {
  it.each(LANGUAGES)(
    "in %s holds every party, date, quantity and clause, and leaves no key open",
    (language) => {
      const texts = wordsIn(language);
      const months = (texts["date.months"] ?? "").split(" ");
      const date = (at: string): string => {
        const [year, month = "", dayOf] = at.split("-");
        return (texts["date.full"] ?? "")
          .replace("{year}", year ?? "")
          .replace("{month}", months[Number(month) - 1] ?? "")
          .replace("{day}", String(Number(dayOf)));
      };
      fc.assert(
        fc.property(terms, fc.option(said), (agreed, amends) => {
          const text = contractText({ parties: PARTIES, terms: agreed, amends }, null, texts);
          const wanted = [
            ...PARTIES.map(({ name }, at) => `${at + 1}. ${name}`),
            ...(amends === null ? [] : [amends]),
            agreed.principles.trim(),
            date(agreed.from),
            ...[agreed.until, ...agreed.clauses.map(({ due }) => due)]
              .filter((at) => at !== "ongoing")
              .map(date),
          ];
          expect(wanted.filter((each) => !text.includes(each))).toEqual([]);
          agreed.clauses.forEach((one, at) => {
            const owner = PARTIES.find(({ unit }) => unit === one.owner)?.name ?? "?";
            const lines = text.split("\n");
            const line = lines.findIndex(
              (each) => each.startsWith(`${at + 1}. ${owner}`) && each.endsWith(one.what.trim()),
            );
            expect(line, text).toBeGreaterThan(0);
            const below = lines[line + 1] ?? "";
            expect(below).toContain(texts[`evidence.${one.evidence}`]);
            if (one.quantity !== null) {
              expect(below).toContain(String(one.quantity));
              expect(below).toContain(one.measure ?? "");
            }
            if (one.due !== "ongoing") expect(below).toContain(date(one.due));
            if (one.due !== "ongoing" && one.every !== "once")
              expect(below).toContain(texts[`every.${one.every}`]);
          });
          expect(text).not.toMatch(/[⟦{]/);
        }),
        { numRuns: 60 },
      );
    },
  );

  it("begins and ends as its template has it", () => {
    const school = inLanguage(template("school"), "zh-CN");
    const agreed = { principles: "", from: "2026-01-01", until: "ongoing", clauses: [] };
    const text = contractText(
      { parties: PARTIES, terms: { ...agreed, cadence: "none" }, amends: null },
      school,
      wordsIn("zh-CN"),
    );
    expect(text.startsWith(school.opening)).toBe(true);
    expect(text.endsWith(school.closing)).toBe(true);
  });
});

describe("what two versions say differently", () => {
  const joined = (stretches: ReturnType<typeof wordsBetween>, left: "added" | "removed") =>
    stretches
      .filter(({ change }) => change !== left)
      .map(({ text }) => text)
      .join("");

  it("holds both texts whole, whatever they say", () => {
    const any = fc.string({ unit: "binary", maxLength: 12 });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const stretches = wordsBetween(one, other);
        expect(joined(stretches, "added")).toBe(one);
        expect(joined(stretches, "removed")).toBe(other);
      }),
      { numRuns: 50 },
    );
  });

  it("marks the characters that changed, and whole syllables of Tibetan", () => {
    const changed = (one: string, other: string) =>
      wordsBetween(one, other).filter(({ change }) => change !== "same");
    expect(changed("每周开放2天", "每周开放10天").map(({ text }) => text)).toEqual(["2", "10"]);
    expect(changed("སློབ་གྲྭ་གཅིག", "སློབ་ཁང་གཅིག").map(({ text }) => text)).toEqual(["གྲྭ་", "ཁང་"]);
  });

  it("shows each clause of both versions once, the later ones in their order", () => {
    const some = fc.array(clause, { maxLength: 6 });
    fc.assert(
      fc.property(some, some, (before, after) => {
        const pairs = clausesBetween(before, after);
        const places = (side: "before" | "after") =>
          pairs.flatMap((pair) => pair[side]?.place ?? []);
        expect(places("after")).toEqual(after.map((_, at) => at + 1));
        expect([...places("before")].sort()).toEqual(before.map((_, at) => at + 1).sort());
      }),
    );
  });

  it("finds a clause again that was moved or reworded, and tells one that was dropped from a new one", () => {
    const one = (what: string): Clause => ({
      ...{ what, quantity: null, measure: null, owner: units[0] ?? "", due: "ongoing" },
      ...{ every: "once", evidence: "note" },
    });
    const pairs = clausesBetween(
      [one("周末向居民开放操场"), one("划出充电车位"), one("派人打扫")],
      [one("派人打扫"), one("周末和假期向居民开放操场"), one("Opens a library")],
    );
    expect(pairs.map(({ before, after }) => [before?.place, after?.place])).toEqual([
      [2, undefined],
      [3, 1],
      [1, 2],
      [undefined, 3],
    ]);
  });
});

describe("the contract after one that is over", () => {
  it("has the same terms, in a term as long, after the old one and never before today", () => {
    fc.assert(
      fc.property(terms, day, fc.integer({ min: 1, max: 36 }), (agreed, today, months) => {
        const until =
          agreed.until === "ongoing"
            ? agreed.until
            : dateAfter(monthsAfter(agreed.from, months), -1);
        const clauses = agreed.clauses.map((one) => ({
          ...one,
          every: one.due === "ongoing" ? ("once" as const) : one.every,
          due:
            one.due < agreed.from || (one.due !== "ongoing" && one.due > until)
              ? agreed.from
              : one.due,
        }));
        const old = { ...agreed, until, clauses };
        fc.pre(faultInTerms(old, units, false) === null);
        const next = renewed(old, today);
        expect(next.from >= today).toBe(true);
        if (until !== "ongoing") expect(next.from > until).toBe(true);
        expect(faultInTerms(next, units, false)).toBeNull();
        expect({ ...next, from: 0, until: 0, clauses: 0 }).toEqual({
          ...old,
          ...{ from: 0, until: 0, clauses: 0 },
        });
      }),
    );
  });

  it("begins on the day after the old one where that is still to come", () => {
    const old: Terms = {
      ...{ principles: "", from: "2026-01-01", until: "2026-12-31", cadence: "none" },
      clauses: [],
    };
    expect(renewed(old, "2026-12-20")).toMatchObject({ from: "2027-01-01", until: "2027-12-31" });
    expect(renewed(old, "2028-02-10").from).toBe("2028-03-01");
  });
});

describe("the terms within a frozen text", () => {
  it("are those that were frozen, and are read out of no other data", () => {
    fc.assert(
      fc.property(terms, (agreed) => {
        const frozen = frozenTerms(agreed, PARTIES);
        expect(readTerms(frozen)).toEqual(agreed);
        expect(readTerms({ ...(frozen as object), more: 1 })).toBeNull();
      }),
    );
  });
});
