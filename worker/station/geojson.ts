/** Stations as a layer of a map: GeoJSON (RFC 7946), hours as OpenStreetMap writes them. */
import { dateOf } from "../../shared/deadlines.ts";
import { placeOf } from "../../shared/station/directory.ts";
import type { Hours } from "../../shared/station/hours.ts";
import { osmOf } from "../../shared/station/osm-hours.ts";
import type { Station } from "../../shared/station.ts";

/** A page of stations. @param next where the next one goes on; a member that RFC 7946 calls foreign */
export function featureCollection(stations: readonly Station[], next: string | null): object {
  // Many keep the same hours: each is put into words once.
  const words = new Map<string, string>();
  const inWords = (hours: Hours): string => {
    const key = JSON.stringify(hours);
    const known = words.get(key) ?? osmOf(hours);
    words.set(key, known);
    return known;
  };
  return {
    type: "FeatureCollection",
    features: stations.map((station) => {
      const place = placeOf({ committee: station.committee, number: station.number ?? 0 });
      return {
        type: "Feature",
        id: place,
        geometry: {
          type: "Point",
          coordinates: [station.longitude / 1e6, station.latitude / 1e6],
        },
        properties: {
          place,
          name: station.name,
          kind: station.kind,
          ...(station.hours ? { opening_hours: inWords(station.hours) } : {}),
          barrier: station.barrier,
          facilities: station.facilities.filter(({ has }) => has).map(({ facility }) => facility),
          hint: station.hint,
          checkedOn: station.checkedAt === null ? null : dateOf(station.checkedAt),
          temporarilyClosed:
            station.state === "temporarily_closed"
              ? { until: station.closedUntil, reason: station.reason }
              : null,
          reported: station.reportedAt !== null,
        },
      };
    }),
    next,
  };
}
