/** Hours as OpenStreetMap writes them, to be copied; and what of them it can't say. */
import type { Hours } from "../../shared/station/hours.ts";
import { osmLimits, osmOf } from "../../shared/station/osm-hours.ts";
import { CopyButton } from "../look/copy-button.tsx";
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";

export function HoursOsm({ hours }: { hours: Hours }) {
  const value = osmOf(hours);
  const limits = osmLimits(hours);
  return (
    <details class="hours-more hours-osm">
      <summary>{t("desk.hours.osm")}</summary>
      <p lang="en">
        <code>{value}</code>
      </p>
      {limits.length > 0 && (
        <ul class="hours-asks">
          {limits.map((limit) => (
            <li key={limit}>
              <Icon name="info" />
              <span>{t(`desk.hours.osm.${limit}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <div>
        <CopyButton text={value} label={t("common.copy")} />
      </div>
    </details>
  );
}
