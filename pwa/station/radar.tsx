/** Where the stations lie: the reader in the middle, rings by distance, no map needed. The list says the same. */
import type { Openness } from "../../shared/station/hours.ts";
import { bearing, type Found, type Point } from "../../shared/station/nearest.ts";
import type { Opened } from "../../shared/station/opened.ts";
import { t } from "../text/text.ts";
import { sayDistance } from "./say-station.ts";
import "./radar.css";

/** Metres from the middle to the outer ring. */
const SCALES = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 20_100_000];
const OUTER = 100;
const SHAPES = {
  open: <circle r="8" />,
  onCall: <path d="M0-10 10 0 0 10-10 0Z" />,
  closed: <path d="M-7-7h14v14h-14Z" />,
} as const;
type Shape = keyof typeof SHAPES;

const shapeOf = (state: Openness): Shape =>
  state === "open" || state === "closing_soon" ? "open" : state === "on_call" ? "onCall" : "closed";

interface Props {
  opened: Opened;
  /** In the order of the list: each is named by its place there. */
  found: readonly Found[];
  from: Point;
  /** Whether that is where the reader is. */
  known: boolean;
}

/** Stations by direction and distance; open or not by shape and colour. */
export function Radar({ opened, found, from, known }: Props) {
  const points = found.map(({ place, distance, state: { state } }, i) => {
    const { latitude, longitude } = opened.at(place);
    const there = { latitude: latitude / 1e5, longitude: longitude / 1e5 };
    return { number: i + 1, metres: distance ?? 0, degrees: bearing(from, there), state };
  });
  const furthest = Math.max(...points.map(({ metres }) => metres), 0);
  const scale = SCALES.find((one) => one >= furthest) ?? furthest;
  // The nearest is drawn last, on top of the others.
  const drawn = [...points].reverse();
  return (
    <figure class="radar">
      <svg
        viewBox="-116 -116 232 232"
        role="img"
        aria-label={t("stations.radar", { count: points.length })}
      >
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
        {drawn.map(({ number, metres, degrees, state }) => {
          const away = (Math.min(metres, scale) / scale) * OUTER;
          const turn = (degrees * Math.PI) / 180;
          const shape = shapeOf(state);
          return (
            <g
              key={number}
              class={`radar-point radar-${shape}`}
              transform={`translate(${(away * Math.sin(turn)).toFixed(1)} ${(-away * Math.cos(turn)).toFixed(1)})`}
            >
              {SHAPES[shape]}
              <text>{number}</text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        <ul class="radar-legend">
          {(Object.keys(SHAPES) as Shape[]).map((shape) => (
            <li key={shape}>
              <svg viewBox="-12 -12 24 24" aria-hidden="true" class={`radar-point radar-${shape}`}>
                {SHAPES[shape]}
              </svg>
              {t(`stations.radar.${shape}`)}
            </li>
          ))}
        </ul>
        {!known && <p class="aside">{t("stations.radar.middle")}</p>}
      </figcaption>
    </figure>
  );
}
