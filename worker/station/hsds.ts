/**
 * A station as a service of the Human Services Data Specification, version 3.2 (https://docs.openreferral.org):
 * one service at one location, by the unit that runs it, with its hours as iCalendar rules (RFC 5545).
 */
import { dateOf } from "../../shared/deadlines.ts";
import { dateOfDay } from "../../shared/station/calendar.ts";
import { placeOf } from "../../shared/station/directory.ts";
import type { Hours, WeeklySpan } from "../../shared/station/hours.ts";
import { type Stretch, stretchesOf, timesOf } from "../../shared/station/stretches.ts";
import type { FacilityFact, Station } from "../../shared/station.ts";
import { uuidOf } from "./uuid.ts";

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** Beijing time: hours ahead of UTC, and as times carry it. */
const ZONE = 8;
const OFFSET = "+08:00";

/** Whom and where a station belongs to, by name. */
export interface Surroundings {
  operator: string;
  nature: string;
  community: string;
}

type Json = Record<string, unknown>;

/**
 * The service. The specification has no exceptions: for those, its guide has the regular hours end with the day
 * before and others begin. So hours are cut into stretches of dates.
 * @param url the station's page; `today` a day number: hours that are over are left out
 */
export function serviceOf(
  station: Station,
  surroundings: Surroundings,
  { url, today }: { url: string; today: number },
): Json {
  const place = placeOf({ committee: station.committee, number: station.number ?? 0 });
  const [service, location] = [uuidOf(`${place} service`), uuidOf(`${place} location`)];
  const organization = uuidOf(station.unit);
  const closed = station.state === "temporarily_closed";
  const alert = closed ? closureOf(station) : station.reportedAt && "reported as closed";
  return {
    id: service,
    organization_id: organization,
    name: station.name,
    url,
    status: closed ? "temporarily closed" : "active",
    application_process: inWords(station.barrier),
    ...(alert ? { alert } : {}),
    ...(station.checkedAt === null ? {} : { assured_date: dateOf(station.checkedAt) }),
    organization: {
      id: organization,
      name: surroundings.operator,
      description: `${inWords(surroundings.nature)}, ${surroundings.community}`,
    },
    ...(station.hours ? { schedules: schedulesOf(station, station.hours, service, today) } : {}),
    attributes: [attribute(service, "service", "kind", station.kind)],
    service_at_locations: [
      {
        id: uuidOf(`${place} service at location`),
        service_id: service,
        location_id: location,
        location: {
          id: location,
          location_type: "physical",
          name: station.name,
          ...(station.hint ? { description: station.hint } : {}),
          latitude: station.latitude / 1e6,
          longitude: station.longitude / 1e6,
          external_identifier: place,
          external_identifier_type: "community's division code and the station's number there",
          attributes: station.facilities
            .filter(({ has }) => has)
            .map((fact) => facilityAt(location, fact)),
        },
      },
    ],
  };
}

const inWords = (code: string): string => code.replaceAll("_", " ");

const closureOf = ({ reason, closedUntil }: Station): string =>
  `${reason ?? ""} (${closedUntil === null ? "until further notice" : `until ${closedUntil}`})`;

/** Identifiers of those words: few, and in every station. */
const terms = new Map<string, string>();

/** A word of one of the product's lists, tied to what it says something of. */
function attribute(link: string, entity: string, list: string, code: string, note?: string): Json {
  const key = `${list} ${code}`;
  const term = terms.get(key) ?? uuidOf(key);
  terms.set(key, term);
  return {
    id: uuidOf(`${link} ${key}`),
    link_id: link,
    link_entity: entity,
    taxonomy_term_id: term,
    ...(note === undefined ? {} : { value: note }),
    taxonomy_term: {
      id: term,
      code,
      name: inWords(code),
      description: `${list} of a station`,
      taxonomy: `Gongjian ${list}`,
      language: "en",
    },
  };
}

const facilityAt = (location: string, { facility, note }: FacilityFact): Json =>
  attribute(location, "location", "facility", facility, note ?? undefined);

function schedulesOf(station: Station, hours: Hours, service: string, today: number): Json[] {
  const schedules = stretchesOf(hours, today).flatMap((stretch) =>
    stretch.spans.map((span) => JSON.stringify(scheduleOf(station, stretch, span))),
  );
  return [...new Set(schedules)].map((rule) => ({
    id: uuidOf(`${service} schedule ${rule}`),
    service_id: service,
    ...(JSON.parse(rule) as Json),
  }));
}

/** One span of a stretch. When somebody opens only if asked, that stands in words: nobody may read it as open. */
function scheduleOf({ barrier: usual }: Station, { from, to }: Stretch, span: WeeklySpan): Json {
  const { opens, closes } = timesOf(span);
  return {
    ...(from === null ? {} : { valid_from: dateOfDay(from) }),
    ...(to === null ? {} : { valid_to: dateOfDay(to) }),
    timezone: ZONE,
    freq: "WEEKLY",
    wkst: "MO",
    byday: [...span.days]
      .sort()
      .map((day) => DAYS[day - 1])
      .join(),
    ...(span.onCall
      ? { description: `on call ${opens}-${closes}` }
      : { opens_at: `${opens}${OFFSET}`, closes_at: `${closes}${OFFSET}` }),
    attending_type: inWords(span.barrier ?? usual),
    ...(closes <= opens ? { notes: "closes on the day after" } : {}),
  };
}
