/** The frame of every page: its one heading, what belongs beside it, and its content. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../text/text.ts";
import { Icon } from "./icons.tsx";
import "./page.css";

interface Props {
  title: string;
  /** A line over the title: where this is. */
  over?: ComponentChildren;
  /** A line under the title. */
  lead?: ComponentChildren;
  /** Address of the page above this one, shown as a way back. */
  back?: string | undefined;
  /** Buttons beside the title. */
  actions?: ComponentChildren;
  /** Lists need the whole width; text is kept to a readable measure. */
  wide?: boolean;
  /** Language of the title, when somebody typed it. */
  lang?: string | undefined;
  children: ComponentChildren;
}

/** A page. Its title is also the window's, and takes the focus when the page opens. */
export function Page({ title, over, lead, back, actions, wide, lang, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t("shell.name")}`;
  }, [title]);
  useEffect(() => {
    const here = location.pathname + location.search;
    // Not on the first page: the browser's own start of the document is right there. Nor where the
    // page stands in for another of the same address, if the reader has gone on meanwhile.
    if (opened && (opened !== here || left)) heading.current?.focus({ preventScroll: true });
    opened = here;
    left = false;
  }, []);
  useLayoutEffect(() => {
    const page = heading.current?.closest("main");
    return () => {
      left = page?.contains(document.activeElement) ?? false;
    };
  }, []);
  return (
    <main id="content" class={wide ? "page page-wide" : "page"}>
      <header class="page-head">
        {back && (
          <a class="page-back on-screen" href={back}>
            <Icon name="back" />
            <span>{t("common.back")}</span>
          </a>
        )}
        <div class="page-title">
          <div>
            {over && <p class="page-over">{over}</p>}
            <h1 ref={heading} tabIndex={-1} lang={lang}>
              {title}
            </h1>
            {lead && <p class="page-lead">{lead}</p>}
          </div>
          {actions && <div class="page-actions on-screen">{actions}</div>}
        </div>
      </header>
      {children}
    </main>
  );
}

/** Address of the page that was opened last. */
let opened = "";
/** Whether the page that went last took the focus with it. */
let left = false;
