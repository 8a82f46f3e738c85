/** What is said about a row of a list of stations: its questions, and why it is not taken. */
import type { Datum } from "../../shared/station/coordinates.ts";
import type { ImportRow, StationAsk } from "../../shared/station/import-row.ts";
import type { StationField } from "../../shared/station/import-words.ts";
import { errorText, t } from "../text/text.ts";

const DATUM_WORDS = {
  gcj02: "desk.spot.gcj02",
  bd09: "desk.spot.bd09",
  wgs84: "desk.spot.gps",
} as const;

/** A datum by the maps that mean it. */
export const sayDatum = (datum: Datum): string => t(DATUM_WORDS[datum]);

const IN_TABLES = {
  place: "stationImport.field.place",
  longitude: "stationImport.field.longitude",
  latitude: "stationImport.field.latitude",
  datum: "stationImport.field.datum",
} as const;

/** What a column of a list of stations is called. */
export const sayStationField = (field: StationField): string =>
  field in IN_TABLES
    ? t(IN_TABLES[field as keyof typeof IN_TABLES])
    : t(`field.station.${field as Exclude<StationField, keyof typeof IN_TABLES>}`);

/** A question about a row. */
export const sayAsk = ({ about, text, metres }: StationAsk): string =>
  text === "" && about !== "duplicate" && about !== "far"
    ? t("stationImport.ask.missing", { field: sayStationField(about) })
    : t(`stationImport.ask.${about}`, {
        text,
        ...(metres === null ? {} : { metres, km: Math.round(metres / 1000) }),
      });

/** Refusals, or else the questions that nobody has answered, in one line. */
export const sayReasons = ({ reasons, asks, status }: ImportRow): string => {
  if (status === "leftOut") return t("stationImport.status.leftOut");
  const said = reasons.map(({ field, reason }) =>
    reason === "notAPlace"
      ? t("stationImport.noPlace")
      : `${sayStationField(field)} · ${errorText(reason)}`,
  );
  return (said.length > 0 ? said : asks.map(sayAsk)).join(" ");
};
