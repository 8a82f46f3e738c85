/** Line icons, drawn on 24 × 24 with one stroke weight (base.css). They never speak alone. */
const PATHS = {
  turn: "M7 11V5.5a1.5 1.5 0 0 1 3 0V11m0-1.5V4a1.5 1.5 0 0 1 3 0v6m0-4.5a1.5 1.5 0 0 1 3 0V12m0-3a1.5 1.5 0 0 1 3 0v5.5A6.5 6.5 0 0 1 12.5 21c-3 0-4.6-1.5-5.8-3.8L4.3 13a1.5 1.5 0 0 1 2.6-1.5L7 12",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
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
  plus: "M12 5v14M5 12h14",
  place:
    "M12 21s6.5-5.6 6.5-11a6.5 6.5 0 0 0-13 0C5.5 15.4 12 21 12 21ZM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  unit: "M5 20.5V5l8-1.5v17M13 9h6v11.5M3 20.5h18M8 8.5h2M8 12h2M8 15.5h2M16 12.5h.01M16 16h.01",
  due: "M4.5 6h15v14.5h-15zM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8",
  phone: "M7.5 3h9v18h-9zM11 18h2",
  computer: "M4 5h16v11H4zM2.5 20h19M9.5 16l-.5 4M14.5 16l.5 4",
  language:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.5c2.5 2.3 3.7 5.2 3.7 8.5S14.5 18.2 12 20.5M12 3.5C9.5 5.8 8.3 8.7 8.3 12s1.2 6.2 3.7 8.5",
  offline:
    "M3 4.5 20 20.5M7 17.5a4.5 4.5 0 0 1-.5-9M10 6.3A6 6 0 0 1 17.5 11a3.7 3.7 0 0 1 2.5 5.5",
  waiting:
    "M7 17.5a4.5 4.5 0 0 1 0-9 6 6 0 0 1 11.3 2A3.7 3.7 0 0 1 18 17.5M12 20v-7m-2.5 2.5L12 13l2.5 2.5",
  sent: "M7 18a4.5 4.5 0 0 1 0-9 6 6 0 0 1 11.3 2A3.7 3.7 0 0 1 17.5 18H7M9.5 13l2 2 3.5-3.5",
  refresh:
    "M4 12a8 8 0 0 1 13.7-5.6L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.7 5.6L4 15.5M4 20v-4.5h4.5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5",
  filter: "M4 6h16M7 12h10M10 18h4",
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13.5h9l1-13.5M10 11v5.5M14 11v5.5",
  download: "M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 20h15",
  upload: "M12 15V4m-4.5 4.5L12 4l4.5 4.5M4.5 20h15",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2",
  leave: "M14 4.5h5v15h-5M14.5 12H4m4-4-4 4 4 4",
  camera: "M4 7.5h4L9.5 5h5L16 7.5h4v12H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z",
  data: "M12 9c4 0 7-1.2 7-2.7S16 3.5 12 3.5 5 4.8 5 6.3 8 9 12 9ZM5 6.3v11.5c0 1.5 3 2.7 7 2.7s7-1.2 7-2.7V6.3M5 12c0 1.5 3 2.7 7 2.7s7-1.2 7-2.7",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon, hidden from screen readers: the word beside it says the same. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);

/** The mark: the strokes of 共, "together", as one seal. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 48 48" aria-hidden="true">
    <path d="M10 15.5h28M18 7.5v19M30 7.5v19M6 26.5h36M17.5 33.5q-1.5 4.5-7 7.5M30.5 33.5q1.5 4.5 7 7.5" />
  </svg>
);
