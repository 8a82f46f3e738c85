/** A record beside its list, in a wide window. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
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

/** Its heading takes the focus from the row that opened it; the table takes it back at the end. */
export function Beside({ id, title, lang, back, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement?.matches(".table-link"))
      heading.current?.focus({ preventScroll: true });
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
