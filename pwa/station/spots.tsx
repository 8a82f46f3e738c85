/** Stations as points of a drawing, radar or map: numbered as in the list, their state told by shape and in words. */
import type { Openness } from "../../shared/station/hours.ts";
import { bearing, type Found, type Point } from "../../shared/station/nearest.ts";
import { type Opened, placeOf } from "../../shared/station/opened.ts";
import { t } from "../text/text.ts";
import { sayDistance } from "./say-station.ts";

const SHAPES = {
  open: <circle r="8" />,
  onCall: <path d="M0-10 10 0 0 10-10 0Z" />,
  closed: <path d="M-7-7h14v14h-14Z" />,
} as const;
type Shape = keyof typeof SHAPES;

const shapeOf = (state: Openness): Shape =>
  state === "open" || state === "closing_soon" ? "open" : state === "on_call" ? "onCall" : "closed";

/** A station in a drawing. */
export interface Spot {
  href: string;
  /** Its place in the list. */
  number: number;
  /** What a link to it is called. */
  label: string;
  shape: Shape;
  there: Point;
  metres: number;
  /** Clockwise from north. */
  degrees: number;
}

/** What a drawing is made from. */
export interface Drawn {
  opened: Opened;
  /** In the order of the list: each is named by its place there. */
  found: readonly Found[];
  from: Point;
  /** Whether that is where the reader is. */
  known: boolean;
}

export const spotsOf = ({ opened, found, from, known }: Drawn): Spot[] =>
  found.map(({ place, distance, state: { state } }, i) => {
    const station = opened.at(place);
    const there = { latitude: station.latitude / 1e5, longitude: station.longitude / 1e5 };
    const shape = shapeOf(state);
    const [number, metres] = [i + 1, distance ?? 0];
    const label = [
      `${number} ${station.name}`,
      t(`stations.radar.${shape}`),
      ...(known ? [sayDistance(metres)] : []),
    ].join(" · ");
    const degrees = bearing(from, there);
    return { href: `/stations/${placeOf(station)}`, number, label, shape, there, metres, degrees };
  });

/** The point itself, around the origin; the place that takes the tap is larger than what is seen. */
export const SpotMark = ({ number, shape }: Pick<Spot, "number" | "shape">) => (
  <>
    <circle class="spot-target" r="11" />
    {SHAPES[shape]}
    <text>{number}</text>
  </>
);

export const spotClass = (shape: Shape, marked: boolean): string =>
  `radar-point radar-${shape}${marked ? " spot-marked" : ""}`;

/** What the shapes mean. */
export const Legend = () => (
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
);
