/** The way there, by an app that knows the roads: each wants the place in a datum of its own. */
import { useState } from "preact/hooks";
import type { Listed } from "../../shared/station/opened.ts";
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";

const APPS = ["amap", "tencent", "baidu"] as const;
type Links = Record<(typeof APPS)[number], string>;

/** Addresses by app. The converter, and the tables in it, load on the tap that asks for them. */
async function linksTo({ latitude, longitude, name }: Listed): Promise<Links> {
  const { default: datum } = await import("gcoord");
  const place: [number, number] = [longitude / 1e5, latitude / 1e5];
  const said = encodeURIComponent(name);
  const written = (wanted: typeof datum.GCJ02 | typeof datum.BD09) =>
    datum.transform(place, datum.WGS84, wanted).map((degrees) => degrees.toFixed(6));
  const [eastG, northG] = written(datum.GCJ02);
  const [eastB, northB] = written(datum.BD09);
  return {
    amap: `https://uri.amap.com/marker?position=${eastG},${northG}&name=${said}&coordinate=gaode&callnative=1`,
    tencent: `https://apis.map.qq.com/uri/v1/marker?marker=coord:${northG},${eastG};title:${said}&referer=gongjian`,
    baidu: `https://api.map.baidu.com/marker?location=${northB},${eastB}&coord_type=bd09ll&title=${said}&content=${said}&output=html&src=gongjian`,
  };
}

/** Opens to the three apps. */
export function NavigatePart({ station }: { station: Listed }) {
  const [links, setLinks] = useState<Links | null>(null);
  const load = () => void linksTo(station).then(setLinks, () => {});
  return (
    <details
      class="station-navigate on-screen"
      onToggle={(event) => event.currentTarget.open && load()}
    >
      <summary class="button button-main">
        <Icon name="near" />
        {t("station.navigate")}
      </summary>
      <div class="station-buttons">
        {links &&
          APPS.map((app) => (
            <a key={app} class="button button-plain" href={links[app]} rel="noreferrer">
              {t(`station.navigate.${app}`)}
            </a>
          ))}
      </div>
      <p class="aside">{t("station.navigate.why")}</p>
    </details>
  );
}
