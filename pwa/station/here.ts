/** Where the reader is: asked for on a tap, kept in memory alone, never sent, never stored. */
import { signal } from "@preact/signals";
import type { Point } from "../../shared/station/nearest.ts";
import type { Opened } from "../../shared/station/opened.ts";

export const here = signal<Point | null>(null);
export const locating = signal<"not_asked" | "asking" | "known" | "refused">("not_asked");

/** Asks the device for its place (WGS-84). */
export function findMe(): void {
  locating.value = "asking";
  const refused = () => {
    locating.value = here.peek() ? "known" : "refused";
  };
  if (!navigator.geolocation) {
    refused();
    return;
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude } }) => {
      here.value = { latitude, longitude };
      locating.value = "known";
    },
    refused,
    { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
  );
}

/** Half-way between the stations: where the order starts from as long as nobody says where they are. */
export function middleOf({ count, columns: { latitude, longitude } }: Opened): Point | null {
  const mean = (degrees: (place: number) => number) => {
    let sum = 0;
    for (let place = 0; place < count; place++) sum += degrees(place);
    return sum / count / 1e5;
  };
  return count === 0 ? null : { latitude: mean(latitude), longitude: mean(longitude) };
}
