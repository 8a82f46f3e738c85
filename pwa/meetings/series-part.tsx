/** 例会制度: the rules under which meetings come round, in sentences; the office sets and mends them. */
import { useState } from "preact/hooks";
import { nounNamed } from "../../shared/nouns.ts";
import { RECURRING, type Series } from "../../shared/series.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { pendingOn } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { AnswerButton, offersHere } from "../record/actions.tsx";
import { openOf } from "../record/commands.ts";
import { wordOf } from "../record/names.ts";
import { Refusal } from "../record/refusal.tsx";
import { sayDay } from "../text/say-hours.ts";
import { langOf, t } from "../text/text.ts";
import { meetingFormPath } from "./paths.ts";
import { sayWeek } from "./series-fields.tsx";

interface Props {
  committee: string;
  /** Active ones. */
  series: readonly Series[];
  /** The reader may set rules. */
  office: boolean;
}

export function SeriesPart({ committee, series, office }: Props) {
  const missing = RECURRING.filter((kind) => series.every((one) => one.kind !== kind));
  if (series.length === 0 && !office) return null;
  return (
    <section class="meetings-group">
      <h2>
        <Icon name="refresh" />
        <span>{t("noun.series.many")}</span>
      </h2>
      {series.length === 0 && <p class="aside">{t("meetings.series.none")}</p>}
      {series.map((one) => (
        <Rules key={one.id} series={one} />
      ))}
      {office &&
        missing.map((kind) => (
          <Button
            key={kind}
            icon="plus"
            kind={series.length === 0 && kind === missing[0] ? "main" : "plain"}
            href={meetingFormPath("series", "set", committee, { kind })}
          >
            {t("meetings.series.set", { kind: wordOf("kind", kind) })}
          </Button>
        ))}
    </section>
  );
}

function Rules({ series }: { series: Series }) {
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const { id, committee, title, place, quorum, passBase } = series;
  const { topicDays, noticeDays, objectionDays } = series;
  const offers = openOf(offersHere(nounNamed("series"), series));
  const steps = [...offers.filter(({ ends }) => !ends), ...offers.filter(({ ends }) => ends)];
  const rules: readonly (readonly [string, string])[] = [
    [t("meetings.rhythm"), sayRhythm(series)],
    [t("field.series.place"), place],
    [t("field.series.quorum"), wordOf("quorum", quorum)],
    [t("field.series.passBase"), wordOf("passBase", passBase)],
    [
      t("meetings.deadlines"),
      t("meetings.deadlines.are", { topicDays, noticeDays, objectionDays }),
    ],
  ];
  return (
    <div class="meetings-series">
      <h3 lang={langOf(title)}>{title}</h3>
      <dl>
        {rules.map(([name, rule]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd lang={langOf(rule)}>{rule}</dd>
          </div>
        ))}
      </dl>
      {pendingOn(id).length > 0 && <p class="aside">{t("desk.notSent")}</p>}
      {refusal && <Refusal of={refusal} />}
      <div class="meetings-slot-actions">
        {steps.map((offer) => (
          <AnswerButton
            key={offer.name}
            offer={offer}
            record={series}
            main={false}
            href={meetingFormPath("series", offer.name, committee, { id })}
            onDone={() => setRefusal(null)}
            onRefused={setRefusal}
          />
        ))}
      </div>
    </div>
  );
}

/** 每季度最后一个月的第三个周五 15:00. */
function sayRhythm({ kind, month, week, weekday, time }: Series): string {
  const day = { week: sayWeek(week), weekday: sayDay(weekday), time };
  return kind === "monthly_committee"
    ? t("meetings.rhythm.monthly", day)
    : t("meetings.rhythm.quarterly", {
        ...day,
        month: t(`meetings.month.${month as 1 | 2 | 3}`),
      });
}
