/** Places as people copy them from maps, and the datum in which a map means them. */

/**
 * WGS-84 is the world's; GCJ-02 that of Amap and Tencent, BD-09 that of Baidu, each shifted from it by some
 * hundred metres.
 */
export const DATUMS = ["wgs84", "gcj02", "bd09"] as const;
export type Datum = (typeof DATUMS)[number];

/** Degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** Turns a place of another datum into WGS-84. */
export type ToWgs84 = (place: Place, datum: Datum) => Place;

const DEGREES = /-?\d{1,3}(?:\.\d+)?/g;

/**
 * Two numbers in a text as a place, in either order where only one can be meant: east of 90° no latitude goes,
 * and in China every longitude is larger than every latitude (73–135° against 18–54°).
 * @returns null where the text holds no place
 */
export function readPlace(text: string): Place | null {
  const [first, second, ...more] = [...text.normalize("NFKC").matchAll(DEGREES)].map(Number);
  if (first === undefined || second === undefined || more.length > 0) return null;
  const inChina = first >= 73 && first <= 135 && second >= 18 && second <= 54;
  const [latitude, longitude] = inChina || Math.abs(first) > 90 ? [second, first] : [first, second];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** Degrees as a record keeps them. */
export const inMillionths = ({ latitude, longitude }: Place): Place => ({
  latitude: Math.round(latitude * 1_000_000),
  longitude: Math.round(longitude * 1_000_000),
});

/** Words by which a list names a datum. */
const NAMES: readonly [RegExp, Datum][] = [
  [/bd-?09|百度/i, "bd09"],
  [/gcj-?02|火星|高德|腾讯/i, "gcj02"],
  [/wgs-?84|gps|天地图|cgcs2000|2000/i, "wgs84"],
];

/** The datum that a list means by a word; null where it is none that is known. */
export const readDatum = (text: string): Datum | null =>
  NAMES.find(([name]) => name.test(text.normalize("NFKC")))?.[1] ?? null;
