/** A GeoJSON file (RFC 7946) as a table: a row for each point, its properties as columns. */
import type { Grid } from "../ledger/cells.ts";

interface Feature {
  geometry?: { type?: unknown; coordinates?: unknown } | null;
  properties?: Readonly<Record<string, unknown>> | null;
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(asText).join("、");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/**
 * The features of a collection as a grid, headers first. Places in GeoJSON are always WGS-84, longitude first.
 * @returns null where the text is no collection of features
 */
export function readGeoJson(text: string, name: string): Grid | null {
  const features = featuresIn(text);
  if (!features) return null;
  const properties = [...new Set(features.flatMap((one) => Object.keys(one.properties ?? {})))];
  const rows = features.map(({ geometry, properties: own }) => {
    const point = geometry?.type === "Point" && Array.isArray(geometry.coordinates);
    const [longitude, latitude] = point ? (geometry.coordinates as unknown[]) : [];
    return [
      ...properties.map((key) => asText(own?.[key])),
      asText(longitude),
      asText(latitude),
      "WGS-84",
    ];
  });
  return { name, rows: [[...properties, "经度", "纬度", "坐标系"], ...rows] };
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
