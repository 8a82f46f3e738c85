/** Short messages in the page: a notice, an empty list, and work that takes a while. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../text/text.ts";
import { Button } from "./button.tsx";
import { Icon, type IconName } from "./icons.tsx";
import "./notice.css";

type NoticeTone = "info" | "good" | "warn" | "bad";
const NOTICE_ICONS: Record<NoticeTone, IconName> = {
  info: "info",
  good: "check",
  warn: "clock",
  bad: "alert",
};

/** Something that the reader should know; `bad` is read out at once, the rest when there is a pause. */
export const Notice = ({
  tone = "info",
  title,
  children,
  actions,
}: {
  tone?: NoticeTone;
  title?: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) => (
  <section class={`notice notice-${tone}`} role={tone === "bad" ? "alert" : "status"}>
    <Icon name={NOTICE_ICONS[tone]} />
    <div>
      {title && <p class="notice-title">{title}</p>}
      {children && <div>{children}</div>}
      {actions && <div class="notice-actions">{actions}</div>}
    </div>
  </section>
);

/** A list with nothing in it says so, and what to do about it. */
export const EmptyState = ({
  icon,
  title,
  children,
}: {
  icon: IconName;
  title: string;
  children?: ComponentChildren;
}) => (
  <div class="empty">
    <Icon name={icon} />
    <p class="empty-title">{title}</p>
    {children && <div class="aside">{children}</div>}
  </div>
);

/** Waiting, in words, once it has taken 400 ms; before that, nothing flickers. */
export function Loading({ what }: { what?: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p class="loading" role="status">
      {slow ? (what ?? t("common.loading")) : ""}
    </p>
  );
}

/** Long work: how far it is, in words and as a bar, and a way to stop it. */
export const Progress = ({
  label,
  done,
  total,
  onCancel,
}: {
  label: string;
  done: number;
  /** Unknown while it is being counted. */
  total: number | null;
  onCancel?: () => void;
}) => (
  <div class="progress" role="status">
    <label>
      <span>
        {label}
        {total !== null && <span class="aside">{` ${done} / ${total}`}</span>}
      </span>
      <progress value={total === null ? undefined : done} max={total ?? 1} />
    </label>
    {onCancel && (
      <Button kind="bare" icon="cross" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
    )}
  </div>
);
