/** Quarters of a year as committees count them: of calendar dates where they sit. */

export interface Quarter {
  year: number;
  quarter: 1 | 2 | 3 | 4;
}

const QUARTERS = [1, 2, 3, 4] as const;

/** The quarter in which a calendar date, `YYYY-MM-DD`, lies. */
export function quarterOf(date: string): Quarter {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return { year, quarter: QUARTERS[Math.ceil(month / 3) - 1] ?? 1 };
}

/** Its first and its last calendar date. */
export function daysOf({ year, quarter }: Quarter): { first: string; last: string } {
  const month = (quarter - 1) * 3;
  const date = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { first: date(Date.UTC(year, month, 1)), last: date(Date.UTC(year, month + 3, 0)) };
}

/** As it stands in an address: `2026-4`. */
export const quarterText = ({ year, quarter }: Quarter): string => `${year}-${quarter}`;

/** Every quarter from that of one date to that of another, the newest first. */
export function quartersBetween(from: string, to: string): Quarter[] {
  const count = (date: string): number => {
    const { year, quarter } = quarterOf(date);
    return year * 4 + quarter - 1;
  };
  const newest = count(to);
  return Array.from({ length: Math.max(0, newest - count(from) + 1) }, (_, back) => {
    const at = newest - back;
    return { year: Math.floor(at / 4), quarter: QUARTERS[at % 4] ?? 1 };
  });
}
