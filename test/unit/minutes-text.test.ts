import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ATTENDANCE } from "../../shared/document/values.ts";
import { holdsPersonalNumber } from "../../shared/kit/personal-numbers.ts";
import { LANGUAGES, type Language, say, type Texts } from "../../shared/language/language.ts";
import { type MinutesValues, minutesText } from "../../shared/meeting/minutes-text.ts";
import { minutesValues } from "../../shared/meeting/minutes-values.ts";
import { LONGEST_MINUTES } from "../../shared/meeting/rules.ts";
import { VOTE_METHODS } from "../../shared/meeting/vote.ts";
import type { Resolution } from "../../shared/resolution.ts";
import type { Unit } from "../../shared/unit.ts";
import { allFor, inSession, recordsOf } from "./meeting-ground.ts";
import { clerk } from "./world.ts";

const textsIn = (language: Language): Texts =>
  Object.assign(
    {},
    ...["app", "domain", "meeting"].map((file) =>
      JSON.parse(
        readFileSync(
          new URL(`../../shared/language/${language}/${file}.json`, import.meta.url),
          "utf8",
        ),
      ),
    ),
  );
const CHINESE = textsIn("zh-CN");

/** A meeting that was held: one resolution adopted, one not, one unit there by proxy, one excused, one absent. */
function held() {
  const ground = inSession(6);
  const { world, there, draft, row, meeting, item } = ground;
  world.done(clerk, "attendance", "signInProxy", row(6), { by: "sheet", proxyTitle: "王副校长" });
  const present = [...there, row(6)];
  world.done(clerk, "agendaItem", "record", item, { discussion: "物业说明了线路情况。" });
  world.done(clerk, "resolution", "adopt", draft({ owners: ground.units.slice(0, 2) }), {
    vote: { ...allFor(present), yes: 6, abstain: 1 },
    agreed: [],
  });
  world.done(clerk, "resolution", "notAdopt", draft({ text: "三巷改为单行" }), {
    vote: { ...allFor(present), yes: 2, no: 5 },
  });
  world.done(clerk, "attendance", "excuse", row(7), { reason: "家人住院" });
  world.now = "2026-12-18T08:40:00.000Z";
  world.done(clerk, "meeting", "close", meeting, {
    absent: [row(8)],
    carried: [ground.review],
  });
  return ground;
}

function valuesOf({ world, see }: ReturnType<typeof held>, version = 1): MinutesValues {
  return minutesValues(
    recordsOf(world, see()),
    {
      unit: (id) => world.see<Unit>("unit", id).name,
      committee: say(CHINESE, "committee"),
      chair: say(CHINESE, "role.secretary"),
      review: say(CHINESE, "kind.review"),
      reviewed: (counts) => say(CHINESE, "kind.review.count", counts),
      and: say(CHINESE, "minutes.and"),
    },
    version,
  );
}

describe("the minutes that a meeting's records make", () => {
  const ground = held();
  const text = minutesText(valuesOf(ground), CHINESE);
  const name = (i: number) => ground.world.see<Unit>("unit", ground.units[i] ?? "").name;

  it("say when it began and ended on Lhasa's clock, where, and in which function it was chaired", () => {
    expect(text.split("\n").slice(0, 5)).toEqual([
      `${ground.see().title}纪要`,
      "",
      "时间：2026年12月18日（星期五）15:00—16:40",
      `地点：${ground.see().place}`,
      `主持：${say(CHINESE, "role.secretary")}`,
    ]);
  });

  it("count who was expected, there, by proxy, excused and absent, and name the units", () => {
    expect(text).toContain("应到单位9个，实到7个（其中委托1个），请假1个，缺席1个。");
    expect(text).toContain(`委托：${name(6)}。\n请假：${name(7)}。\n缺席：${name(8)}。`);
    expect(text).toContain("到会须5个，实到7个，符合规定。");
  });

  it("keep to themselves who stood in and why somebody was excused", () => {
    expect(text).not.toMatch(/王副校长|家人住院/);
  });

  it("tell of each vote its totals and what it needed, and of what it was where there were two", () => {
    expect(text).toContain(
      "就“江畔物业十二月底前修好三巷路灯”举手表决：同意6票，反对0票，弃权1票，共7票；通过须5票，通过。",
    );
    expect(text).toContain(
      "就“三巷改为单行”举手表决：同意2票，反对5票，弃权0票，共7票；通过须5票，未通过。",
    );
  });

  it("number the resolutions, with owner, due, verifier and review date", () => {
    expect(text).toContain(
      `议定事项1：江畔物业十二月底前修好三巷路灯\n责任单位：${name(0)}、${name(1)}；完成时限：2026年12月31日；核实单位：社区；复查日期：2027年3月19日。`,
    );
    expect(text).toContain("议定事项2（未通过）：三巷改为单行");
  });

  it("follow the agenda, tell what was said, and what was not come to", () => {
    expect(text).toMatch(
      /一、出席情况[\s\S]*二、上次议定事项落实情况\n在办0项，其中0项该复查；已了结0项；另有逾期承诺0项。\n本次未议[\s\S]*三、路灯怎么修\n物业说明了线路情况。/,
    );
  });

  it("say which version they are from the second on", () => {
    expect(minutesText(valuesOf(ground, 2), CHINESE)).toMatch(/^.*纪要（第2稿）\n/);
  });

  it("still say what was adopted once it is concluded", () => {
    const later = held();
    const [first] = later.world.all<Resolution>("resolution");
    later.world.done(clerk, "resolution", "conclude", first?.id ?? "", { finding: "kept" });
    expect(minutesText(valuesOf(later), CHINESE)).toBe(text);
  });
});

const words = (maxLength: number) =>
  fc
    .string({
      unit: fc.constantFrom(..."路灯修好物业社区问题།བོད་ཡིགabc 😀\n"),
      minLength: 1,
      maxLength,
    })
    .map((said) => `事${said.trim()}`);
const line = (most: number) => words(most).map((said) => said.replaceAll("\n", " "));
const date = fc
  .integer({ min: 0, max: 3650 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const small = fc.integer({ min: 0, max: 80 });

const anyValues: fc.Arbitrary<MinutesValues> = fc.record({
  meeting: fc.record({
    name: line(40),
    date,
    begins: fc.constant("15:00"),
    ends: fc.constantFrom("16:40", null),
    place: line(40),
    chair: fc.option(line(20)),
  }),
  attendance: fc.array(fc.record({ unit: line(20), status: fc.constantFrom(...ATTENDANCE) }), {
    maxLength: 60,
  }),
  quorum: fc.record({ needed: small, counted: small }),
  items: fc.array(
    fc.record({
      title: line(60),
      discussion: fc.oneof(fc.constant(""), words(200), fc.constant("长".repeat(4000))),
      votes: fc.array(
        fc.record({
          method: fc.constantFrom(...VOTE_METHODS),
          question: fc.option(line(60)),
          for: small,
          against: small,
          abstained: small,
          needed: small,
          passed: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
      resolutions: fc.array(
        fc.record({
          text: line(120),
          outcome: fc.constantFrom("adopted", "not_adopted", "deferred"),
          owner: fc.option(line(40)),
          due: fc.option(fc.oneof(date, fc.constant("ongoing"))),
          verifier: fc.option(line(20)),
          reviewOn: fc.option(date),
        }),
        { maxLength: 2 },
      ),
      outcome: fc.constantFrom("decided", "noted", "carried_over"),
    }),
    { maxLength: 15 },
  ),
  version: fc.integer({ min: 1, max: 9 }),
});

describe.each(LANGUAGES)("any minutes in %s", (language) => {
  const texts = textsIn(language);

  it("name every unit, every vote with its numbers, and every resolution in whole, and are short enough to be given", () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const text = minutesText(values, texts);
        expect(text.length).toBeLessThan(LONGEST_MINUTES);
        expect(text).not.toMatch(/[⟦⟧]|undefined|null/);
        for (const { unit } of values.attendance) expect(text).toContain(unit);
        let number = 0;
        for (const { title, votes, resolutions } of values.items) {
          expect(text).toContain(title);
          for (const vote of votes) {
            expect(text).toContain(
              say(texts, `minutes.vote.${vote.passed ? "passed" : "failed"}`, {
                method: say(texts, `method.${vote.method}`),
                yes: vote.for,
                no: vote.against,
                abstain: vote.abstained,
                total: vote.for + vote.against + vote.abstained,
                needed: vote.needed,
              }),
            );
            expect(text).toContain(vote.question ?? "");
          }
          for (const one of resolutions) {
            number += 1;
            expect(text).toContain(
              say(texts, `minutes.resolution.${one.outcome}`, { number, text: one.text }),
            );
            if (one.outcome !== "not_adopted")
              for (const said of [one.owner, one.verifier]) expect(text).toContain(said ?? "");
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("cut only what was said, say so, and never cut within a character", () => {
    const said = "😀".repeat(2000);
    const values = minutesOf(Array.from({ length: 12 }, () => said));
    const text = minutesText(values, texts);
    expect(text.split(say(texts, "minutes.more")).length).toBe(13);
    expect(text.isWellFormed()).toBe(true);
    expect(text.length).toBeGreaterThan(LONGEST_MINUTES - 100);
    expect(holdsPersonalNumber(text)).toBe(false);
  });
});

const minutesOf = (discussions: readonly string[]): MinutesValues => ({
  ...valuesOf(held()),
  items: discussions.map((discussion, at) => ({
    title: `议题${at}`,
    discussion,
    votes: [],
    resolutions: [],
    outcome: "noted",
  })),
});
