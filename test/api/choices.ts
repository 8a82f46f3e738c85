/** Random choices that can be made again: the seed is printed, and `SEED` gives it back. */
export interface Choices {
  seed: number;
  /** Whole number from 0 to below `bound`. */
  below(bound: number): number;
  pick<T>(from: readonly T[]): T;
}

/** The next seed to use: `SEED` of the environment, or the time. */
export const seedNow = (): number => Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** Mulberry32: small, and the same everywhere. */
export function choices(seed = seedNow()): Choices {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    seed,
    below,
    pick: (from) => {
      const found = from[below(from.length)];
      if (found === undefined) throw new Error("nothing to pick from");
      return found;
    },
  };
}
