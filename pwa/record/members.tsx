/** What stands before a members' page: who it is for, and the first filling of this device. */
import type { ComponentChildren } from "preact";
import { busy, lastPull, me, ready, view } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { t } from "../text/text.ts";
import { AlarmLine } from "./alarm-line.tsx";

/** The page itself once its records are here; else, in words, why not. */
export function Members({ title, children }: { title: string; children: ComponentChildren }) {
  if (me.value === null)
    return (
      <Page title={title}>
        <EmptyState icon="person" title={t("desk.signIn")}>
          <p>{t("desk.signIn.why")}</p>
          <Button href="/my">{t("shell.my")}</Button>
        </EmptyState>
      </Page>
    );
  if (!ready.value) return <Loading />;
  if (view.value.records.size === 0 && view.value.outbox.length === 0 && lastPull.value === null)
    return (
      <Page title={title}>
        {busy.value ? (
          <Loading what={t("desk.filling")} />
        ) : (
          <EmptyState icon="offline" title={t("desk.never")}>
            {t("desk.never.why")}
          </EmptyState>
        )}
      </Page>
    );
  return (
    <>
      <AlarmLine />
      {children}
    </>
  );
}
