import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ITEM_KINDS, PHOTO_TIMES } from "../../shared/agenda-item.ts";
import { GRADES } from "../../shared/appraisal.ts";
import { REPLIES, SIGNED_BY } from "../../shared/attendance.ts";
import { COMMITMENT_SOURCES } from "../../shared/commitment.ts";
import { CONTRACT_KINDS, SIGNING_ORDERS } from "../../shared/contract/negotiating.ts";
import { STAGES } from "../../shared/contract/performing.ts";
import { EVERY } from "../../shared/contract/recurrence.ts";
import { CADENCES, EVIDENCE_RULES } from "../../shared/contract/terms.ts";
import { STAGE_OF } from "../../shared/contract.ts";
import type { Noun } from "../../shared/kit/noun.ts";
import { ROLES } from "../../shared/kit/roles.ts";
import { problemText, sayIssue } from "../../shared/language/errors.ts";
import { chooseLanguage, inWords, LANGUAGES, say } from "../../shared/language/language.ts";
import { MEETING_KINDS, PASS_BASES, QUORUMS } from "../../shared/meeting/rules.ts";
import { VOTE_METHODS, VOTES } from "../../shared/meeting/vote.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { URGENCIES } from "../../shared/problem.ts";
import { EFFECTS, FINDINGS } from "../../shared/resolution.ts";
import { RESOURCE_KINDS } from "../../shared/resource.ts";
import { EVIDENCE_KINDS } from "../../shared/signature.ts";
import { UNIT_NATURES } from "../../shared/unit.ts";

const SHARED = new URL("../../shared/", import.meta.url);
const textIn = (path: string): string => readFileSync(new URL(path, SHARED), "utf8");
const textsIn = (path: string): Record<string, string> =>
  JSON.parse(textIn(`language/${path}`)) as Record<string, string>;

/** Every text file of a language; `reviewed.json` is a list of keys, not of texts. */
const filesOf = (language: string): string[] =>
  readdirSync(new URL(`language/${language}/`, SHARED))
    .filter((file) => file.endsWith(".json") && file !== "reviewed.json")
    .sort();
const FILES = filesOf("zh-CN");
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""))].sort();

/** Names of a schema's fields, and of the fields of objects inside it as `outer.inner`. */
function fieldsOf(schema: unknown): string[] {
  const inner = schema as { _zod: { def: Record<string, unknown> } };
  const { shape, element, innerType } = inner._zod.def;
  if (element ?? innerType) return fieldsOf(element ?? innerType);
  return Object.entries((shape as Record<string, unknown> | undefined) ?? {}).flatMap(
    ([name, field]) => [name, ...fieldsOf(field).map((deeper) => `${name}.${deeper}`)],
  );
}

const keysOf = (noun: Noun): string[] => {
  const inputs = Object.values(noun.commands).flatMap((command) => fieldsOf(command.input));
  const fields = new Set([...Object.keys(noun.blank), ...inputs]);
  return [
    `noun.${noun.name}`,
    `noun.${noun.name}.many`,
    ...Object.keys(noun.states).flatMap((state) => [
      `state.${noun.name}.${state}`,
      `turn.${noun.name}.${state}`,
    ]),
    ...Object.keys(noun.commands).flatMap((command) => [
      `command.${noun.name}.${command}`,
      `done.${noun.name}.${command}`,
    ]),
    ...[...fields].map((field) => `field.${noun.name}.${field}`),
  ];
};

/** First capture of a pattern in every source file of the nouns and their kit. */
const SOURCES = ["", "kit/", "contract/"].flatMap((folder) =>
  readdirSync(new URL(folder, SHARED))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => textIn(folder + file)),
);
const inSources = (pattern: RegExp): string[] => [
  ...new Set(
    SOURCES.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? "")),
  ),
];
/** Faults that a text or its terms are told to have: a rule refuses with them. */
const FAULTS = ["contract/terms.ts", "contract/characters.ts"].flatMap((path) =>
  [...textIn(path).matchAll(/\breturn "(\w+)";/g)].map((match) => match[1] ?? ""),
);
const REFUSALS = [
  ...inSources(/(?:refuse\(|refused\(|refused:)\s*"(\w+)"/g),
  ...FAULTS,
  ...inWorker(/outcome: "refused",\s*reason: "(\w+)"/g),
];
const ISSUES = [...inSources(/error:\s*"(\w+)"/g), "unknownField", "required", "notValid"];

/** Problems of HTTP itself, before or around any decision. */
const HTTP_PROBLEMS = [
  "malformed",
  "tooLarge",
  "tooDeep",
  "wrongContentType",
  "methodNotAllowed",
  "notSignedIn",
  "sessionEnded",
  "inviteUsed",
  "inviteExpired",
  "inviteUnknown",
  "tooManyRequests",
  "crossSite",
  "mutationReused",
  "gap",
  "internal",
  "notFoundPage",
  "invalid",
  "attachmentTooLarge",
  "attachmentNotImage",
  "attachmentHasMetadata",
  "importUnknown",
  "importIncomplete",
  "importExpired",
  "attachmentUnknown",
  "badCursor",
  "badQuery",
  "badHeader",
  ...inWorker(/new Problem\(\s*"(\w+)"/g),
];

/** First capture of a pattern in every source file of the worker. */
function inWorker(pattern: RegExp): string[] {
  const worker = new URL("../../worker/", import.meta.url);
  const files = readdirSync(worker, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(new URL(file, worker), "utf8"))
    .flatMap((source) => [...source.matchAll(pattern)])
    .map((match) => match[1] ?? "");
}

describe("the language files", () => {
  it("are the same files in every language", () => {
    for (const language of LANGUAGES) expect(filesOf(language)).toEqual(FILES);
  });

  describe.each(FILES)("%s", (file) => {
    const chinese = textsIn(`zh-CN/${file}`);
    it.each(LANGUAGES)(
      "has in %s every key, a text for each, and the same values to fill",
      (language) => {
        const texts = textsIn(`${language}/${file}`);
        expect(Object.keys(texts).sort()).toEqual(Object.keys(chinese).sort());
        for (const [key, text] of Object.entries(texts)) {
          expect(text.trim(), key).not.toBe("");
          expect(placeholders(text), key).toEqual(placeholders(chinese[key] ?? ""));
        }
      },
    );

    it("is Tibetan in Tibetan, but for what is only a value or a number", () => {
      // The name of a language is written in that language.
      for (const [key, text] of Object.entries(textsIn(`bo/${file}`)))
        if (!key.startsWith("language.") && /\p{L}/u.test(text.replace(/\{\w+\}/g, "")))
          expect(/[\u0F00-\u0FFF]/.test(text), `${key}: ${text}`).toBe(true);
    });
  });

  it("hold every key once", () => {
    for (const language of LANGUAGES)
      for (const file of FILES) {
        const keys = [...textIn(`language/${language}/${file}`).matchAll(/^\s*"([^"]+)":/gm)];
        expect(keys.length).toBe(Object.keys(textsIn(`${language}/${file}`)).length);
      }
  });

  it("count as reviewed in Tibetan only keys that there are", () => {
    const reviewed = JSON.parse(textIn("language/bo/reviewed.json")) as string[];
    const keys = FILES.flatMap((file) => Object.keys(textsIn(`bo/${file}`)));
    expect(reviewed.filter((key) => !keys.includes(key))).toEqual([]);
  });
});

describe("the glossary", () => {
  const domain = textsIn("zh-CN/domain.json");

  it.each(Object.values(NOUNS))("names every state, command and field of $name", (noun) => {
    expect(keysOf(noun).filter((key) => !(key in domain))).toEqual([]);
  });

  it("holds nothing of a noun that the declarations have dropped", () => {
    const declared = new Set(Object.values(NOUNS).flatMap(keysOf));
    const held = Object.keys(domain).filter((key) =>
      /^(noun|state|turn|command|done|field)\.(?!record\.|access\.)/.test(key),
    );
    expect(held.filter((key) => !declared.has(key))).toEqual([]);
  });

  it("tells of joining and leaving, and of what time erases, in every timeline", () => {
    const worker = (path: string) => textIn(`../worker/${path}`);
    const kinds = [...worker("access/invitations.ts").matchAll(/\| "(access\.\w+)"/g)];
    expect(kinds.length).toBeGreaterThan(4);
    expect(kinds.filter(([, kind]) => !(`done.${kind}` in domain))).toEqual([]);
    expect(domain).toHaveProperty(["done.record.forget"]);
  });

  it("names who is next exactly where somebody is", () => {
    for (const noun of Object.values(NOUNS))
      for (const [state, { turn }] of Object.entries(noun.states)) {
        const key = `turn.${noun.name}.${state}`;
        expect(placeholders(domain[key] ?? ""), key).toEqual(turn === null ? [] : ["who"]);
      }
  });

  it("names every role and every choice", () => {
    const choices = [
      ...[...ROLES, "deployment"].map((role) => `role.${role}`),
      ...URGENCIES.map((urgency) => `urgency.${urgency}`),
      ...RESOURCE_KINDS.map((kind) => `kind.${kind}`),
      ...UNIT_NATURES.map((nature) => `nature.${nature}`),
      ...COMMITMENT_SOURCES.map((source) => `source.${source}`),
      ...[...MEETING_KINDS, ...ITEM_KINDS].map((kind) => `kind.${kind}`),
      ...QUORUMS.map((quorum) => `quorum.${quorum}`),
      ...PASS_BASES.map((base) => `passBase.${base}`),
      ...REPLIES.map((reply) => `reply.${reply}`),
      ...[...SIGNED_BY, "code"].map((way) => `signedBy.${way}`),
      ...VOTE_METHODS.map((method) => `method.${method}`),
      ...VOTES.map((vote) => `vote.${vote}`),
      ...EFFECTS.map((effect) => `effect.${effect}`),
      ...FINDINGS.map((finding) => `finding.${finding}`),
      ...PHOTO_TIMES.map((time) => `when.${time}`),
      ...[...CONTRACT_KINDS, ...EVIDENCE_KINDS].map((kind) => `kind.${kind}`),
      ...SIGNING_ORDERS.map((order) => `order.${order}`),
      ...EVERY.map((every) => `every.${every}`),
      ...CADENCES.map((cadence) => `cadence.${cadence}`),
      ...EVIDENCE_RULES.map((rule) => `evidence.${rule}`),
      ...[...STAGES, ...Object.values(STAGE_OF)].map((stage) => `stage.${stage}`),
      ...GRADES.map((grade) => `grade.${grade}`),
      "ongoing",
      "committee",
    ];
    expect(choices.filter((key) => !(key in domain))).toEqual([]);
  });
});

describe("the error texts", () => {
  const errors = textsIn("zh-CN/errors.json");

  it("say title and detail of every refusal and every problem of HTTP", () => {
    expect(REFUSALS.length).toBeGreaterThan(20);
    const keys = [...REFUSALS, ...HTTP_PROBLEMS].flatMap((type) => [
      `${type}.title`,
      `${type}.detail`,
    ]);
    expect(keys.filter((key) => !(key in errors))).toEqual([]);
  });

  it("say what is wrong with a field for every issue", () => {
    expect(ISSUES.length).toBeGreaterThan(10);
    expect(ISSUES.filter((key) => !(key in errors))).toEqual([]);
  });

  it.each(LANGUAGES)(
    "read as whole sentences in %s, with the domain's words filled in",
    (language) => {
      const domain = textsIn(`${language}/domain.json`);
      const moved = problemText("state", language, { state: "problem.struck_off" });
      expect(moved.detail).toContain(domain["state.problem.struck_off"]);
      const barred = problemText("forbidden", language, { roles: "clerk,secretary" });
      expect(barred.detail).toContain(domain["role.clerk"]);
      expect(barred.detail).toContain(domain["role.secretary"]);
      expect(sayIssue("personalNumber", language)).not.toContain("⟦");
      const changed = problemText("linkedChanged", language, { noun: "resource" });
      expect(changed.detail).toContain(domain["noun.resource"]);
      expect(JSON.stringify([moved, barred, changed])).not.toMatch(/[⟦{]\w/);
    },
  );
});

describe("a text", () => {
  it("is filled with its values", () => {
    expect(say({ left: "还剩{left}" }, "left", { left: 3 })).toBe("还剩3");
  });

  it("shows what is missing instead of hiding it", () => {
    expect(say({}, "state.none")).toBe("⟦state.none⟧");
    expect(say({ left: "还剩{left}" }, "left")).toBe("还剩⟦left⟧");
    expect(say({}, "constructor")).toBe("⟦constructor⟧");
  });

  it("takes a value as it is, whatever it looks like", () => {
    fc.assert(
      fc.property(fc.string(), (who) => {
        expect(say({ turn: "等待{who}确认" }, "turn", { who })).toBe(`等待${who}确认`);
      }),
    );
  });

  it("leaves values that are no words of the domain alone", () => {
    expect(inWords({}, { left: 3, tag: "x" })).toEqual({ left: 3, tag: "x" });
  });
});

describe("the language to answer in", () => {
  it.each([
    [null, "zh-CN"],
    ["", "zh-CN"],
    ["fr-FR, *;q=0.5", "zh-CN"],
    ["zh-TW", "zh-CN"],
    ["bo-CN, zh;q=0.9", "bo"],
    ["en-GB;q=0.8, bo;q=0.9", "bo"],
    ["EN", "en"],
    ["bo;q=0, en;q=0.1", "en"],
    ["en;q=oops, bo", "en"],
  ])("for %j is %s", (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });

  it("is always one that there is", () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(LANGUAGES).toContain(chooseLanguage(header));
      }),
    );
  });
});
