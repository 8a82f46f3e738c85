/** Where a station is: pasted from any map with its datum, or where one stands. Kept as WGS-84. */
import { useRef, useState } from "preact/hooks";
import { DATUMS, type Datum, inMillionths, readPlace } from "../../shared/station/coordinates.ts";
import { Button } from "../look/button.tsx";
import { Choice, Field } from "../look/field.tsx";
import { errorText, t } from "../text/text.ts";
import { sayPlace } from "./place-words.ts";

interface Spot {
  /** Millionths of a degree; or, in `latitude` alone, what was typed and is no place yet. */
  latitude: string;
  longitude: string;
}

interface Props extends Spot {
  id: string;
  label: string;
  error: string | undefined;
  onChange(place: Spot): void;
}

const placeIn = ({ latitude, longitude }: Spot) =>
  /^-?\d+$/.test(latitude) && /^-?\d+$/.test(longitude)
    ? { latitude: Number(latitude), longitude: Number(longitude) }
    : null;

/** Long enough for a first fix of a phone's satellites. */
const FIX_WITHIN = 20_000;

export function SpotField({ id, label, error, onChange, ...spot }: Props) {
  const kept = placeIn(spot);
  const [text, setText] = useState(kept ? sayPlace(kept) : spot.latitude);
  const [datum, setDatum] = useState<Datum | "">(kept ? "wgs84" : "");
  const [finding, setFinding] = useState<"no" | "busy" | "failed">("no");
  const [accuracy, setAccuracy] = useState<number | null>(null);
  const latest = useRef("");
  const say = async (typed: string, from: Datum | "") => {
    setText(typed);
    setDatum(from);
    latest.current = `${from} ${typed}`;
    const place = readPlace(typed);
    // What can't be read yet is kept as it is typed.
    if (!place || from === "") return onChange({ latitude: typed, longitude: "" });
    const { toWgs84 } = await import("../station-desk/datum.ts");
    const { latitude, longitude } = inMillionths(toWgs84(place, from));
    if (latest.current === `${from} ${typed}`)
      onChange({ latitude: String(latitude), longitude: String(longitude) });
  };
  const stand = () => {
    setFinding("busy");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setFinding("no");
        setAccuracy(Math.round(coords.accuracy));
        void say(sayPlace(inMillionths(coords)), "wgs84");
      },
      () => setFinding("failed"),
      { enableHighAccuracy: true, timeout: FIX_WITHIN },
    );
  };
  return (
    <div class="spot-field">
      <Field
        id={id}
        label={label}
        hint={t("desk.spot.how")}
        value={text}
        error={error && errorText(error)}
        onInput={(typed) => {
          setAccuracy(null);
          void say(typed, datum);
        }}
      />
      <Choice
        id={`${id}-datum`}
        label={t("desk.spot.datum")}
        value={datum}
        onInput={(from) => void say(text, DATUMS.find((one) => one === from) ?? "")}
        choices={[
          ["gcj02", t("desk.spot.gcj02")],
          ["bd09", t("desk.spot.bd09")],
          ["wgs84", t("desk.spot.gps")],
        ]}
      />
      <div>
        <Button icon="place" busy={finding === "busy"} onClick={stand}>
          {t(finding === "busy" ? "desk.spot.finding" : "desk.spot.stand")}
        </Button>
      </div>
      <p class="aside" role="status">
        {finding === "failed"
          ? t("desk.spot.failed")
          : accuracy !== null
            ? t("desk.spot.accuracy", { metres: accuracy })
            : kept && datum !== "wgs84" && t("desk.spot.kept", { place: sayPlace(kept) })}
      </p>
    </div>
  );
}
