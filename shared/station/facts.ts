/** What a station is and has: the words of its kinds, facilities and ways in. Lists grow at their end only. */

export const STATION_KINDS = ["v_station", "rider", "photo_travel", "gig"] as const;
export type StationKind = (typeof STATION_KINDS)[number];

/** How to get in, the easiest first. Their places stand in the compact directory. */
export const BARRIERS = [
  "walk_in",
  "staff",
  "door_code",
  "qr",
  "phone_register",
  "id_card",
  "face",
  "app",
] as const;
export type Barrier = (typeof BARRIERS)[number];

/** Their places stand in the compact directory: add at the end, never move. */
export const FACILITIES = [
  "hot_water",
  "microwave",
  "seats",
  "toilet",
  "phone_charging",
  "ebike_charging",
  "battery_swap",
  "bike_parking",
  "pump_and_tools",
  "heating",
  "cooling",
  "fridge",
  "wifi",
  "medicine_box",
  "aed",
  "oxygen",
  "raincoat",
  "shower",
  "nursing_room",
  "lockers",
] as const;
export type Facility = (typeof FACILITIES)[number];

/** Days after which facts that nobody has looked at again are stale. */
export const STALE_DAYS = 30;

/** The easier of two ways in; null stands for none. */
export const easier = (one: Barrier | null, other: Barrier): Barrier =>
  one !== null && BARRIERS.indexOf(one) < BARRIERS.indexOf(other) ? one : other;
