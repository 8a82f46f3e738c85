/** What narrows a list down: words, chips and selects, all kept in the address. */
import { useEffect, useState } from "preact/hooks";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { view } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { nameOf, wordOf } from "../record/names.ts";
import { t } from "../text/text.ts";
import {
  FACETS,
  type Facet,
  type Filter,
  filterIn,
  MARKS,
  type Mark,
  ordersOf,
  queryOf,
  valuesOf,
} from "./query.ts";

/** Id of the search field, for the table's `/`. */
export const SEARCH = "lists-search";

interface Props {
  noun: Noun;
  filter: Filter;
  /** All records of the noun, to know what there is to choose from. */
  records: readonly Entity[];
  /** There is room to show all of them at once. */
  roomy: boolean;
  onFilter(filter: Filter): void;
}

const MARK_LABELS = { mine: "lists.mine", overdue: "due.overdue", silent: "due.silent" } as const;

const marksOf = (noun: Noun): Mark[] =>
  MARKS.filter(
    (mark) =>
      (mark !== "overdue" || noun.listing.due) && (mark !== "silent" || noun.listing.heardAt),
  );

/** The filters of a list. */
export function Filters({ noun, filter, records, roomy, onFilter }: Props) {
  const change = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  const plain = Object.keys(queryOf(noun, { ...filter, committee: "" })).length === 0;
  const narrowed = FACETS.filter((facet) => filter.facets[facet]).length;
  const due = noun.listing.due !== undefined;
  return (
    <search class="list-filters on-screen">
      <SearchField value={filter.q} onInput={(q) => change({ q })} />
      <div class="chips">
        {(due ? marksOf(noun) : []).map((mark) => (
          <button
            key={mark}
            type="button"
            class="chip"
            aria-pressed={filter.marks.includes(mark)}
            onClick={() => change({ marks: toggled(filter.marks, mark) })}
          >
            {t(MARK_LABELS[mark])}
          </button>
        ))}
        <StateSelect noun={noun} value={filter.state} onInput={(state) => change({ state })} />
      </div>
      <details class="list-more" open={narrowed > 0 || roomy}>
        <summary>
          <Icon name="filter" />
          {t("lists.filters")}
        </summary>
        <div class="list-selects">
          <CommitteeSelect
            value={filter.committee}
            onInput={(committee) => change({ committee })}
          />
          {FACETS.map((facet) => (
            <FacetSelect
              key={facet}
              noun={noun}
              facet={facet}
              records={records}
              value={filter.facets[facet] ?? ""}
              onInput={(value) => change({ facets: { ...filter.facets, [facet]: value } })}
            />
          ))}
          <Select
            label={t("lists.order")}
            value={filter.order}
            choices={ordersOf(noun).map((order) => [order, t(`lists.order.${order}`)])}
            onInput={(order) =>
              change({ order: ordersOf(noun).find((one) => one === order) ?? filter.order })
            }
          />
        </div>
      </details>
      {!plain && (
        <Button
          kind="bare"
          icon="cross"
          onClick={() => onFilter(filterIn(noun, { committee: filter.committee }))}
        >
          {t("lists.clear")}
        </Button>
      )}
    </search>
  );
}

const toggled = (marks: readonly Mark[], mark: Mark): Mark[] =>
  marks.includes(mark) ? marks.filter((other) => other !== mark) : [...marks, mark];

/** Words travel into the address a moment after the last key, so that typing stays light. */
function SearchField({ value, onInput }: { value: string; onInput(value: string): void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onInput(typed), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class="list-search">
      <Icon name="search" />
      <span class="unseen">{t("lists.search")}</span>
      <input
        id={SEARCH}
        type="search"
        value={typed}
        placeholder={t("lists.search")}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  );
}

interface SelectProps {
  label: string;
  value: string;
  choices: readonly (readonly [string, string])[];
  onInput(value: string): void;
}

const Select = ({ label, value, choices, onInput }: SelectProps) => (
  <label class="list-select">
    <span>{label}</span>
    <select value={value} onChange={(event) => onInput(event.currentTarget.value)}>
      {choices.map(([choice, words]) => (
        <option key={choice} value={choice}>
          {words}
        </option>
      ))}
    </select>
  </label>
);

const StateSelect = (props: { noun: Noun; value: string; onInput(value: string): void }) => (
  <label class="list-state">
    <span class="unseen">{t("field.record.state")}</span>
    <select
      class="chip"
      value={props.value}
      onChange={(event) => props.onInput(event.currentTarget.value)}
    >
      <option value="open">{t("lists.open")}</option>
      <option value="all">{t("lists.any")}</option>
      {Object.keys(props.noun.states).map((state) => (
        <option key={state} value={state}>
          {t(`state.${props.noun.name}.${state}`)}
        </option>
      ))}
    </select>
  </label>
);

function CommitteeSelect({ value, onInput }: { value: string; onInput(value: string): void }) {
  const committees = view.value.me?.committees ?? [];
  if (committees.length < 2) return null;
  return (
    <Select
      label={t("field.record.committee")}
      value={value}
      onInput={onInput}
      choices={[["", t("lists.any")], ...committees.map(({ code, name }) => [code, name] as const)]}
    />
  );
}

const FACET_LABELS = {
  unit: "lists.unit",
  grid: "lists.grid",
  kind: "lists.kind",
  urgency: "field.problem.urgency",
} as const;

/** The kind of thing that `kind` means differs by noun: a resource's kind, a unit's nature, a source. */
const KIND_FIELDS = ["kind", "nature", "role", "source"] as const;

function FacetSelect(
  props: Pick<Props, "noun" | "records"> & {
    facet: Facet;
    value: string;
    onInput(value: string): void;
  },
) {
  const { noun, records, facet, value, onInput } = props;
  const values = valuesOf(noun, records, facet);
  if (value && !values.includes(value)) values.push(value);
  if (values.length === 0) return null;
  const field = facet === "kind" ? (KIND_FIELDS.find((one) => one in noun.blank) ?? facet) : facet;
  const nameIt = (one: string): string =>
    facet === "unit" || facet === "grid" ? nameOf(nounNamed(facet).name, one) : wordOf(field, one);
  const choices = values
    .map((one): [string, string] => [one, nameIt(one)])
    .sort(([, one], [, other]) => one.localeCompare(other, "zh-CN", { numeric: true }));
  return (
    <Select
      label={t(FACET_LABELS[facet])}
      value={value}
      onInput={onInput}
      choices={[["", t("lists.any")], ...choices]}
    />
  );
}
