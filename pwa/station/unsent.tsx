/** What was said at doors and is still on this device, told over the list: each leads to its station. */
import { Icon } from "../look/icons.tsx";
import { langOf, t } from "../text/text.ts";
import { directory } from "./directory.ts";
import { type Report, unsent } from "./reports.ts";
import { stationIn } from "./use-station.ts";

/** A line a station for what waits, and one for what was not taken; nothing while nothing is left. */
export const Unsent = () => (
  <div class="on-screen station-where" role="status">
    {(["refused", "waiting"] as const).map((state) => (
      <Lines
        key={state}
        state={state}
        reports={unsent.value.filter((one) => one.state === state)}
      />
    ))}
  </div>
);

function Lines({ state, reports }: { state: "refused" | "waiting"; reports: readonly Report[] }) {
  const places = [...new Set(reports.map(({ place }) => place))];
  return (
    <>
      {places.map((place) => {
        const name = (directory.value && stationIn(directory.value, place)?.name) ?? place;
        return (
          <p key={place} class={`station-said station-said-${state}`}>
            <Icon name={state === "refused" ? "alert" : "waiting"} />
            <span>
              {t(`station.unsent.${state}`, {
                count: reports.filter((one) => one.place === place).length,
              })}{" "}
              <a href={`/stations/${place}`} lang={langOf(name)}>
                {name}
              </a>
            </span>
          </p>
        );
      })}
    </>
  );
}
