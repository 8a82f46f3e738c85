/** What a station's record says of its hours, its facilities and its place, as people read it. */
import type { Hours } from "../../shared/station/hours.ts";
import type { FacilityFact, Station } from "../../shared/station.ts";
import { sayDayOf } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { HoursOsm } from "./hours-osm.tsx";
import { sayFacility, sayHours } from "./hours-words.ts";
import { sayPlace } from "./place-words.ts";

/** A sentence for each group of days, festival and date. */
export const HoursFact = ({ hours }: { hours: Hours }) => (
  <>
    <ul class="hours-lines">
      {sayHours(hours).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <HoursOsm hours={hours} />
  </>
);

/** Each facility with the date on which somebody looked. */
export const FacilityFacts = ({ facilities }: { facilities: readonly FacilityFact[] }) => (
  <ul class="hours-lines">
    {facilities.map(({ verifiedAt, ...one }) => {
      const said = sayFacility(one);
      return (
        <li key={one.facility} lang={one.note ? langOf(said) : undefined}>
          {said}{" "}
          <span class="aside">
            {verifiedAt
              ? t("desk.facility.checked", { date: sayDayOf(verifiedAt) })
              : t("desk.facility.unchecked")}
          </span>
        </li>
      );
    })}
  </ul>
);

/** Degrees as every map takes them. */
export const Spot = ({ of }: { of: Pick<Station, "latitude" | "longitude"> }) => (
  <>{t("desk.spot.wgs84", { place: sayPlace(of) })}</>
);
