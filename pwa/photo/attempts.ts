/** How small a photo is made: sizes and qualities to try, the best first, until one is small enough. */

/** Most bytes that the server takes. */
export const MOST_BYTES = 200 * 1024;
/** Longest side in pixels: enough to read a house number, no more. */
const SIDES = [1600, 1280, 1024, 800, 640, 480];
const QUALITIES = [0.8, 0.65, 0.5];

export interface Attempt {
  width: number;
  height: number;
  quality: number;
}

/** Attempts for a picture of this size, which is never enlarged. */
export const attemptsFor = (width: number, height: number): Attempt[] =>
  SIDES.flatMap((side) => {
    const scale = Math.min(1, side / Math.max(width, height, 1));
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
    return QUALITIES.map((quality) => ({ ...size, quality }));
  }).filter(
    (attempt, index, all) =>
      all.findIndex(
        (other) => other.width === attempt.width && other.quality === attempt.quality,
      ) === index,
  );
