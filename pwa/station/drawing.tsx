/** The list as a drawing: the radar, or a map where one is configured and the reader asks for it. */
import { useEffect, useState } from "preact/hooks";
import { MAP_TILES, type MapTiles, originOf } from "../../shared/station/map-tiles.ts";
import { Icon } from "../look/icons.tsx";
import { loadTexts, t } from "../text/text.ts";
import type { StationMap } from "./map.tsx";
import { Radar } from "./radar.tsx";
import { type Drawn, Legend, spotsOf } from "./spots.tsx";
import "./radar.css";

/** Where the map's pictures come from, as the page has it from the build; null: there is no map. */
const tiles = JSON.parse(
  document.querySelector<HTMLMetaElement>(`meta[name="${MAP_TILES}"]`)?.content ?? "null",
) as MapTiles | null;

/** Not `asked` for; `failed`: its code or its pictures did not come. */
type MapState = "not_asked" | "asked" | "failed";

/** The radar, and above it the choice of the map instead. */
export function Drawing(drawn: Drawn) {
  const [state, setState] = useState<MapState>("not_asked");
  const loaded = useMap(state === "asked", () => setState("failed"));
  const marked = useMarked();
  const spots = spotsOf(drawn);
  const asMap = state === "asked" && tiles !== null && loaded !== null;
  return (
    <figure class="radar">
      {tiles && (
        <button
          type="button"
          class="chip radar-choice"
          aria-pressed={state === "asked"}
          onClick={() => setState(state === "asked" ? "not_asked" : "asked")}
        >
          {t("stations.view.map")}
        </button>
      )}
      {tiles && (
        <p class="station-said map-failed" role="status">
          {state === "failed" && (
            <>
              <Icon name="offline" /> {t("stations.map.failed")}
            </>
          )}
        </p>
      )}
      {asMap ? (
        <loaded.StationMap
          tiles={tiles}
          spots={spots}
          you={drawn.known ? drawn.from : null}
          marked={marked}
          onFail={() => setState("failed")}
        />
      ) : (
        <Radar spots={spots} known={drawn.known} marked={marked} />
      )}
      <figcaption>
        <Legend />
        {asMap ? (
          <p class="aside">
            {tiles.credit} · {t("station.map.asked", { host: new URL(originOf(tiles)).host })}
          </p>
        ) : (
          !drawn.known && <p class="aside">{t("stations.radar.middle")}</p>
        )}
      </figcaption>
    </figure>
  );
}

/** The map's code and texts, once they are wanted; without network it fails at once, and when that goes. */
function useMap(isWanted: boolean, onFail: () => void): { StationMap: typeof StationMap } | null {
  const [loaded, setLoaded] = useState<{ StationMap: typeof StationMap } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    if (!navigator.onLine) {
      onFail();
      return;
    }
    addEventListener("offline", onFail);
    Promise.all([import("./map.tsx"), loadTexts("station")]).then(
      ([part]) => setLoaded(part),
      onFail,
    );
    return () => removeEventListener("offline", onFail);
  }, [isWanted]);
  return loaded;
}

/** The address of the row that the reader points at or has come to: its point is marked. */
function useMarked(): string | null {
  const [marked, mark] = useState<string | null>(null);
  useEffect(() => {
    const look = ({ target }: Event) => {
      const row = target instanceof Element ? target.closest(".station-row") : null;
      mark(row?.getAttribute("href") ?? null);
    };
    addEventListener("mouseover", look);
    addEventListener("focusin", look);
    return () => {
      removeEventListener("mouseover", look);
      removeEventListener("focusin", look);
    };
  }, []);
  return marked;
}
