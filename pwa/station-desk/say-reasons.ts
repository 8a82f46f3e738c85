/** Why a row of a list of stations is not taken, in one line. */
import type { ImportRow } from "../../shared/station/import.ts";
import { errorText, t } from "../text/text.ts";

/** Refusals, or else the questions that nobody has answered. */
export const sayReasons = ({ reasons, asks, status }: ImportRow): string => {
  if (status === "leftOut") return t("stationImport.status.leftOut");
  const said = reasons.map(({ field, reason }) =>
    reason === "notAPlace"
      ? t("stationImport.noPlace")
      : `${t(`field.station.${field}`)} · ${errorText(reason)}`,
  );
  const asked = asks.map(({ about, text, metres }) =>
    t(`stationImport.ask.${about}`, {
      text: text || t("stationImport.nothing"),
      ...(metres === null ? {} : { metres }),
    }),
  );
  return (said.length > 0 ? said : asked).join(" ");
};
