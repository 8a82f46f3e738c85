/** One station: is it open, how to get in, how to find the door, and a word when it is not so. */
import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { DAY } from "../../shared/station/calendar.ts";
import { openState, scheduleOf } from "../../shared/station/hours.ts";
import { bearing, distanceFrom } from "../../shared/station/nearest.ts";
import { type Listed, placeOf } from "../../shared/station/opened.ts";
import { me } from "../account/session.ts";
import { Button } from "../look/button.tsx";
import { Complaint } from "../look/complaint.tsx";
import { addIcons } from "../look/icons.tsx";
import { STATION_PATHS } from "../look/icons-station.ts";
import { NoAnswer } from "../look/no-answer.tsx";
import { EmptyState, Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { Tag } from "../look/tag.tsx";
import { langOf, t } from "../text/text.ts";
import { bringUpToDate, unanswered } from "./directory.ts";
import { FacilitiesPart } from "./facilities-part.tsx";
import { here } from "./here.ts";
import { HoursPart } from "./hours-part.tsx";
import { BarrierMark, OpenMark, useMinute, WayThere } from "./marks.tsx";
import { NavigatePart } from "./navigate-part.tsx";
import { PicturesPart } from "./pictures-part.tsx";
import { ReportPart } from "./report-part.tsx";
import { samples } from "./samples.ts";
import { sayState } from "./say-station.ts";
import { ShareButton } from "./share-button.tsx";
import { type Rest, useStation } from "./use-station.ts";
import "../look/state-line.css";
import "./station.css";

addIcons(STATION_PATHS);

const listPath = (): string => (me.value ? "/stations" : "/");

/** `/stations/:place`. */
export default function Station() {
  const place = useRoute().params.place ?? "";
  const { listed, rest, isPart } = useStation(place);
  // What the server wrote of this station into the head: another page that one goes on to is not it.
  useEffect(
    () => () => {
      for (const told of document.querySelectorAll("[data-station]")) told.remove();
    },
    [place],
  );
  if (listed) return <Whole listed={listed} rest={rest} isPart={isPart} />;
  return <Missing isGone={listed === undefined} />;
}

/** No directory yet, or none that holds this station. */
export const Missing = ({ isGone }: { isGone: boolean }) => (
  <Page title={t(isGone ? "station.gone" : "stations.title")} back={listPath()}>
    {isGone ? (
      <EmptyState icon="search" title={t("station.gone")}>
        <p>{t("station.gone.why")}</p>
        <Button href={listPath()}>{t("station.all")}</Button>
      </EmptyState>
    ) : unanswered.value ? (
      <NoAnswer offline={unanswered.value === "offline"} onAgain={() => void bringUpToDate()} />
    ) : (
      <Loading />
    )}
  </Page>
);

function Whole({ listed, rest, isPart }: { listed: Listed; rest: Rest | null; isPart: boolean }) {
  const now = useMinute();
  const place = placeOf(listed);
  const { name, hint, hours, barrier, closure } = listed;
  const state = openState({ schedule: hours && scheduleOf(hours), barrier, closure }, now);
  const isSample = rest?.sample ?? samples.value.includes(listed.committee);
  return (
    <Page
      key={place}
      title={name}
      lang={langOf(name)}
      back={listPath()}
      over={
        <>
          {isSample && <Tag tone="gold">{t("shell.sample")}</Tag>}
          {t(`kind.${listed.kind}`)}
        </>
      }
    >
      {listed.reported && (
        <Notice tone="bad" title={t("stations.reported")}>
          {t("station.reported")}
        </Notice>
      )}
      <div class="station-now">
        <OpenMark said={sayState(state, closure !== null, now)} large />
        <BarrierMark barrier={state.barrier ?? barrier} />
        <Far listed={listed} />
      </div>
      {hint && (
        <section class="station-part" aria-labelledby="door">
          <h2 id="door">{t("station.howToFind")}</h2>
          <p lang={langOf(hint)}>{hint}</p>
        </section>
      )}
      <NavigatePart station={listed} />
      <section class="station-part" aria-labelledby="hours">
        <h2 id="hours">{t("station.hours")}</h2>
        {hours ? (
          <HoursPart hours={hours} usual={barrier} today={Math.floor(now / DAY)} />
        ) : (
          <p>{t("station.hours.none")}</p>
        )}
      </section>
      <FacilitiesPart listed={listed} rest={rest} now={now} />
      {rest && <PicturesPart place={place} pictures={rest.station.pictures} />}
      <Keepers rest={rest} isPart={isPart} />
      <ReportPart place={place} />
      <div class="station-buttons on-screen">
        <ShareButton title={name} path={`/stations/${place}`} />
        <Button icon="print" href={`/stations/${place}/poster`}>
          {t("station.poster")}
        </Button>
      </div>
      <Complaint />
    </Page>
  );
}

/** How far it is from the reader, where that is known. */
function Far({ listed }: { listed: Listed }) {
  const from = here.value;
  if (!from) return null;
  const there = { latitude: listed.latitude / 1e5, longitude: listed.longitude / 1e5 };
  const metres = distanceFrom(from)(there.latitude, there.longitude);
  return <WayThere metres={metres} degrees={bearing(from, there)} />;
}

/** The community and the unit that runs it. */
function Keepers({ rest, isPart }: { rest: Rest | null; isPart: boolean }) {
  if (!rest) return isPart ? <p class="aside">{t("station.rest.offline")}</p> : null;
  const { operator, community, street } = rest;
  return (
    <section class="station-part" aria-labelledby="keepers">
      <h2 id="keepers">{t("station.keepers")}</h2>
      <dl class="facts">
        {operator && (
          <div>
            <dt>{t("station.operator")}</dt>
            <dd lang={langOf(operator)}>{operator}</dd>
          </div>
        )}
        {community && (
          <div>
            <dt>{t("station.community")}</dt>
            <dd lang={langOf(community)}>{[street, community].filter(Boolean).join(" ")}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
