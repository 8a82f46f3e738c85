/** What applying comes to, the button that does it, and what is left over. */
import { Button } from "../look/button.tsx";
import { Notice, Progress } from "../look/notice.tsx";
import { langOf, t } from "../text/text.ts";
import { apply, downloadRefused, rejected, sending, stop, summary } from "./import-state.ts";

export function ApplyPart() {
  const read = summary.value;
  if (sending.value) {
    const { done, total } = sending.value;
    const label = done < total ? t("ledger.page.sending") : t("ledger.page.applying");
    return <Progress label={label} done={done} total={total} onCancel={stop} />;
  }
  if (!read) return null;
  const { counts, steps, unchanged, newUnits } = read;
  const left = counts.question + counts.refused + counts.duplicate;
  return (
    <section class="ledger-part on-screen" aria-labelledby="import-apply">
      <h2 id="import-apply">{t("ledger.page.apply")}</h2>
      {rejected.value > 0 && (
        <Notice tone="bad">{t("ledger.page.rejected", { count: rejected.value })}</Notice>
      )}
      <p>{t("ledger.page.comesTo", { ready: counts.ready, steps, unchanged })}</p>
      {newUnits.length > 0 && (
        <p lang={langOf(newUnits[0] ?? "")}>
          {t("ledger.page.newUnits", { units: newUnits.join(t("list.or")) })}
        </p>
      )}
      {left > 0 && (
        <div class="ledger-left">
          <p>{t("ledger.page.left", { count: left })}</p>
          <div class="ledger-actions">
            <Button icon="download" onClick={() => downloadRefused("xlsx")}>
              {t("ledger.page.leftXlsx")}
            </Button>
            <Button icon="download" onClick={() => downloadRefused("csv")}>
              {t("ledger.page.leftCsv")}
            </Button>
          </div>
        </div>
      )}
      <div class="ledger-actions">
        <Button
          kind="main"
          icon="check"
          onClick={apply}
          {...(steps === 0 ? { closed: t("ledger.page.nothingNew") } : {})}
        >
          {t("ledger.page.applyNow", { count: steps })}
        </Button>
      </div>
    </section>
  );
}
