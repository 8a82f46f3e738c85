/** Moving one of several things up and down by its two buttons: by touch, by mouse, by keys. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";

interface Props {
  /** Unique on the page, and the thing's wherever it is moved to. */
  id: string;
  title: string;
  /** Its place, from 0, and how many there are. */
  at: number;
  count: number;
  onMove(to: number): void;
}

/** The two buttons; what they did is read out, and the focus stays on the one that was pressed. */
export function Moves({ id, title, at, count, onMove }: Props) {
  const held = useRef<string | null>(null);
  const [told, setTold] = useState("");
  // The browser takes the focus off a row that moves: it is given back.
  useLayoutEffect(() => {
    if (held.current) document.getElementById(held.current)?.focus();
    held.current = null;
  });
  const move = (by: -1 | 1) => {
    const to = at + by;
    if (to < 0 || to >= count) return;
    held.current = `${id}-move-${by}`;
    setTold(t("contract.moved", { title, count: to + 1 }));
    onMove(to);
  };
  return (
    <span class="moves">
      {([-1, 1] as const).map((by) => (
        <button
          key={by}
          type="button"
          id={`${id}-move-${by}`}
          class="button button-bare"
          aria-disabled={at + by < 0 || at + by >= count}
          onClick={() => move(by)}
        >
          <Icon name={by < 0 ? "up" : "down"} />
          <span class="unseen">{t(by < 0 ? "contract.up" : "contract.down", { title })}</span>
        </button>
      ))}
      <span class="unseen" role="status">
        {told}
      </span>
    </span>
  );
}
