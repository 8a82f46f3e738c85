/** Runs in the browser: one search as the first page makes it, from the directory that the phone keeps. */
import { nearest } from "../../shared/station/nearest.ts";
import { type Directory, open } from "../../shared/station/opened.ts";

/** @returns how long it took, in milliseconds: columns, filter, order and the first thirty */
function search(directory: Directory, minute: number): number {
  const begun = performance.now();
  const opened = open(directory);
  const ranked = nearest(opened, {
    from: { latitude: 29.642, longitude: 91.116 },
    minute,
    speed: 70,
    openOnly: true,
    walkInOnly: false,
    night: false,
    facilities: ["hot_water"],
  });
  const found = ranked.slice(0, 30).map(({ place }) => opened.at(place));
  if (found.length === 0) throw new Error("nothing found");
  return performance.now() - begun;
}

Object.assign(window, { search });
