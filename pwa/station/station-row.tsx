/** One station in the list. */
import { DAY } from "../../shared/station/calendar.ts";
import { bearing, type Found, type Point } from "../../shared/station/nearest.ts";
import { type Listed, placeOf } from "../../shared/station/opened.ts";
import { Tag } from "../look/tag.tsx";
import { langOf, t } from "../text/text.ts";
import { BarrierMark, OpenMark, WayThere } from "./marks.tsx";
import { samples } from "./samples.ts";
import { sayChecked, saySomeFacilities, sayState } from "./say-station.ts";
import { filters, SPEEDS } from "./wanted.ts";

interface Props {
  station: Listed;
  found: Found;
  /** Its place in the list, where the radar names it by that. */
  number: number | null;
  /** Where the reader is; null: not known, and distances would say nothing. */
  from: Point | null;
  now: number;
}

/** Open or not, how to get in, how far, what is there, and how fresh all that is. */
export function StationRow({ station, found: { distance, state }, number, from, now }: Props) {
  const { words, more } = saySomeFacilities(station, filters.value.facilities);
  const { arrive } = filters.value;
  const there = { latitude: station.latitude / 1e5, longitude: station.longitude / 1e5 };
  return (
    <li class="row">
      <a class="row-link station-row" href={`/stations/${placeOf(station)}`}>
        {number !== null && <span class="row-number">{number}</span>}
        <span class="row-body">
          <span class="row-title">
            {station.reported && <Tag tone="red">{t("stations.reported")}</Tag>}
            {samples.value.includes(station.committee) && (
              <Tag tone="gold">{t("shell.sample")}</Tag>
            )}
            <span lang={langOf(station.name)}>{station.name}</span>
          </span>
          <span class="station-line">
            <OpenMark said={sayState(state, station.closure !== null, now)} />
            <BarrierMark barrier={state.barrier ?? station.barrier} />
          </span>
          <span class="row-facts">
            {words.map((word) => (
              <span key={word}>{word}</span>
            ))}
            {more > 0 && <span>{t("stations.andMore", { count: more })}</span>}
            <span>{sayChecked(station, Math.floor(now / DAY))}</span>
          </span>
        </span>
        {from && distance !== null && (
          <span class="station-far">
            <WayThere metres={distance} degrees={bearing(from, there)} />
            {arrive && (
              <span class="aside">
                {t(arrive === "walk" ? "stations.walkFor" : "stations.rideFor", {
                  minutes: Math.ceil(distance / SPEEDS[arrive]),
                })}
              </span>
            )}
          </span>
        )}
      </a>
    </li>
  );
}
