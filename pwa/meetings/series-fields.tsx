/** The rhythm of a series in words instead of numbers, and the meetings that it comes to. */
import type { ComponentChildren } from "preact";
import { proposedBy, yearsAhead } from "../../shared/meeting/calendar.ts";
import { RECURRING } from "../../shared/series.ts";
import { clock } from "../local/state.ts";
import { Choice } from "../look/field.tsx";
import type { Field } from "../record/fields.ts";
import type { Control } from "../record/form.tsx";
import { sayDay } from "../text/say-hours.ts";
import { t } from "../text/text.ts";
import { FestivalNote } from "./festival-note.tsx";
import { sayWhen } from "./say-when.ts";

const MONTHS = [1, 2, 3];
const WEEKS = [1, 2, 3, 4, 5];
const DAYS = [1, 2, 3, 4, 5, 6, 7];
/** Meetings that are shown before the rules are set. */
const SHOWN = 4;

const CHOICES: Readonly<Record<string, () => [string, string][]>> = {
  month: () => MONTHS.map((month) => [String(month), t(`meetings.month.${month as 1 | 2 | 3}`)]),
  week: () => WEEKS.map((week) => [String(week), sayWeek(week)]),
  weekday: () => DAYS.map((day) => [String(day), sayDay(day)]),
};

/** 第三个; the fifth is the last. */
export const sayWeek = (week: number): string => t(`meetings.week.${week as 1 | 2 | 3 | 4 | 5}`);

/** Draws what of a series' form is no plain field. */
export const drawTiming =
  (kind: string) =>
  (field: Field, control: Control): ComponentChildren | undefined => {
    if (field.name === "kind" || (field.name === "month" && kind === "monthly_committee"))
      return null;
    const choices = CHOICES[field.name]?.();
    return choices && <Choice {...control} choices={choices} />;
  };

/** The next meetings that these rules would propose; nothing while they aren't whole. */
export function NextMeetings(props: { kind: string; values: Readonly<Record<string, unknown>> }) {
  const { values } = props;
  const kind = RECURRING.find((one) => one === props.kind);
  const number = (name: string): number => Number(values[name]);
  const [month, week, weekday] = [number("month"), number("week"), number("weekday")];
  const time = String(values.time);
  if (!kind || !(month && week && weekday) || !/^\d\d:\d\d$/.test(time)) return null;
  const timing = { kind, month, week, weekday, time, topicDays: 0, noticeDays: 0 };
  const next = yearsAhead(clock.value)
    .flatMap((year) => proposedBy(timing, year, clock.value))
    .slice(0, SHOWN);
  return (
    <section class="meetings-next" aria-label={t("meetings.next")}>
      <h2>{t("meetings.next")}</h2>
      <ul>
        {next.map(({ date, moved }) => (
          <li key={date}>
            {sayWhen({ date, time })} <FestivalNote moved={moved} />
          </li>
        ))}
      </ul>
    </section>
  );
}
