/** One line of `npm run bench`. */
export interface Figure {
  name: string;
  figure: number;
  unit: string;
  /** What it may be at most; null where nothing is promised and the figure is for comparison. */
  bound: number | null;
  pass: boolean;
}

export const atMost = (name: string, figure: number, unit: string, bound: number): Figure => ({
  name,
  figure: Math.round(figure * 10) / 10,
  unit,
  bound,
  pass: figure <= bound,
});

/** A figure without a bound, to read others by. */
export const compared = (name: string, figure: number, unit: string): Figure => ({
  ...atMost(name, figure, unit, Number.POSITIVE_INFINITY),
  bound: null,
});
