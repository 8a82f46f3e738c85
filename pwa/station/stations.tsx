/** The first page: which door to go to, answered without a question asked. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { nearest } from "../../shared/station/nearest.ts";
import type { Opened } from "../../shared/station/opened.ts";
import { Button } from "../look/button.tsx";
import { Complaint } from "../look/complaint.tsx";
import { addIcons, Icon } from "../look/icons.tsx";
import { STATION_PATHS } from "../look/icons-station.ts";
import { NoAnswer } from "../look/no-answer.tsx";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { useLate } from "../look/use-late.ts";
import { wide } from "../look/wide.ts";
import { REPORTS } from "../shell/background.ts";
import { recall } from "../text/remembered.ts";
import { sayInstant } from "../text/say.ts";
import { loadTexts, t } from "../text/text.ts";
import { bringUpToDate, directory, keepUpToDate, unanswered, upToDateAt } from "./directory.ts";
import { Filters } from "./filters.tsx";
import { findMe, here, locating, middleOf } from "./here.ts";
import { useMinute } from "./marks.tsx";
import { askForSamples } from "./samples.ts";
import { StationRow } from "./station-row.tsx";
import { filters, wantedFrom, wantNothing } from "./wanted.ts";
import "../look/chip.css";
import "../look/record-row.css";
import "../look/state-line.css";
import "./stations.css";

addIcons(STATION_PATHS);

/** Rows drawn at a time. */
const ROWS = 30;
/** Rows that fill a phone's screen: drawn before the rest, which a slow one takes a while for. */
const AT_ONCE = 8;

/** `/` of a visitor, and `/stations`. */
export default function Stations() {
  useEffect(keepUpToDate, []);
  useEffect(() => void askForSamples(), []);
  const opened = directory.value;
  const Told = useLate(recall(REPORTS) !== null, loadUnsent);
  return (
    <Page wide title={t("stations.title")} lead={t("stations.lead")} actions={<Near />}>
      <WhereFrom />
      {Told && <Told />}
      {opened && opened.count > 0 ? (
        <Ranked opened={opened} />
      ) : opened ? (
        <EmptyState icon="station" title={t("stations.empty")}>
          {t("stations.empty.why")}
        </EmptyState>
      ) : unanswered.value ? (
        <NoAnswer offline={unanswered.value === "offline"} onAgain={() => void bringUpToDate()} />
      ) : (
        <Loading />
      )}
      <Complaint />
    </Page>
  );
}

const Near = () => (
  <Button
    kind={here.value ? "plain" : "main"}
    icon="near"
    busy={locating.value === "asking"}
    onClick={findMe}
  >
    {t(
      locating.value === "asking"
        ? "stations.near.asking"
        : here.value
          ? "stations.near.again"
          : "stations.near",
    )}
  </Button>
);

const WhereFrom = () => (
  <p class="aside station-where" role="status">
    {locating.value === "refused" ? t("stations.near.refused") : ""}
  </p>
);

function Ranked({ opened }: { opened: Opened }) {
  const now = useMinute();
  const [shown, show] = useState(AT_ONCE);
  useEffect(() => {
    const timer = setTimeout(() => show(ROWS));
    return () => clearTimeout(timer);
  }, []);
  const [asRadar, setRadar] = useState(false);
  const middle = useMemo(() => middleOf(opened), [opened]);
  const from = here.value ?? middle;
  const ranked = useMemo(
    () => nearest(opened, wantedFrom(from, here.value !== null, now)),
    [opened, from, filters.value, now],
  );
  const found = ranked.slice(0, shown);
  const left = ranked.count - found.length;
  const Drawn = useLate(asRadar || wide.value, loadDrawing);
  const isDrawn = Drawn !== null && from !== null && (asRadar || wide.value);
  return (
    <>
      <Filters />
      <div class="station-places">
        <div class="station-head">
          <p class="station-count" role="status">
            {t("stations.count", { count: ranked.count })}
          </p>
          {!wide.value && (
            <button
              type="button"
              class="chip on-screen"
              aria-pressed={asRadar}
              onClick={() => setRadar(!asRadar)}
            >
              <Icon name="near" />
              {t("stations.view.radar")}
            </button>
          )}
        </div>
        {isDrawn && (
          <div class="station-drawing on-screen">
            <Drawn
              opened={opened}
              found={found.slice(0, DRAWN)}
              from={from}
              known={here.value !== null}
            />
          </div>
        )}
        <div class="station-list">
          {found.length > 0 ? (
            <ul class="rows" aria-label={t("stations.title")}>
              {found.map((one, i) => (
                <StationRow
                  key={one.place}
                  station={opened.at(one.place)}
                  found={one}
                  number={isDrawn && i < DRAWN ? i + 1 : null}
                  from={here.value}
                  now={now}
                />
              ))}
            </ul>
          ) : (
            <EmptyState icon="search" title={t("stations.none")}>
              <p>{t("stations.none.why")}</p>
              <Button onClick={wantNothing}>{t("stations.clear")}</Button>
            </EmptyState>
          )}
          {left > 0 && (
            <Button wide onClick={() => show(shown + ROWS)}>
              {t("stations.more", { count: Math.min(left, ROWS) })}
            </Button>
          )}
          <UpToDate />
        </div>
      </div>
    </>
  );
}

/** So many of the list are drawn: more would hide each other. */
const DRAWN = 12;

/** The drawing loads when it is looked at: a phone that only reads the list never pays for it. */
const loadDrawing = () => import("./drawing.tsx").then(({ Drawing }) => Drawing);
const loadUnsent = () =>
  Promise.all([import("./unsent.tsx"), loadTexts("station")]).then(([{ Unsent }]) => Unsent);

/** How fresh the list is, whether that could be asked just now, and what becomes of the reader's place. */
const UpToDate = () => (
  <>
    <p class="aside station-fresh">
      <Icon name={unanswered.value ? "offline" : "refresh"} />
      {upToDateAt.value && t("stations.upToDate", { when: sayInstant(upToDateAt.value) })}
    </p>
    {here.value && <p class="aside">{t("stations.near.kept")}</p>}
  </>
);
