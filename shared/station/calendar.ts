/** Days and minutes of the station's own clock, whatever clock and calendar the device has. */

/** Minutes in a day. */
export const DAY = 1440;
/** Lhasa keeps Beijing time and has had no summer time since 1991: minutes ahead of UTC. */
const ZONE = 480;

/** Days from 1970-01-01 to a calendar date, `YYYY-MM-DD`. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
/** The calendar date of a day number. */
export const dateOfDay = (day: number): string =>
  new Date(day * 86_400_000).toISOString().slice(0, 10);
/** 1 Monday to 7 Sunday (ISO 8601): day 0, 1970-01-01, was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
/** Minutes of the station's clock since 1970-01-01T00:00 there; `instant` in milliseconds. */
export const minuteAt = (instant: number): number => Math.floor(instant / 60_000) + ZONE;

const two = (number: number): string => String(number).padStart(2, "0");
/** Minutes since a midnight as a clock shows them, `HH:MM`; the hours go on past 24. */
export const clockOf = (minute: number): string =>
  `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
