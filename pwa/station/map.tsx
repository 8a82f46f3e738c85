/** The stations on a map of tiles (Leaflet). Its code and styles load when it is asked for, and only then. */
import {
  divIcon,
  type LatLngTuple,
  type Map as LeafletMap,
  latLngBounds,
  type Marker,
  control as mapControl,
  map as mapIn,
  marker,
  tileLayer,
} from "leaflet";
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Datum } from "../../shared/station/coordinates.ts";
import type { MapTiles } from "../../shared/station/map-tiles.ts";
import type { Point } from "../../shared/station/nearest.ts";
import { loadStyles } from "../look/late-styles.ts";
import { t } from "../text/text.ts";
import styles from "./map.css?url";
import { type Spot, SpotMark, spotClass } from "./spots.tsx";

/** Closest that the map goes: of one's own accord, and to show a single station. */
const MOST = 18;
const FITTING = 16;

type Turn = (point: Point) => LatLngTuple;

/** From WGS-84 to where a map of this datum has it. The converter loads where it is needed. */
async function turnTo(datum: Datum): Promise<Turn> {
  if (datum === "wgs84") return ({ latitude, longitude }) => [latitude, longitude];
  const { default: gcoord } = await import("gcoord");
  const wanted = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 }[datum];
  return ({ latitude, longitude }) => {
    const place: [number, number] = [longitude, latitude];
    const [east, north] = gcoord.transform(place, gcoord.WGS84, wanted);
    return [north, east];
  };
}

interface Props {
  tiles: MapTiles;
  spots: readonly Spot[];
  /** Where the reader is, if they asked for it. */
  you: Point | null;
  marked: string | null;
  /** No picture of what is to be seen comes. */
  onFail: () => void;
}

interface Opened {
  map: LeafletMap;
  turn: Turn;
  /** Whether the map was moved since the pointer came down: then it is no tap. */
  wasDragged: () => boolean;
  markers: Map<string, Marker>;
}

/** The map, and on it the stations as links, numbered as in the list. */
export function StationMap({ tiles, spots, you, marked, onFail }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    let map: LeafletMap | undefined;
    let here = true;
    Promise.all([turnTo(tiles.datum), loadStyles(styles)]).then(
      ([turn]) => {
        if (!here || !box.current) return;
        map = openMap(box.current, tiles, onFail);
        setOpened({ map, turn, wasDragged: dragsOf(map), markers: new Map() });
      },
      () => here && onFail(),
    );
    return () => {
      here = false;
      map?.remove();
    };
  }, []);
  const seen = [...spots.map(({ href }) => href).sort(), you?.latitude, you?.longitude].join();
  useEffect(() => {
    if (!opened) return;
    const { map, turn } = opened;
    const points = [...spots.map(({ there }) => there), ...(you ? [you] : [])].map(turn);
    const bounds = latLngBounds(points);
    if (bounds.isValid())
      map.fitBounds(bounds, { padding: [36, 36], maxZoom: FITTING, animate: false });
    if (!you) return;
    const icon = divIcon({ className: "map-you", iconSize: [16, 16] });
    const dot = marker(turn(you), { icon, interactive: false, keyboard: false }).addTo(map);
    dot.getElement()?.setAttribute("role", "img");
    dot.getElement()?.setAttribute("aria-label", t("station.map.you"));
    return () => {
      dot.remove();
    };
  }, [opened, seen]);
  // After the map knows what it shows: before, nothing on it has an element.
  useEffect(() => {
    if (opened) draw(opened, spots, marked);
  }, [opened, spots, marked]);
  return <section ref={box} class="map" aria-label={t("station.map", { count: spots.length })} />;
}

function openMap(box: HTMLElement, { address }: MapTiles, onFail: () => void): LeafletMap {
  const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = mapIn(box, {
    // Said under the map, where it is text and never markup.
    attributionControl: false,
    zoomControl: false,
    // Whoever scrolls through the list over it means the list.
    scrollWheelZoom: false,
    maxZoom: MOST,
    zoomAnimation: moves,
    fadeAnimation: moves,
    markerZoomAnimation: moves,
    inertia: moves,
  });
  mapControl
    .zoom({ zoomInTitle: t("station.map.closer"), zoomOutTitle: t("station.map.wider") })
    .addTo(map);
  // Whose pictures they are learns what is looked at, but not from which page.
  const layer = tileLayer(address, { maxZoom: MOST, referrerPolicy: "no-referrer" });
  let came = 0;
  layer.on("loading", () => {
    came = 0;
  });
  layer.on("tileload", () => {
    came++;
  });
  layer.on("tileerror", () => {
    if (came === 0) onFail();
  });
  layer.addTo(map);
  return map;
}

function dragsOf(map: LeafletMap): () => boolean {
  let dragged = false;
  map.getContainer().addEventListener("pointerdown", () => {
    dragged = false;
  });
  map.on("dragstart", () => {
    dragged = true;
  });
  return () => dragged;
}

/** Puts the spots on the map, and takes off what is none any more; links that stay keep the focus. */
function draw(opened: Opened, spots: readonly Spot[], marked: string | null): void {
  const { map, turn, markers } = opened;
  for (const [href, gone] of markers) {
    if (spots.some((spot) => spot.href === href)) continue;
    gone.remove();
    markers.delete(href);
  }
  for (const spot of spots) {
    const one = markers.get(spot.href) ?? place(turn(spot.there), map);
    markers.set(spot.href, one);
    // The nearest is on top of the others.
    one.setZIndexOffset((spots.length - spot.number) * 1_000);
    const box = one.getElement();
    if (box)
      render(<SpotLink spot={spot} marked={spot.href === marked} drags={opened.wasDragged} />, box);
  }
}

function place(at: LatLngTuple, map: LeafletMap): Marker {
  const icon = divIcon({ className: "map-spot", iconSize: [36, 36] });
  return marker(at, { icon, interactive: false, keyboard: false }).addTo(map);
}

interface LinkProps {
  spot: Spot;
  marked: boolean;
  drags: () => boolean;
}

function SpotLink({ spot: { href, label, number, shape }, marked, drags }: LinkProps) {
  const stopDrag = (event: MouseEvent) => {
    // By keyboard there was no pointer to drag with.
    if (event.detail === 0 || !drags()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <a href={href} title={label} draggable={false} onClick={stopDrag}>
      <svg viewBox="-12 -12 24 24" aria-hidden="true" class={spotClass(shape, marked)}>
        <SpotMark number={number} shape={shape} />
      </svg>
      <span class="unseen">{label}</span>
    </a>
  );
}
