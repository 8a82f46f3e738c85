/** The board as a table, for wide windows and for the sheet on the notice board. */
import { StateLine } from "../look/state-line.tsx";
import { type Column, Table } from "../look/table.tsx";
import { sayDayOf } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import type { BoardItem } from "./boards.ts";
import { whoNext } from "./public-record.tsx";
import { Urgency } from "./urgency.tsx";

const words = (text: string | null | undefined) =>
  text ? <span lang={langOf(text)}>{text}</span> : null;

const columns = (narrow: boolean): Column<BoardItem>[] => [
  {
    key: "number",
    label: t("field.record.number"),
    cell: (item) => item.number ?? "–",
    align: "number",
  },
  {
    key: "title",
    label: t("board.what"),
    cell: (item) => (
      <>
        <Urgency of={item} />
        {words(item.title)}
      </>
    ),
    opens: true,
  },
  {
    key: "state",
    label: t("field.record.state"),
    cell: (item) => (
      <StateLine noun={item.noun} state={item.state} who={whoNext(item)} due={item.due} />
    ),
  },
  ...(narrow
    ? []
    : ([
        { key: "place", label: t("field.problem.place"), cell: (item) => words(item.place) },
        {
          key: "since",
          label: t("board.sinceColumn"),
          cell: (item) => sayDayOf(item.stateAt),
          align: "tight",
        },
      ] satisfies Column<BoardItem>[])),
];

/** The items as rows; `narrow` leaves out what the record beside it shows. */
export const BoardTable = (props: {
  caption: string;
  items: readonly BoardItem[];
  href(item: BoardItem): string;
  current: string | null;
  narrow: boolean;
}) => (
  <Table
    caption={props.caption}
    columns={columns(props.narrow).filter(
      (column) => column.key !== "place" || props.items.some((item) => item.place),
    )}
    rows={props.items}
    rowKey={(item) => item.id}
    href={props.href}
    current={props.current}
  />
);
