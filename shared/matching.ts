/**
 * Which resources could serve a problem, each with its reasons in words. A suggestion that explains itself;
 * a person decides and both sides confirm.
 */
import { dateOf } from "./deadlines.ts";
import type { Problem } from "./problem.ts";
import type { Resource, ResourceKind } from "./resource.ts";
import type { Unit } from "./unit.ts";

export interface Reason {
  /** Key of `matching.*` in the language files. */
  key: "word" | "kind" | "sameGrid" | "left" | "inTime" | "ongoing" | "reported";
  params: Record<string, string | number>;
}

export interface Match {
  resource: Resource;
  reasons: Reason[];
}

/**
 * Words of problems that speak for a kind of resource: what committees write in their ledgers, in Chinese
 * and Tibetan. Short on purpose; a wrong hint costs more than a missing one.
 */
const HINTS: readonly { kind: ResourceKind; words: readonly string[] }[] = [
  {
    kind: "skill",
    words: [
      "维修",
      "抢修",
      "返水",
      "下水道",
      "水管",
      "路灯",
      "破损",
      "漏",
      "修",
      "堵",
      "义诊",
      "辅导",
      "宣讲",
      "ཉམས་གསོ",
    ],
  },
  {
    kind: "hours",
    words: ["清扫", "清运", "拥堵", "疏导", "乱停", "值守", "志愿", "围挡", "垃圾", "གད་སྙིགས"],
  },
  { kind: "place", words: ["歇脚", "场地", "无处", "会议", "活动", "停放", "充电", "ས་ཆ"] },
  { kind: "goods", words: ["物资", "慰问", "桌椅", "缺", "捐", "དངོས་རྫས"] },
];

/** Two characters are the shortest Chinese word; pairs that only glue words together say nothing. */
const SILENT = new Set(["社区", "问题", "单位", "没有", "不能", "需要", "一般", "服务", "小区"]);
const pairsOf = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) =>
      [...run].slice(1).map((character, i) => `${[...run][i]}${character}`),
    ),
  );

const sharedWords = (problem: Problem, resource: Resource): string[] => {
  const asked = pairsOf(`${problem.title} ${problem.detail ?? ""}`);
  return [...pairsOf(resource.title)].filter((pair) => asked.has(pair) && !SILENT.has(pair));
};

/**
 * Resources on offer that could serve a problem, the one with most to say for it first; each of them
 * shares at least a word or a kind of help with the problem. Capacity and time are conditions: what is
 * given away or runs out before the problem's date is not suggested.
 */
export function matchingResources(
  problem: Problem,
  resources: readonly Resource[],
  units: readonly Unit[],
  now: string,
): Match[] {
  const gridOf = new Map(units.map((unit) => [unit.id, unit.grid]));
  const text = `${problem.title} ${problem.detail ?? ""}`;
  const by = problem.expectedDate ?? dateOf(now);
  return resources
    .filter(
      ({ state, allocated, quantity, validTo }) =>
        state === "offered" &&
        allocated < quantity &&
        validTo >= dateOf(now) &&
        (by === "ongoing" || validTo >= by),
    )
    .flatMap((resource): { match: Match; weight: number; about: boolean }[] => {
      const words = sharedWords(problem, resource);
      const hint = HINTS.find(({ kind }) => kind === resource.kind)?.words.find((word) =>
        text.includes(word),
      );
      const sameGrid = problem.grid !== null && gridOf.get(resource.unit) === problem.grid;
      const reasons: Reason[] = [
        ...words.slice(0, 2).map((word): Reason => ({ key: "word", params: { word } })),
        ...(hint ? [{ key: "kind", params: { word: hint, kind: resource.kind } } as const] : []),
        ...(sameGrid ? [{ key: "sameGrid", params: {} } as const] : []),
        ...(problem.reporters.includes(resource.unit)
          ? [{ key: "reported", params: {} } as const]
          : []),
        {
          key: "left",
          params: { left: resource.quantity - resource.allocated, unit: resource.unitOfMeasure },
        },
        resource.validTo === "ongoing"
          ? { key: "ongoing", params: {} }
          : { key: "inTime", params: { date: resource.validTo } },
      ];
      const weight = words.length * 3 + (hint ? 2 : 0) + (sameGrid ? 1 : 0);
      return [
        { match: { resource, reasons }, weight, about: words.length > 0 || hint !== undefined },
      ];
    })
    .filter(({ about }) => about)
    .sort(
      (one, other) =>
        other.weight - one.weight || one.match.resource.id.localeCompare(other.match.resource.id),
    )
    .map(({ match }) => match);
}
