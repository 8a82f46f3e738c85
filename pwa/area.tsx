/** Parts of the app that load their code and texts when they are first opened. */
import { signal } from "@preact/signals";
import type { ComponentType, FunctionComponent, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "./look/button.tsx";
import { Loading, Notice } from "./look/notice.tsx";
import { Page } from "./look/page.tsx";
import { loadTexts, type TextArea, t } from "./text/text.ts";

/** Routes of the pages that only members open; none until the first of them is asked for. */
export const memberRoutes = signal<VNode[]>([]);

type PageModule = Promise<{ default: ComponentType }>;
type LoadPage = () => PageModule;
type Loaded = { Content: ComponentType };

/** The public pages have their icons and styles already. */
const prepared = async (texts: readonly TextArea[]): Promise<void> => {
  if (texts.includes("member")) await (await import("./members.ts")).prepare();
};

/** A component whose page can begin to load before it is drawn. */
export interface Area extends FunctionComponent {
  /** @returns when it has come, or will not */
  preload(): Promise<void>;
}

/**
 * A route's component that loads its page and its texts (the members', unless told) when it opens.
 * Failing, it says so and can be tried again: a phone that lost the network has not lost the page.
 */
export function area(load: LoadPage, texts: readonly TextArea[] = ["board", "member"]): Area {
  let loaded: Loaded | null = null;
  let loading: Promise<Loaded> | null = null;
  const open = (): Promise<Loaded> => {
    loading ??= Promise.all([load(), ...texts.map(loadTexts), prepared(texts)])
      .then(([page]) => {
        loaded = { Content: page.default };
        return loaded;
      })
      .finally(() => {
        loading = null;
      });
    return loading;
  };
  const preload = () =>
    open().then(
      () => {},
      () => {},
    );
  function Opened() {
    const [state, show] = useState<Loaded | "loading" | "failed">(loaded ?? "loading");
    useEffect(() => {
      if (state !== "loading") return;
      let here = true;
      open().then(
        (page) => here && show(page),
        () => here && show("failed"),
      );
      return () => {
        here = false;
      };
    }, [state]);
    if (state === "loading") return <Loading />;
    if (state === "failed") {
      return (
        <Page title={t("common.notLoaded")}>
          <Notice
            tone="warn"
            actions={
              <Button icon="refresh" onClick={() => show("loading")}>
                {t("common.tryAgain")}
              </Button>
            }
          >
            {t("common.notLoaded.why")}
          </Notice>
        </Page>
      );
    }
    return <state.Content />;
  }
  return Object.assign(Opened, { preload });
}
