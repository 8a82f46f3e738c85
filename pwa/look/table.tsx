/** A real table, for wide windows and paper, that the keyboard can walk: j and k, Enter, / and ?. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../text/text.ts";
import { Dialog } from "./dialog.tsx";
import { Icon } from "./icons.tsx";
import "./table.css";

export interface Column<Row> {
  key: string;
  label: string;
  cell(row: Row): ComponentChildren;
  /** The column whose cell is the link to the row's record. One of them. */
  opens?: true;
  /** Numbers stand to the right; `tight` columns take no more room than they need. */
  align?: "number" | "tight";
  /** The order that a tap on the head asks for. */
  order?: string;
}

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  href?(row: Row): string;
  current?: string | null | undefined;
  order?: string;
  onOrder?(order: string): void;
  /** Id of the search field that `/` goes to. */
  search?: string;
}

/** Rows as a table. Give `href` and one column with `opens` to make rows open their records. */
export function Table<Row>(props: Props<Row>) {
  const { caption, columns, rows, rowKey, href, current, order, onOrder } = props;
  const table = useRef<HTMLTableElement>(null);
  const [help, setHelp] = useState(false);
  useKeys(table, props.search, () => setHelp(true));
  useReturn(table, current ? rows.findIndex((row) => rowKey(row) === current) : null);
  return (
    <div class="table-frame">
      <table class="table" ref={table}>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                class={`table-${column.align ?? "text"}`}
                aria-sort={
                  column.order ? (column.order === order ? "ascending" : "none") : undefined
                }
              >
                {column.order && onOrder ? (
                  <button
                    type="button"
                    class="table-order"
                    onClick={() => onOrder(column.order as string)}
                  >
                    {column.label}
                    {column.order === order && <Icon name="down" />}
                  </button>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} aria-current={current === rowKey(row) ? "true" : undefined}>
              {columns.map((column) => (
                <td key={column.key} class={`table-${column.align ?? "text"}`}>
                  {column.opens && href ? (
                    <a class="table-link" href={href(row)}>
                      {column.cell(row)}
                    </a>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Dialog open={help} title={t("common.keys")} onClose={() => setHelp(false)}>
        <dl class="table-keys">
          <Key name="j" does={t("common.keys.next")} />
          <Key name="k" does={t("common.keys.previous")} />
          <Key name="Enter" does={t("common.keys.open")} />
          {props.search && <Key name="/" does={t("common.keys.search")} />}
          <Key name="?" does={t("common.keys.help")} />
        </dl>
      </Dialog>
    </div>
  );
}

const Key = ({ name, does }: { name: string; does: string }) => (
  <div>
    <dt>
      <kbd>{name}</kbd>
    </dt>
    <dd>{does}</dd>
  </div>
);

/** j and k walk the rows' links (Enter is the link's own), / goes to the search, ? explains. */
function useKeys(
  table: { current: HTMLTableElement | null },
  search: string | undefined,
  onHelp: () => void,
): void {
  const help = useRef(onHelp);
  help.current = onHelp;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest("input,textarea,select,dialog")) {
        return;
      }
      if (event.key === "?") return help.current();
      if (event.key === "/" && search) {
        event.preventDefault();
        return document.getElementById(search)?.focus();
      }
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0) return;
      const links = [...(table.current?.querySelectorAll<HTMLElement>(".table-link") ?? [])];
      const focused = links.indexOf(document.activeElement as HTMLElement);
      const at = focused < 0 ? links.findIndex((link) => link.closest("[aria-current]")) : focused;
      links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [search]);
}

/** Gives the focus back to the row whose record was closed. @param at its place; null where none is open */
function useReturn(table: { current: HTMLTableElement | null }, at: number | null): void {
  const before = useRef(at);
  useEffect(() => {
    const opened = before.current;
    before.current = at;
    // Elsewhere, somebody has gone there: only a focus that was lost is given back.
    if (at !== null || opened === null || document.activeElement !== document.body) return;
    table.current?.querySelectorAll<HTMLElement>(".table-link")[opened]?.focus();
  }, [at]);
}
