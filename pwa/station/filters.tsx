/** Filters: one tap each, all in one strip. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Facility } from "../../shared/station/facts.ts";
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";
import { here } from "./here.ts";
import { filters, SPEEDS, type Way, want, wantNothing, wantsSomething } from "./wanted.ts";

/** Facilities that people go out of their way for. */
const FACILITIES: readonly Facility[] = [
  "hot_water",
  "phone_charging",
  "toilet",
  "microwave",
  "heating",
  "oxygen",
  "aed",
];

const Chip = (props: { on: boolean; onTap(): void; children: ComponentChildren }) => (
  <button type="button" class="chip" aria-pressed={props.on} onClick={props.onTap}>
    {props.on && <Icon name="check" />}
    {props.children}
  </button>
);

/** The clock comes with the tap: a browser takes long to make its own, and most people never ask for it. */
function OpenAt({ at }: { at: string }) {
  const [asked, ask] = useState(at !== "");
  const clock = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!asked || at) return;
    clock.current?.focus();
    try {
      clock.current?.showPicker();
    } catch {
      // Not every browser has one: the time can be typed.
    }
  }, [asked]);
  if (!asked)
    return (
      <Chip on={false} onTap={() => ask(true)}>
        {t("stations.openAt")}
      </Chip>
    );
  return (
    <label class="chip" data-on={at !== ""}>
      {t("stations.openAt")}
      <input
        ref={clock}
        type="time"
        value={at}
        onInput={(event) => want({ at: event.currentTarget.value })}
      />
    </label>
  );
}

/** The strip of filters. */
export function Filters() {
  const { open, walkIn, night, facilities, arrive, at } = filters.value;
  const toggled = (facility: Facility) =>
    facilities.includes(facility)
      ? facilities.filter((one) => one !== facility)
      : [...facilities, facility];
  return (
    <fieldset class="station-filters on-screen">
      <legend class="unseen">{t("stations.filters")}</legend>
      {wantsSomething() && (
        <button type="button" class="chip" onClick={wantNothing}>
          <Icon name="cross" />
          {t("stations.clear")}
        </button>
      )}
      <Chip on={open && !at} onTap={() => want({ open: !open || at !== "", at: "" })}>
        {t("stations.openNow")}
      </Chip>
      <Chip on={walkIn} onTap={() => want({ walkIn: !walkIn })}>
        {t("stations.walkIn")}
      </Chip>
      {here.value &&
        (Object.keys(SPEEDS) as Way[]).map((way) => (
          <Chip
            key={way}
            on={arrive === way}
            onTap={() => want({ arrive: arrive === way ? null : way })}
          >
            {t(`stations.arrive.${way}`)}
          </Chip>
        ))}
      <Chip on={night} onTap={() => want({ night: !night })}>
        {t("stations.night")}
      </Chip>
      {FACILITIES.map((facility) => (
        <Chip
          key={facility}
          on={facilities.includes(facility)}
          onTap={() => want({ facilities: toggled(facility) })}
        >
          {t(`facility.${facility}`)}
        </Chip>
      ))}
      <OpenAt at={at} />
    </fieldset>
  );
}
