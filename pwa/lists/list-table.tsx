/** A list as a table, for wide windows and paper. */
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { StateLine } from "../look/state-line.tsx";
import { type Column, Table } from "../look/table.tsx";
import { deadlineOf, dueOf } from "../record/deadline.ts";
import { titleOf, whoNext } from "../record/names.ts";
import { UrgencyTag } from "../record/urgency-tag.tsx";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { factsOf, isNotSent } from "./facts-of.ts";
import { SEARCH } from "./filters.tsx";
import { type Filter, ORDERS, type Order } from "./query.ts";

interface Props {
  noun: Noun;
  records: readonly Entity[];
  filter: Filter;
  current: string | null;
  href(record: Entity): string;
  onOrder(order: Order): void;
}

const columnsOf = (noun: Noun, narrow: boolean): Column<Entity>[] => [
  {
    key: "number",
    label: t("field.record.number"),
    cell: ({ number }) => number ?? "–",
    align: "number",
    order: "number",
  },
  {
    key: "title",
    label: t("lists.what"),
    cell: (record) => <Title noun={noun} record={record} />,
    opens: true,
    order: "title",
  },
  {
    key: "state",
    label: t("field.record.state"),
    cell: (record) => (
      <StateLine
        noun={noun.name}
        state={record.state}
        who={whoNext(record)}
        due={deadlineOf(noun, record)}
      />
    ),
    order: "state",
  },
  ...(narrow ? [] : moreColumns(noun)),
];

const moreColumns = (noun: Noun): Column<Entity>[] => [
  {
    key: "facts",
    label: t("record.about"),
    cell: (record) => (
      <span class="list-facts">
        {factsOf(noun.name, record).map((fact) => (
          <span key={fact} lang={langOf(fact)}>
            {fact}
          </span>
        ))}
      </span>
    ),
  },
  ...(noun.listing.due
    ? [
        {
          key: "due",
          label: t("lists.due"),
          cell: (record: Entity) => {
            const due = dueOf(noun, record);
            return due ? sayDate(due) : "–";
          },
          align: "tight" as const,
          order: "due",
        },
      ]
    : []),
];

function Title({ noun, record }: { noun: Noun; record: Entity }) {
  const title = titleOf(noun.name, record);
  return (
    <>
      <UrgencyTag record={record} />
      <span lang={langOf(title)}>{title}</span>
      {isNotSent(record) && <span class="list-pending"> · {t("desk.notSent")}</span>}
    </>
  );
}

export const ListTable = ({ noun, records, filter, current, href, onOrder }: Props) => (
  <Table
    caption={t(`noun.${noun.name}.many`)}
    columns={columnsOf(noun, current !== null)}
    rows={records}
    rowKey={({ id }) => id}
    href={href}
    current={current}
    order={filter.order}
    onOrder={(order) => {
      const found = ORDERS.find((one) => one === order);
      if (found) onOrder(found);
    }}
    search={SEARCH}
  />
);
