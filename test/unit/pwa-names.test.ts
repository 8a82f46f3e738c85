import { signal } from "@preact/signals";
import { describe, expect, it, vi } from "vitest";
import { type Field, fieldsOf } from "../../pwa/record/fields.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { type Params, say, type Texts } from "../../shared/language/language.ts";
import app from "../../shared/language/zh-CN/app.json" with { type: "json" };
import desk from "../../shared/language/zh-CN/desk.json" with { type: "json" };
import domain from "../../shared/language/zh-CN/domain.json" with { type: "json" };
import { NOUNS, nounNamed } from "../../shared/nouns.ts";
import { EMPTY_VIEW } from "../../shared/sync/view.ts";

const texts: Texts = { ...app, ...desk, ...domain };
const spoken = (key: string, params?: Params): string => say(texts, key, params);
vi.mock("../../pwa/shell/connection.ts", () => ({ online: signal(true), outbox: signal(null) }));
vi.mock("../../pwa/text/text.ts", () => ({
  language: signal("zh-CN"),
  t: spoken,
  errorText: spoken,
  hasText: (key: string) => key in texts,
}));
vi.stubGlobal("addEventListener", () => {});
vi.stubGlobal("document", { addEventListener: () => {}, visibilityState: "visible" });

const { isWord, nameOf, titleOf, wordOf } = await import("../../pwa/record/names.ts");
const { view } = await import("../../pwa/local/index.ts");

const MEETING = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const UNIT = "01BX5ZZKBKACTAV9WEVGEMMVRZ";
const record = (noun: string, own: object): Entity =>
  ({ ...nounNamed(noun).blank, state: "", ...own }) as Entity;
const CONTRACT = "01CX5ZZKBKACTAV9WEVGEMMVRZ";
const OTHER = "01DX5ZZKBKACTAV9WEVGEMMVRZ";
const here = (noun: string, id: string, own: object) =>
  [noun, new Map([[id, record(noun, { id, ...own })]])] as const;

describe("what a record of a meeting is called", () => {
  view.value = {
    ...EMPTY_VIEW,
    records: new Map([
      here("meeting", MEETING, { title: "第四季度联席会", state: "minutes_final" }),
      here("unit", UNIT, { name: "城关供电所", state: "active" }),
    ]),
  };

  it("is its title, or what stands for one", () => {
    expect(nameOf("meeting", MEETING)).toBe("第四季度联席会");
    expect(titleOf("agendaItem", record("agendaItem", { title: "楼道灯" }))).toBe("楼道灯");
    expect(titleOf("resolution", record("resolution", { text: "月底前修好楼道灯" }))).toBe(
      "月底前修好楼道灯",
    );
  });

  it("is for an attendance the unit and the meeting, for minutes the meeting and the version", () => {
    const attendance = record("attendance", { unit: UNIT, meeting: MEETING });
    expect(titleOf("attendance", attendance)).toBe("城关供电所 · 第四季度联席会");
    const minutes = record("minutes", { meeting: MEETING, version: 2 });
    expect(titleOf("minutes", minutes)).toBe("第四季度联席会 · 第2稿");
  });

  it("is the interface's own for the item that fills itself", () => {
    const review = record("agendaItem", { kind: "review" });
    expect(titleOf("agendaItem", review)).toBe("上次议定事项落实情况");
  });
});

describe("what a record of a contract is called", () => {
  const named = (noun: string, own: object) => {
    view.value = {
      ...EMPTY_VIEW,
      records: new Map([
        here("contract", CONTRACT, { title: "共建契约", state: "in_force" }),
        [
          "unit",
          new Map([
            [UNIT, record("unit", { id: UNIT, name: "甲单位", state: "active" })],
            [OTHER, record("unit", { id: OTHER, name: "乙单位", state: "active" })],
          ]),
        ],
      ]),
    };
    return titleOf(noun, record(noun, { contract: CONTRACT, ...own }));
  };

  it("is the contract's own title, with which version, whose place or whose word it is", () => {
    expect(named("contract", { title: "共建契约" })).toBe("共建契约");
    expect(named("contractText", { version: 3 })).toBe("共建契约 · 第3稿");
    expect(named("signature", { unit: UNIT })).toBe("甲单位 · 共建契约");
    expect(named("appraisal", { by: UNIT, of: OTHER })).toBe("甲单位评乙单位 · 共建契约");
  });

  it("is what a clause or a comment says", () => {
    expect(named("contractClause", { what: "开放操场" })).toBe("开放操场");
    expect(named("clauseComment", { comment: "时间太早" })).toBe("时间太早");
  });

  it("is for a key its holder and unit, and still its unit once the holder is erased", () => {
    expect(named("signingKey", { unit: UNIT, name: "某人" })).toBe("某人 · 甲单位");
    expect(named("signingKey", { unit: UNIT, name: null })).toBe("– · 甲单位");
    expect(named("signingKey", { unit: null, name: "某人" })).toBe("某人 · 社区");
  });
});

describe("a word", () => {
  const choicesIn = (fields: readonly Field[]): [string, string][] =>
    fields.flatMap((field) =>
      field.kind === "choice"
        ? field.choices.map((choice): [string, string] => [field.name, choice])
        : field.kind === "rows"
          ? choicesIn(field.fields)
          : [],
    );
  const choices = Object.values(NOUNS).flatMap((noun) =>
    Object.values(noun.commands).flatMap(({ input }) => choicesIn(fieldsOf(input))),
  );

  it("stands in the glossary for every choice that a form offers", () => {
    expect(choices.map(([field]) => field)).toEqual(expect.arrayContaining(["quorum", "when"]));
    const silent = choices.filter(
      ([field, choice]) =>
        // An algorithm is called the same in every language.
        field !== "alg" && (!isWord(field) || wordOf(field, choice) === choice),
    );
    expect(silent).toEqual([]);
  });
});
