/** Line icons, drawn on 24 × 24 with one stroke weight (base.css). They never speak alone. */
import type { MEMBER_PATHS } from "./icons-member.ts";
import type { STATION_PATHS } from "./icons-station.ts";

const PATHS = {
  station: "M4 20.5V10l8-6 8 6v10.5M9.5 20.5v-6h5v6M3 20.5h18",
  turn: "M7 11V5.5a1.5 1.5 0 0 1 3 0V11m0-1.5V4a1.5 1.5 0 0 1 3 0v6m0-4.5a1.5 1.5 0 0 1 3 0V12m0-3a1.5 1.5 0 0 1 3 0v5.5A6.5 6.5 0 0 1 12.5 21c-3 0-4.6-1.5-5.8-3.8L4.3 13a1.5 1.5 0 0 1 2.6-1.5L7 12",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  meeting:
    "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM9.5 3.5h5M9.5 20.5h5M3.5 9.5v5M20.5 9.5v5",
  board: "M4 5h16v11H4zM12 16v4M8 20h8M8 9h8M8 12.5h5",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
  back: "M19 12H5m6-6-6 6 6 6",
  onward: "m9 6 6 6-6 6",
  down: "m6 9 6 6 6-6",
  print: "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z",
  seal: "M12 3.5 14.3 5l2.7-.2 1 2.6 2.2 1.6-.7 2.7.7 2.7-2.2 1.6-1 2.6-2.7-.2L12 20l-2.3-1.6-2.7.2-1-2.6-2.2-1.6.7-2.7-.7-2.7L6 7.4l1-2.6 2.7.2zM9 12l2.2 2.2L15.2 10",
  check: "m5 12.5 4.5 4.5L19 7.5",
  clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",
  working: "M20 12a8 8 0 1 1-3-6.2M20 4v4h-4M12 8v4l2.5 1.5",
  pause: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM10 9v6M14 9v6",
  closed: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8 12h8",
  merge: "M7 4v5a5 5 0 0 0 5 5v6M17 4v5a5 5 0 0 1-5 5",
  alert: "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01",
  info: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5M12 8h.01",
  cross: "m6 6 12 12M18 6 6 18",
  offline:
    "M3 4.5 20 20.5M7 17.5a4.5 4.5 0 0 1-.5-9M10 6.3A6 6 0 0 1 17.5 11a3.7 3.7 0 0 1 2.5 5.5",
  waiting:
    "M7 17.5a4.5 4.5 0 0 1 0-9 6 6 0 0 1 11.3 2A3.7 3.7 0 0 1 18 17.5M12 20v-7m-2.5 2.5L12 13l2.5 2.5",
  sent: "M7 18a4.5 4.5 0 0 1 0-9 6 6 0 0 1 11.3 2A3.7 3.7 0 0 1 17.5 18H7M9.5 13l2 2 3.5-3.5",
  refresh:
    "M4 12a8 8 0 0 1 13.7-5.6L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.7 5.6L4 15.5M4 20v-4.5h4.5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5",
  share: "M12 15V3.5m-4 4 4-4 4 4M6 11H4.5v9.5h15V11H18",
} as const;

const paths: Record<string, string> = { ...PATHS };

export type IconName = keyof typeof PATHS | keyof typeof MEMBER_PATHS | keyof typeof STATION_PATHS;

/** Further icons, of areas that visitors don't open; they load with the area. */
export const addIcons = (more: Readonly<Record<string, string>>): void => {
  Object.assign(paths, more);
};

/** A line icon, hidden from screen readers: the word beside it says the same. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);

/** The mark: the strokes of 共, "together", as one seal. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 48 48" aria-hidden="true">
    <path d="M10 15.5h28M18 7.5v19M30 7.5v19M6 26.5h36M17.5 33.5q-1.5 4.5-7 7.5M30.5 33.5q1.5 4.5 7 7.5" />
  </svg>
);
