/** A station as schema.org describes a place, for search engines and maps: https://schema.org/CivicStructure. */
import { dateOfDay } from "./calendar.ts";
import { type Listed, placeOf } from "./directory.ts";
import type { Hours, Span } from "./hours.ts";
import { stretchesOf, timesOf } from "./stretches.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Json = Record<string, unknown>;

/**
 * The station as JSON-LD. Hours that only hold on certain dates have `validFrom` and `validThrough` and go before
 * those of the week; on such a date, the same time twice means closed. Who opens only when asked beforehand is
 * not said to be open.
 * @param url its page; `images` where its pictures are; `today` a day number: what is over is left out
 */
export function jsonLdOf(
  station: Listed,
  { url, images, today }: { url: string; images: readonly string[]; today: number },
): Json {
  const hours = openingHours(station, today);
  return {
    "@context": "https://schema.org",
    "@type": "CivicStructure",
    "@id": url,
    url,
    identifier: placeOf(station),
    name: station.name,
    ...(station.hint === "" ? {} : { description: station.hint }),
    ...(images.length === 0 ? {} : { image: images }),
    geo: {
      "@type": "GeoCoordinates",
      latitude: station.latitude / 1e5,
      longitude: station.longitude / 1e5,
    },
    ...(hours ? { openingHoursSpecification: hours } : {}),
    amenityFeature: [
      feature("entry", station.barrier),
      ...station.facilities.map((facility) => feature(facility, true)),
    ],
  };
}

/** A facility by its code, and in plain words. */
const feature = (code: string, value: string | boolean): Json => ({
  "@type": "LocationFeatureSpecification",
  propertyID: code,
  name: code.replaceAll("_", " "),
  value,
});

function openingHours({ hours, closure }: Listed, today: number): Json[] | null {
  if (closure?.lastDay === null) return [closed({ validFrom: dateOfDay(today) })];
  if (!hours && !closure) return null;
  const { week, exceptions, festivals }: Hours = hours ?? {
    week: [],
    exceptions: [],
    festivals: [],
  };
  // The last of two exceptions for a day counts: while a station is closed, nothing else does.
  const own = closure?.lastDay
    ? [...exceptions, { from: dateOfDay(today), to: closure.lastDay, spans: [], reason: null }]
    : exceptions;
  const dated = stretchesOf({ week, exceptions: own, festivals }, today).filter(
    ({ usual }) => !usual,
  );
  return [
    ...week
      .filter(({ onCall }) => !onCall)
      .map((span) =>
        specification(span, {
          dayOfWeek: span.days.map((day) => `https://schema.org/${DAYS[day - 1]}`),
        }),
      ),
    ...dated.flatMap(({ from, to, spans }) => {
      const valid = {
        ...(from === null ? {} : { validFrom: dateOfDay(from) }),
        ...(to === null ? {} : { validThrough: dateOfDay(to) }),
      };
      const open = spans.filter(({ onCall }) => !onCall);
      return open.length === 0 ? [closed(valid)] : open.map((span) => specification(span, valid));
    }),
  ];
}

const specification = (span: Span, when: Json): Json => ({
  "@type": "OpeningHoursSpecification",
  ...when,
  ...timesOf(span),
});

const closed = (when: Json): Json => ({
  "@type": "OpeningHoursSpecification",
  ...when,
  opens: "00:00",
  closes: "00:00",
});
