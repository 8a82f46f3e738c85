/** The icons of the stations' pages: how one gets in, and where to; see icons.tsx. */
export const STATION_PATHS = {
  walk_in: "M6 20.5V4h8v16.5M3.5 20.5h17M11 12h.01M15.5 12H21m-2.5-2.5L21 12l-2.5 2.5",
  staff:
    "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM4 20.5h16M6 20.5V17a3 3 0 0 1 3-3h6a3 3 0 0 1 3 3v3.5",
  door_code:
    "M6 3.5h12v17H6zM9.5 8h.01M12 8h.01M14.5 8h.01M9.5 12h.01M12 12h.01M14.5 12h.01M12 16h.01",
  qr: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM20 14v2M17 20h3",
  phone_register: "M7.5 3h9v18h-9zM11 18h2M10 8h4M10 11h4",
  id_card:
    "M3.5 6h17v12.5h-17zM8.5 12a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM6 15.5c.5-1.5 4.5-1.5 5 0M14 10h4M14 13.5h4",
  face: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M9 10h.01M15 10h.01M9 14.5q3 2 6 0",
  app: "M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM16.5 13.5v6M13.5 16.5h6",
  call: "M5 4h4l1.5 4.5L8 10a11 11 0 0 0 6 6l1.5-2.5L20 15v4a1.5 1.5 0 0 1-1.6 1.5C10.5 20 4 13.5 3.5 5.6A1.5 1.5 0 0 1 5 4Z",
  unknown:
    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM9.7 9.7a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.2.9-1.2 1.7M12 16.5h.01",
  near: "M12 18.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M12 12h.01",
} as const;
