/** An invitation as a sheet of paper: for whom, the code, and how it is used. */
import { useEffect } from "preact/hooks";
import { Button } from "../look/button.tsx";
import { Page } from "../look/page.tsx";
import { QrShape } from "../look/print-button.tsx";
import { sayInstant } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import type { Slip } from "./invite.tsx";

/** Shown in place of the roster, so that nothing else is on the sheet. */
export function SlipPage({ slip, onDone }: { slip: Slip; onDone(): void }) {
  const { link, role, unit, title, place } = slip;
  useEffect(() => {
    const timer = setTimeout(() => window.print(), 50);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Page title={t("people.slip.title")} lead={<span lang={langOf(place)}>{place}</span>}>
      <div class="slip">
        <dl class="facts">
          <div>
            <dt>{t("people.slip.role")}</dt>
            <dd>
              {t(`role.${role}`)}
              {title && <span lang={langOf(title)}> · {title}</span>}
            </dd>
          </div>
          {unit && (
            <div>
              <dt>{t("people.slip.unit")}</dt>
              <dd lang={langOf(unit)}>{unit}</dd>
            </div>
          )}
        </dl>
        <QrShape path={link.path} size={link.size} />
        <p>{t("people.slip.how")}</p>
        <p>{t("people.link.once", { when: sayInstant(link.expiresAt) })}</p>
        <p class="link-text">{link.url}</p>
        <p class="aside">{t("people.slip.keep")}</p>
      </div>
      <div class="link-buttons on-screen">
        <Button kind="main" icon="print" onClick={() => window.print()}>
          {t("common.print")}
        </Button>
        <Button icon="back" onClick={onDone}>
          {t("common.back")}
        </Button>
      </div>
    </Page>
  );
}
