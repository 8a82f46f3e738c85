/** Grids by hours: a strip for the eye, and signs with words for whoever reads it. */
import { clockOf } from "../../shared/station/calendar.ts";
import type { Cover, GridCoverage } from "../../shared/station/coverage.ts";
import { nameOf } from "../record/names.ts";
import { langOf, t } from "../text/text.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Told apart without colour, on paper too. */
const SIGNS: Readonly<Record<Cover, string>> = {
  open: "●",
  on_call: "◐",
  unknown: "?",
  closed: "○",
  none: "–",
};
const LEGEND = ["open", "on_call", "closed", "unknown", "none"] as const;

export const sayHour = (hour: number): string => clockOf(hour * 60);
export const sayGrid = (grid: string | null): string =>
  grid === null ? t("coverage.noGrid") : nameOf("grid", grid);

export function CoverageTable({ rows, hour }: { rows: readonly GridCoverage[]; hour: number }) {
  return (
    <section class="record-section">
      <h2>{t("coverage.byHour")}</h2>
      <ul class="coverage-legend">
        {LEGEND.map((cover) => (
          <li key={cover}>
            <span class={`coverage-sign coverage-${cover}`} aria-hidden="true">
              {SIGNS[cover]}
            </span>{" "}
            {t(`coverage.cover.${cover}`)}
          </li>
        ))}
      </ul>
      <div class="coverage-strips" aria-hidden="true">
        {rows.map((row) => (
          <div key={row.grid ?? ""} class="coverage-strip">
            <span lang={langOf(sayGrid(row.grid))}>{sayGrid(row.grid)}</span>
            <Strip hours={row.hours} marked={hour} />
          </div>
        ))}
      </div>
      {/* It is scrolled from the keyboard, too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus */}
      <section class="table-frame" tabIndex={0} aria-label={t("coverage.byHour")}>
        <table class="table coverage-table">
          <caption class="unseen">{t("coverage.byHour")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("noun.grid")}</th>
              <th scope="col" class="table-number">
                {t("coverage.stations")}
              </th>
              {HOURS.map((one) => (
                <th key={one} scope="col" class={one === hour ? "coverage-marked" : undefined}>
                  <span class="unseen">{sayHour(one)}</span>
                  <span aria-hidden="true">{one}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ grid, stations, hours }) => (
              <tr key={grid ?? ""}>
                <th scope="row" lang={langOf(sayGrid(grid))}>
                  {sayGrid(grid)}
                </th>
                <td class="table-number">{stations}</td>
                {hours.map((cover, one) => (
                  <td
                    key={HOURS[one]}
                    class={`coverage-${cover}${one === hour ? " coverage-marked" : ""}`}
                  >
                    <span aria-hidden="true">{SIGNS[cover]}</span>
                    <span class="unseen">{t(`coverage.cover.${cover}`)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** How high a bar stands, of 20: what is better is higher. */
const HEIGHTS: Readonly<Record<Cover, number>> = {
  open: 20,
  on_call: 11,
  unknown: 6,
  closed: 2,
  none: 0,
};

/** A day as bars, the marked hour framed. */
const Strip = ({ hours, marked }: { hours: readonly Cover[]; marked: number }) => (
  <svg class="coverage-drawing" viewBox="0 0 240 24" preserveAspectRatio="none" aria-hidden="true">
    <path class="coverage-base" d="M0 22.5h240" />
    {hours.map((cover, hour) => (
      <rect
        key={HOURS[hour]}
        class={`coverage-bar coverage-${cover}`}
        x={hour * 10 + 0.5}
        y={22 - HEIGHTS[cover]}
        width={9}
        height={HEIGHTS[cover]}
      />
    ))}
    <rect class="coverage-frame" x={marked * 10} y={0.5} width={10} height={23} />
  </svg>
);
