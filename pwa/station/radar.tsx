/** Where the stations lie: the reader in the middle, rings by distance, no map needed. The list says the same. */
import { useLocation } from "preact-iso/router";
import { t } from "../text/text.ts";
import { sayDistance } from "./say-station.ts";
import { type Spot, SpotMark, spotClass } from "./spots.tsx";

/** Metres from the middle to the outer ring. */
const SCALES = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 20_100_000];
const OUTER = 100;

interface Props {
  spots: readonly Spot[];
  /** Whether the middle is where the reader is. */
  known: boolean;
  /** Address of the station that the reader points at in the list. */
  marked: string | null;
}

/** Stations by direction and distance; open or not by shape and colour; each leads to its page. */
export function Radar({ spots, known, marked }: Props) {
  const { route } = useLocation();
  const furthest = Math.max(...spots.map(({ metres }) => metres), 0);
  const scale = SCALES.find((one) => one >= furthest) ?? furthest;
  // The nearest is drawn last, on top of the others.
  const drawn = [...spots].reverse();
  // The router knows links of HTML alone.
  const follow = (event: MouseEvent, href: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button) return;
    event.preventDefault();
    route(href);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset
    <svg
      class="radar-drawing"
      viewBox="-116 -116 232 232"
      role="group"
      aria-label={t("stations.radar", { count: spots.length })}
    >
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true">
        {[OUTER, OUTER / 2].map((radius) => (
          <circle key={radius} class="radar-ring" r={radius} />
        ))}
        <path class="radar-ring" d="M0-100V100M-100 0H100" />
        {(["n", "e", "s", "w"] as const).map((wind, i) => (
          <text key={wind} class="radar-wind" x={[0, 108, 0, -108][i]} y={[-107, 0, 108, 0][i]}>
            {t(`stations.radar.${wind}`)}
          </text>
        ))}
        {known &&
          [OUTER, OUTER / 2].map((radius) => (
            <text key={radius} class="radar-metres" x="2" y={radius - 4}>
              {sayDistance((scale * radius) / OUTER)}
            </text>
          ))}
        {known && (
          <g class="radar-you">
            <circle r="4" />
          </g>
        )}
      </g>
      {drawn.map(({ href, number, label, shape, metres, degrees }) => {
        const away = (Math.min(metres, scale) / scale) * OUTER;
        const turn = (degrees * Math.PI) / 180;
        return (
          <g
            key={href}
            transform={`translate(${(away * Math.sin(turn)).toFixed(1)} ${(-away * Math.cos(turn)).toFixed(1)})`}
          >
            <a
              href={href}
              aria-label={label}
              class={spotClass(shape, href === marked)}
              onClick={(event) => follow(event, href)}
            >
              <SpotMark number={number} shape={shape} />
            </a>
          </g>
        );
      })}
    </svg>
  );
}
