/**
 * A calendar that phones and desks subscribe to, as RFC 5545 writes it, with a name and a rate of refreshing
 * as RFC 7986 does.
 */

export interface CalendarEvent {
  /** Never changes for the same meeting. */
  uid: string;
  /** Grows with each change of time, place or state. */
  sequence: number;
  /** Instant, ISO 8601. */
  startsAt: string;
  /** Above 0. */
  minutes: number;
  title: string;
  place: string | null;
  description: string | null;
  /** Absolute address of the meeting's page. */
  url: string | null;
  state: "confirmed" | "tentative" | "cancelled";
  /** Instant of the last change. */
  updatedAt: string;
  /** Minutes before the start at which a phone rings; none where left out. A cancelled meeting never rings. */
  alarmMinutes?: number;
}

export interface Calendar {
  name: string;
  /** Absolute address of the app. */
  url: string;
  events: readonly CalendarEvent[];
}

/** How often a subscriber asks again: clients that heed it take it as a wish. */
const REFRESH = "PT4H";
const ZONE = "Asia/Shanghai";

/**
 * The zone has had no summer time since 1991. It stands in each calendar, used or not: one without a meeting
 * would have no component at all, and section 3.4 asks for one.
 */
const TIME_ZONE = [
  "BEGIN:VTIMEZONE",
  `TZID:${ZONE}`,
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0800",
  "TZOFFSETTO:+0800",
  "TZNAME:CST",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/** The calendar as text; to be served as `text/calendar; charset=utf-8; method=PUBLISH`. */
export const icalOf = ({ name, url, events }: Calendar): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Gongjian//Meetings 1//ZH",
    "CALSCALE:GREGORIAN",
    // RFC 5546 would have an ORGANIZER in each event: an address that takes answers, and there is none.
    "METHOD:PUBLISH",
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    `URL:${uri(url)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...TIME_ZONE,
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");

function eventLines(event: CalendarEvent): string[] {
  const { place, description, url, alarmMinutes } = event;
  const endsAt = new Date(Date.parse(event.startsAt) + event.minutes * 60_000).toISOString();
  return [
    "BEGIN:VEVENT",
    `UID:${text(event.uid)}`,
    `DTSTAMP:${utc(event.updatedAt)}`,
    `LAST-MODIFIED:${utc(event.updatedAt)}`,
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.state.toUpperCase()}`,
    `DTSTART;TZID=${ZONE}:${local(event.startsAt)}`,
    `DTEND;TZID=${ZONE}:${local(endsAt)}`,
    `SUMMARY:${text(event.title)}`,
    ...(place === null ? [] : [`LOCATION:${text(place)}`]),
    ...(description === null ? [] : [`DESCRIPTION:${text(description)}`]),
    ...(url === null ? [] : [`URL:${uri(url)}`]),
    ...(alarmMinutes === undefined || event.state === "cancelled"
      ? []
      : [
          "BEGIN:VALARM",
          "ACTION:DISPLAY",
          `TRIGGER:-PT${alarmMinutes}M`,
          `DESCRIPTION:${text(event.title)}`,
          "END:VALARM",
        ]),
    "END:VEVENT",
  ];
}

/** Controls but the tab, which no content line may hold (section 3.1); and the newer ones, which none needs. */
const CONTROLS = /[^\P{Cc}\t]/gu;

/** A TEXT value (section 3.3.11). A break of line, however it is written, is `\n`; other controls go. */
const text = (value: string): string =>
  value
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(CONTROLS, "");

/** A URI value stands as it is (section 3.3.13). */
const uri = (value: string): string => value.replace(CONTROLS, "");

/** `20260320T070000Z` (section 3.3.5, form 2), to the second. */
const utc = (instant: string): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

/** `20260320T150000` on the clock of Lhasa (section 3.3.5, form 3). */
const local = (instant: string): string =>
  utc(new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()).slice(0, -1);

const MOST_OCTETS = 75;

/** Folds a content line (section 3.1): 75 octets a line, the space before a continuation among them. */
function folded(line: string): string {
  const lines: string[] = [];
  let from = 0;
  let octets = 0;
  // By places and slices: adding one character after another costs a busy feed twice the time.
  for (let at = 0; at < line.length; ) {
    const point = line.codePointAt(at) ?? 0;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (octets + size > MOST_OCTETS) {
      lines.push(line.slice(from, at));
      from = at;
      octets = 1;
    }
    octets += size;
    at += size === 4 ? 2 : 1;
  }
  return [...lines, line.slice(from)].join("\r\n ");
}
