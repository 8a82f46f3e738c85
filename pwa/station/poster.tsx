/** The sheet for the door: name, hours, how to get in, and a code that leads to its page. */
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { placeOf } from "../../shared/station/opened.ts";
import { Button } from "../look/button.tsx";
import { addIcons } from "../look/icons.tsx";
import { STATION_PATHS } from "../look/icons-station.ts";
import { Page } from "../look/page.tsx";
import { QrShape } from "../look/print-button.tsx";
import type { qrPath } from "../look/qr.ts";
import { langOf, t } from "../text/text.ts";
import { HourLines } from "./hours-part.tsx";
import { weekSaid } from "./hours-said.ts";
import { BarrierMark } from "./marks.tsx";
import { Missing } from "./station.tsx";
import { useStation } from "./use-station.ts";
import "./station.css";

addIcons(STATION_PATHS);

/** `/stations/:place/poster`. */
export default function Poster() {
  const { listed, rest } = useStation(useRoute().params.place ?? "");
  if (!listed) return <Missing isGone={listed === undefined} />;
  const path = `/stations/${placeOf(listed)}`;
  const { name, hint, hours, barrier, facilities } = listed;
  return (
    <Page
      title={name}
      lang={langOf(name)}
      over={t(`kind.${listed.kind}`)}
      back={path}
      actions={
        <Button kind="main" icon="print" onClick={() => window.print()}>
          {t("station.poster.print")}
        </Button>
      }
    >
      <div class="poster">
        <section class="station-part">
          <h2>{t("station.hours")}</h2>
          {hours ? (
            <HourLines lines={weekSaid(hours, null)} usual={barrier} />
          ) : (
            <p>{t("station.hours.none")}</p>
          )}
        </section>
        <section class="station-part">
          <h2>{t("station.poster.in")}</h2>
          <p>
            <BarrierMark barrier={barrier} />
          </p>
          {hint && <p lang={langOf(hint)}>{hint}</p>}
        </section>
        {facilities.length > 0 && (
          <section class="station-part">
            <h2>{t("station.facilities")}</h2>
            <p class="row-facts">
              {facilities.map((one) => (
                <span key={one}>{t(`facility.${one}`)}</span>
              ))}
            </p>
          </section>
        )}
        <Code url={location.origin + path} />
        {rest && (
          <p class="poster-foot" lang="zh-CN">
            {[rest.street, rest.community, rest.operator].filter(Boolean).join(" · ")}
          </p>
        )}
      </div>
    </Page>
  );
}

/** The code, once its maker is here, and the address in letters. */
function Code({ url }: { url: string }) {
  const [code, setCode] = useState<ReturnType<typeof qrPath> | null>(null);
  useEffect(() => {
    import("../look/qr.ts").then(
      (maker) => setCode(maker.qrPath(url)),
      () => {
        // Without network: the address in letters leads there as well.
      },
    );
  }, [url]);
  return (
    <figure class="poster-code">
      {code && <QrShape {...code} />}
      <figcaption>
        <strong>{t("station.poster.scan")}</strong>
        <br />
        {url}
      </figcaption>
    </figure>
  );
}
