/** A GeoJSON file (RFC 7946) as a table: a row for each feature, its properties as columns. */
import type { Grid } from "../ledger/cells.ts";

interface Feature {
  geometry?: { coordinates?: unknown } | null;
  properties?: Readonly<Record<string, unknown>> | null;
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(asText).join("、");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/**
 * The features of a collection as a grid, headers and places first; a building's outline, as OpenStreetMap has it, by its
 * middle. Places in GeoJSON are always WGS-84, longitude first.
 * @returns null where the text is no collection of features
 */
export function readGeoJson(text: string, name: string): Grid | null {
  const features = featuresIn(text);
  if (!features) return null;
  const properties = [...new Set(features.flatMap((one) => Object.keys(one.properties ?? {})))];
  const rows = features.map(({ geometry, properties: own }) => [
    middleOf(geometry?.coordinates),
    ...properties.map((key) => asText(own?.[key])),
  ]);
  return { name, rows: features.length === 0 ? [] : [["经纬度", ...properties], ...rows] };
}

/** Middle of all that coordinates span, however deep they are nested; empty where they are none. */
function middleOf(coordinates: unknown): string {
  const points = pointsIn(coordinates);
  const middle = (of: 0 | 1) => {
    const degrees = points.map((point) => point[of]);
    return (Math.min(...degrees) + Math.max(...degrees)) / 2;
  };
  return points.length === 0 ? "" : [0, 1].map((of) => +middle(of as 0 | 1).toFixed(7)).join(", ");
}

function pointsIn(coordinates: unknown): [number, number][] {
  if (!Array.isArray(coordinates)) return [];
  const [longitude, latitude] = coordinates as unknown[];
  return typeof longitude === "number" && typeof latitude === "number"
    ? [[longitude, latitude]]
    : coordinates.flatMap(pointsIn);
}

function featuresIn(text: string): Feature[] | null {
  try {
    const read = JSON.parse(text) as { type?: unknown; features?: unknown };
    return read.type === "FeatureCollection" && Array.isArray(read.features)
      ? (read.features as Feature[]).filter((one) => typeof one === "object" && one !== null)
      : null;
  } catch {
    return null;
  }
}
