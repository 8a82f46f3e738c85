/** What is there, each with the day on which somebody looked. */

import { DAY } from "../../shared/station/calendar.ts";
import type { Listed } from "../../shared/station/opened.ts";
import { Icon } from "../look/icons.tsx";
import { sayDayOf } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { sayChecked } from "./say-station.ts";
import type { Rest } from "./use-station.ts";

interface Props {
  listed: Listed;
  /** Null as long as only the directory is here. */
  rest: Rest | null;
  now: number;
}

/** Facilities with their own dates where they are known, else with the station's. */
export function FacilitiesPart({ listed, rest, now }: Props) {
  const facts =
    rest?.station.facilities ??
    listed.facilities.map((facility) => ({ facility, has: true, note: null, verifiedAt: null }));
  return (
    <section class="station-part" aria-labelledby="facilities">
      <h2 id="facilities">{t("station.facilities")}</h2>
      {facts.length === 0 && <p>{t("station.facilities.none")}</p>}
      <ul class="station-facilities">
        {facts.map(({ facility, has, note, verifiedAt }) => (
          <li key={facility} data-has={has}>
            <Icon name={has ? "check" : "cross"} />
            <span>
              {t(`facility.${facility}`)}
              {!has && <> · {t("station.notThere")}</>}
              {note && (
                <>
                  {" "}
                  <span class="aside" lang={langOf(note)}>
                    {note}
                  </span>
                </>
              )}
            </span>
            {verifiedAt && (
              <span class="aside">{t("stations.checked", { date: sayDayOf(verifiedAt) })}</span>
            )}
          </li>
        ))}
      </ul>
      <p class="aside">{sayChecked(listed, Math.floor(now / DAY))}</p>
    </section>
  );
}
