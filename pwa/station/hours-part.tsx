/** When one gets in, and how, by day and hour. */
import type { Barrier } from "../../shared/station/facts.ts";
import type { Hours } from "../../shared/station/hours.ts";
import { saySpan } from "../text/say-hours.ts";
import { t } from "../text/text.ts";
import { daysAhead, type Line, weekSaid } from "./hours-said.ts";
import { BarrierMark } from "./marks.tsx";

interface Props {
  hours: Hours;
  /** The way in where the hours name none. */
  usual: Barrier;
}

/** The week with today marked, then the days to come that differ. @param today day number */
export function HoursPart({ hours, usual, today }: Props & { today: number }) {
  const ahead = daysAhead(hours, today);
  return (
    <>
      <HourLines lines={weekSaid(hours, today)} usual={usual} />
      {ahead.length > 0 && (
        <>
          <h3>{t("station.otherDays")}</h3>
          <HourLines lines={ahead} usual={usual} />
        </>
      )}
    </>
  );
}

/** Days, each with what holds on it. */
export const HourLines = ({ lines, usual }: { lines: readonly Line[]; usual: Barrier }) => (
  <dl class="station-hours">
    {lines.map(({ label, spans, isToday }) => (
      <div key={label} data-today={isToday}>
        <dt>
          {label}
          {isToday && <span class="station-today">{t("station.today")}</span>}
        </dt>
        <dd>
          {spans.length === 0 && t("hours.closed")}
          {spans.map((span) => (
            <span key={span.from} class="station-span">
              <span>{saySpan(span)}</span>
              {span.onCall && <span class="aside">{t("hours.onCall")}</span>}
              <BarrierMark barrier={span.barrier ?? usual} />
            </span>
          ))}
        </dd>
      </div>
    ))}
  </dl>
);
