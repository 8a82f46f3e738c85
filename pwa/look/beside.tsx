/** A record beside its list, in a wide window. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../text/text.ts";
import { Button } from "./button.tsx";

interface Props {
  /** Of the record: another one is another opening. */
  id: string;
  title: string;
  lang?: string | undefined;
  /** Address of the list without it. */
  back: string;
  children: ComponentChildren;
}

/** Its heading takes the focus from the row or button that opened it; the table takes it back at the end. */
export function Beside({ id, title, lang, back, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What was made in a form here takes the form's place: its button had the focus.
    if (left || document.activeElement?.matches(".table-link, .page-actions a"))
      heading.current?.focus({ preventScroll: true });
    left = false;
  }, [id]);
  useLayoutEffect(() => {
    const record = heading.current?.closest("article");
    return () => {
      left = record?.contains(document.activeElement) ?? false;
    };
  }, [id]);
  return (
    <article class="record" aria-label={title}>
      <header class="record-head">
        <h2 ref={heading} tabIndex={-1}>
          <span lang={lang}>{title}</span>
        </h2>
        <Button kind="bare" icon="cross" href={back}>
          <span class="unseen">{t("common.close")}</span>
        </Button>
      </header>
      {children}
    </article>
  );
}

/** Whether the record that went last took the focus with it. */
let left = false;
