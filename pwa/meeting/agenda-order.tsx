/** A list whose order is changed by dragging, by arrow keys, or by the two buttons of a row. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../look/icons.tsx";
import { langOf, t } from "../text/text.ts";
import { moved } from "./order.ts";

export interface OrderRow {
  id: string;
  title: string;
  content: ComponentChildren;
}

interface Props {
  label: string;
  rows: readonly OrderRow[];
  /** The new order; null where it is only read. */
  onOrder: ((order: string[]) => void) | null;
}

export function OrderedList({ label, rows, onOrder }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [told, setTold] = useState("");
  const held = useRef<string | null>(null);
  const order = rows.map(({ id }) => id);
  // The browser takes the focus off a row that moves: it is given back.
  useLayoutEffect(() => {
    if (held.current) document.getElementById(held.current)?.focus();
    held.current = null;
  });
  const move = (row: OrderRow, to: number, focus: string | null) => {
    if (to < 0 || to >= rows.length || order[to] === row.id) return;
    held.current = focus;
    setTold(t("meeting.agenda.moved", { title: row.title, count: to + 1 }));
    onOrder?.(moved(order, row.id, to));
  };
  /** Follows the finger or the mouse until it lets go; where it is over decides the place. */
  const drag = (id: string) => {
    let latest = order;
    const follow = (event: PointerEvent) => {
      const places = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
      const over = places.findIndex(({ bottom }) => event.clientY < bottom);
      const to = over < 0 ? places.length - 1 : over;
      if (latest[to] === id) return;
      latest = moved(latest, id, to);
      onOrder?.(latest);
    };
    const end = () => {
      removeEventListener("pointermove", follow);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
    };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
  };
  return (
    <>
      <ol class="rows agenda" aria-label={label} ref={list}>
        {rows.map((row, at) => (
          <li key={row.id} class="row agenda-row">
            {onOrder ? (
              <button
                type="button"
                id={`handle-${row.id}`}
                class="button button-bare agenda-handle"
                onPointerDown={() => drag(row.id)}
                onKeyDown={(event) => {
                  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                  if (by === undefined) return;
                  event.preventDefault();
                  move(row, at + by, `handle-${row.id}`);
                }}
              >
                <span aria-hidden="true">{at + 1}</span>
                <Icon name="grip" />
                <span class="unseen">{t("meeting.agenda.handle", { title: row.title })}</span>
              </button>
            ) : (
              <span class="row-number">{at + 1}</span>
            )}
            <div class="agenda-body">
              <p class="row-title" lang={langOf(row.title)}>
                {row.title}
              </p>
              {row.content}
            </div>
            {onOrder && (
              <span class="agenda-moves">
                {([-1, 1] as const).map((by) => (
                  <button
                    key={by}
                    type="button"
                    id={`move-${by}-${row.id}`}
                    class="button button-bare"
                    aria-disabled={at + by < 0 || at + by >= rows.length}
                    onClick={() => move(row, at + by, `move-${by}-${row.id}`)}
                  >
                    <Icon name={by < 0 ? "up" : "down"} />
                    <span class="unseen">
                      {t(by < 0 ? "meeting.agenda.up" : "meeting.agenda.down", {
                        title: row.title,
                      })}
                    </span>
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {told}
      </p>
    </>
  );
}
