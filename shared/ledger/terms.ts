import type { ProblemUrgency } from "../problem.ts";
import type { ResourceKind } from "../resource.ts";
import type { UnitNature } from "../unit.ts";
import { foldTight } from "./cells.ts";

/** One value of an enumeration, the word an export writes for it, and words people use for it. */
export type Term<Value extends string> = {
  value: Value;
  word: string;
  synonyms: readonly string[];
};

/** States in which an imported project may begin; acceptance is never imported, others verify it. */
export type ProjectState = "proposed" | "underway" | "suspended" | "completed_claimed";

export const NATURES: readonly Term<UnitNature>[] = [
  { value: "institution", word: "事业单位", synonyms: ["事业"] },
  { value: "enterprise", word: "企业", synonyms: ["民营企业", "私营企业", "民企", "公司"] },
  {
    value: "new_organisation",
    word: "两新组织",
    synonyms: ["两新", "新经济组织", "新社会组织", "社会组织"],
  },
  { value: "property", word: "物业", synonyms: ["物业公司", "物业企业", "物业服务企业"] },
  { value: "state_enterprise", word: "国企", synonyms: ["国有企业", "央企", "中央企业"] },
  {
    value: "government",
    word: "机关",
    synonyms: ["党政机关", "行政机关", "政府机关", "政府部门", "机关单位"],
  },
  { value: "school", word: "学校", synonyms: ["幼儿园", "小学", "中学"] },
  { value: "committee_office", word: "社区", synonyms: ["社区居委会", "居委会", "社区党组织"] },
];

export const RESOURCE_KINDS: readonly Term<ResourceKind>[] = [
  { value: "place", word: "场地", synonyms: ["场所", "阵地", "场地资源"] },
  { value: "hours", word: "人员", synonyms: ["人力", "人才", "队伍", "志愿者", "人力资源"] },
  { value: "goods", word: "物资", synonyms: ["物品", "设备", "物资资源"] },
  { value: "skill", word: "技能", synonyms: ["技术", "专业技能", "专业服务"] },
  {
    value: "funds_in_kind",
    word: "资金(实物)",
    synonyms: ["资金", "实物", "资金/实物", "资金、实物"],
  },
];

export const URGENCIES: readonly Term<ProblemUrgency>[] = [
  { value: "normal", word: "一般", synonyms: ["普通", "不急", "常规"] },
  { value: "urgent", word: "紧急", synonyms: ["急", "较急", "加急"] },
  { value: "critical", word: "特急", synonyms: ["非常紧急", "特别紧急", "十分紧急"] },
];

export const PROJECT_STATES: readonly Term<ProjectState>[] = [
  {
    value: "proposed",
    word: "未启动",
    synonyms: ["未开始", "尚未启动", "待启动", "筹备中", "未开展"],
  },
  {
    value: "underway",
    word: "进行中",
    synonyms: ["已启动", "推进中", "正在推进", "实施中", "已开工", "正在进行"],
  },
  { value: "suspended", word: "暂停", synonyms: ["已暂停", "中止", "停工"] },
  {
    value: "completed_claimed",
    word: "已完成",
    synonyms: ["完成", "已办结", "办结", "已销号", "已验收"],
  },
];

/** The value that a written word stands for, or null when it is none of the known words. */
export function readTerm<Value extends string>(
  terms: readonly Term<Value>[],
  text: string,
): Value | null {
  const written = foldTight(text);
  const found = terms.find(({ word, synonyms }) => [word, ...synonyms].includes(written));
  return found?.value ?? null;
}

/** The word that an export writes for a value; the value itself should it be unknown. */
export function termWord<Value extends string>(
  terms: readonly Term<Value>[],
  value: Value,
): string {
  return terms.find((term) => term.value === value)?.word ?? value;
}

/**
 * Reads "进行中 60%" as a state and a percentage; a bare "60%" (or 0.6, the value of a
 * percent cell) is under way, "100%" is completed.
 * @returns null when the words are unknown or the percentage is above 100
 */
export function readProgress(text: string): { state: ProjectState; percent: number | null } | null {
  const share = /^(0?\.\d+|0|1)$/.test(text.trim()) ? `${Math.round(Number(text) * 100)}%` : text;
  const parts = /^(.*?)[(:,]?(?:(\d{1,3})%)?\)?$/.exec(foldTight(share));
  const words = parts?.[1] ?? "";
  const percent = parts?.[2] ? Number(parts[2]) : null;
  if (percent !== null && percent > 100) return null;
  const bare = percent === 100 ? "completed_claimed" : percent === null ? null : "underway";
  const state = words === "" ? bare : readTerm(PROJECT_STATES, words);
  return state ? { state, percent } : null;
}
