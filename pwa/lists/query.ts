/** What a list shows: filters and order as they stand in its address, applied to the records here. */
import { type Entity, isTerminal, type Noun } from "../../shared/kit/noun.ts";
import { isTurnOf } from "../../shared/kit/permit.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { URGENCIES } from "../../shared/problem.ts";
import { dueOf, isQuiet, urgencyOf } from "../record/deadline.ts";
import { holds, wordsOf } from "../record/search.ts";

/** Facets that a select stands for, besides the state. */
export const FACETS = ["unit", "grid", "kind", "urgency"] as const;
export type Facet = (typeof FACETS)[number];
/** Yes-or-no filters, each a chip. */
export const MARKS = ["mine", "overdue", "silent"] as const;
export type Mark = (typeof MARKS)[number];
export const ORDERS = ["urgency", "due", "newest", "number", "title", "state"] as const;
export type Order = (typeof ORDERS)[number];

export interface Filter {
  committee: string;
  /** A state, `open` for all that have not ended, or `all`. */
  state: string;
  facets: Readonly<Partial<Record<Facet, string>>>;
  marks: readonly Mark[];
  order: Order;
  q: string;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Orders that say something for a noun; the first is the one without being asked for. */
export function ordersOf(noun: Noun): Order[] {
  const has = (field: string) => field in noun.blank;
  return [
    ...(has("urgency") ? (["urgency"] as const) : []),
    ...(noun.listing.due ? (["due"] as const) : []),
    "newest",
    "number",
    "title",
    "state",
  ];
}

const plainOrder = (noun: Noun): Order => {
  const [first = "newest"] = ordersOf(noun);
  return noun.listing.due ? first : "title";
};

/** The filter that an address asks for; what it doesn't know it leaves out. */
export const filterIn = (noun: Noun, query: Query): Filter => ({
  committee: query.committee ?? "",
  state:
    query.state && (query.state === "all" || query.state in noun.states) ? query.state : "open",
  facets: Object.fromEntries(
    FACETS.flatMap((facet) => (query[facet] ? [[facet, query[facet]]] : [])),
  ),
  marks: MARKS.filter((mark) => query[mark] === "1"),
  order: ordersOf(noun).find((order) => order === query.order) ?? plainOrder(noun),
  q: query.q ?? "",
});

/** The address's part for a filter: only what differs from the plain list. */
export const queryOf = (noun: Noun, filter: Filter): Record<string, string> => ({
  ...(filter.committee ? { committee: filter.committee } : {}),
  ...(filter.state === "open" ? {} : { state: filter.state }),
  ...filter.facets,
  ...Object.fromEntries(filter.marks.map((mark) => [mark, "1"])),
  ...(filter.order === plainOrder(noun) ? {} : { order: filter.order }),
  ...(filter.q ? { q: filter.q } : {}),
});

interface Setting {
  noun: Noun;
  actor: Actor | null;
  now: string;
  /** How people know it: the list is searched and ordered by that, too. */
  titleOf(record: Entity): string;
  /** Names of other records in it, such as its units: searched as well. */
  namesIn(record: Entity): readonly string[];
}

/** Values of a facet among these records, each once. */
export const valuesOf = (noun: Noun, records: readonly Entity[], facet: Facet): string[] => [
  ...new Set(
    records.flatMap((record) =>
      (noun.listing.facets(record)[facet] ?? []).filter((value) => value !== null),
    ),
  ),
];

/** The records that a filter lets through, in its order. */
export function shown(setting: Setting, filter: Filter, records: readonly Entity[]): Entity[] {
  const words = wordsOf(filter.q);
  return records
    .filter((record) => fits(setting, filter, record) && says(setting, words, record))
    .sort((one, other) => before(setting, filter.order, one, other));
}

function fits({ noun, actor, now }: Setting, filter: Filter, record: Entity): boolean {
  const { committee, state, facets, marks } = filter;
  const has = noun.listing.facets(record);
  return (
    (committee === "" || record.committee === committee) &&
    (state === "all" ||
      (state === "open" ? !isTerminal(noun, record.state) : record.state === state)) &&
    Object.entries(facets).every(([facet, value]) => has[facet]?.includes(value) ?? false) &&
    marks.every((mark) =>
      mark === "mine"
        ? actor !== null && isTurnOf(record, actor)
        : mark === "overdue"
          ? urgencyOf(noun, record, now) === "overdue"
          : isQuiet(noun, record, now),
    )
  );
}

const says = ({ noun, titleOf, namesIn }: Setting, words: readonly string[], record: Entity) =>
  words.length === 0 ||
  holds(words, [
    titleOf(record),
    ...noun.listing.text(record),
    ...namesIn(record),
    String(record.number ?? ""),
  ]);

const urgencyRank = (record: Entity): number => {
  const { urgency } = record as Entity & { urgency?: (typeof URGENCIES)[number] };
  return urgency ? -URGENCIES.indexOf(urgency) : 0;
};
/** Without a number yet: after all that have one. */
const numberRank = ({ number }: Entity): number => number ?? Number.MAX_SAFE_INTEGER;
const dueRank = (noun: Noun, record: Entity): string => dueOf(noun, record) ?? "~";

function before(setting: Setting, order: Order, one: Entity, other: Entity): number {
  const { noun, titleOf } = setting;
  const byNumber = numberRank(one) - numberRank(other) || one.id.localeCompare(other.id);
  const byDue = () => compare(dueRank(noun, one), dueRank(noun, other));
  switch (order) {
    case "urgency":
      return urgencyRank(one) - urgencyRank(other) || byDue() || byNumber;
    case "due":
      return byDue() || byNumber;
    case "newest":
      return compare(other.createdAt, one.createdAt) || byNumber;
    case "number":
      return byNumber;
    case "title":
      return titleOf(one).localeCompare(titleOf(other), "zh-CN", { numeric: true }) || byNumber;
    case "state": {
      const states = Object.keys(noun.states);
      return states.indexOf(one.state) - states.indexOf(other.state) || byNumber;
    }
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
