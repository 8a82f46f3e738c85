/** "It is locked": one tap, without a name, offline too. */
import { useState } from "preact/hooks";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { Icon, type IconName } from "../look/icons.tsx";
import { t } from "../text/text.ts";
import { type Report, reportsOf, say, type What } from "./reports.ts";

const WHATS: readonly What[] = ["locked", "broken", "not_here"];
const WORD = 100;
const ICONS: Record<Report["state"], IconName> = {
  waiting: "waiting",
  sent: "sent",
  refused: "alert",
};

/** What is wrong at this door, and how far each word has come. */
export function ReportPart({ place }: { place: string }) {
  const [word, setWord] = useState("");
  const said = reportsOf(place);
  const left = WHATS.filter((what) => !said.some((one) => one.what === what));
  return (
    <section class="station-part on-screen" aria-labelledby="report">
      <h2 id="report">{t("station.report")}</h2>
      <p class="aside">{t("station.report.why")}</p>
      {left.length > 0 && (
        <>
          <Field
            id="word"
            label={t("station.report.word")}
            value={word}
            onInput={setWord}
            maxLength={WORD}
            optional
          />
          <div class="station-buttons">
            {left.map((what) => (
              <Button
                key={what}
                onClick={() => {
                  say(place, what, word);
                  setWord("");
                }}
              >
                {t(`kind.${what}`)}
              </Button>
            ))}
          </div>
        </>
      )}
      <div role="status">
        {said.map((report) => (
          <p key={report.key} class={`station-said station-said-${report.state}`}>
            <Icon name={ICONS[report.state]} />
            <span>{sayReport(report)}</span>
          </p>
        ))}
      </div>
    </section>
  );
}

function sayReport({ state, what: said }: Report): string {
  const what = t(`kind.${said}`);
  if (state !== "refused") return t(`station.report.${state}`, { what });
  return t("station.report.refused", { what, why: t("station.report.refused.why") });
}
