/** The year's calendar: what the series propose, each planned in one tap or by a form, and what is planned. */
import { useRef, useState } from "preact/hooks";
import {
  planOf,
  proposedBy,
  type Slot,
  slotsOf,
  yearsAhead,
} from "../../shared/meeting/calendar.ts";
import type { Meeting } from "../../shared/meeting.ts";
import type { Series } from "../../shared/series.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { giveAll } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { wordOf } from "../record/names.ts";
import { Refusal } from "../record/refusal.tsx";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { FestivalNote } from "./festival-note.tsx";
import { meetingFormPath, meetingPath } from "./paths.ts";
import { sayWhen } from "./say-when.ts";

interface Props {
  committee: string;
  series: readonly Series[];
  meetings: readonly Meeting[];
}
type Planned = Slot & { series: Series };

/** For whoever may plan. */
export function YearPart({ committee, series, meetings }: Props) {
  const now = clock.value;
  const years = yearsAhead(now);
  const inYear = (year: number): Planned[] =>
    series
      .flatMap((one) =>
        slotsOf(proposedBy(one, year, now), meetings).map((slot) => ({ ...slot, series: one })),
      )
      .sort((one, other) => one.proposed.startsAt.localeCompare(other.proposed.startsAt));
  const [chosen, choose] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  // Once this year has nothing left to plan, the next is what matters.
  const year = chosen ?? years.find((one) => inYear(one).some(isFree)) ?? years[0];
  const slots = inYear(year);
  const free = slots.filter(isFree);
  const plan = async (wanted: readonly Planned[]) => {
    setBusy(true);
    // The year stays in sight even when this was its last proposal.
    choose(year);
    const given = await giveAll(
      wanted.map(({ series, proposed }) => ({
        noun: "meeting",
        command: "plan",
        target: null,
        committee,
        args: planOf(series, proposed),
      })),
    );
    setBusy(false);
    const last = given.at(-1);
    setRefusal(last?.outcome === "refused" ? last.refusal : null);
    // The button that was tapped is gone.
    head.current?.focus({ preventScroll: true });
  };
  if (series.length === 0) return null;
  return (
    <section class="meetings-group">
      <h2 ref={head} tabIndex={-1}>
        <Icon name="due" />
        <span>{t("meetings.year", { year })}</span>
      </h2>
      <div class="chips">
        {years.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={one === year}
            onClick={() => choose(one)}
          >
            {t("meetings.ofYear", { year: one })}
          </button>
        ))}
      </div>
      {refusal && <Refusal of={refusal} />}
      {slots.length === 0 ? (
        <p class="aside">{t("meetings.year.none")}</p>
      ) : (
        <ul class="rows" aria-label={t("meetings.year", { year })}>
          {slots.map((slot) => (
            <SlotRow
              key={`${slot.series.id} ${slot.proposed.date}`}
              slot={slot}
              committee={committee}
              busy={busy}
              onPlan={() => void plan([slot])}
            />
          ))}
        </ul>
      )}
      {free.length > 1 && (
        <Button busy={busy} onClick={() => void plan(free)}>
          {t("meetings.planAll", { count: free.length })}
        </Button>
      )}
    </section>
  );
}

const isFree = ({ meeting }: Slot): boolean => meeting === null;

function SlotRow(props: { slot: Planned; committee: string; busy: boolean; onPlan(): void }) {
  const { slot, committee, busy, onPlan } = props;
  const { proposed, meeting, series } = slot;
  const { kind, date, topicsCloseOn, noticeOn, moved } = proposed;
  if (meeting)
    return (
      <li class="row meetings-slot">
        <a class="meetings-planned" href={meetingPath(meeting.id)}>
          <Icon name="check" />
          <span>{sayWhen(meeting)}</span>
          <span lang={langOf(meeting.title)}>{meeting.title}</span>
        </a>
      </li>
    );
  const { title } = planOf(series, proposed);
  const when = sayWhen({ date, time: series.time });
  return (
    <li class="row meetings-slot">
      <p class="meetings-slot-when">{when}</p>
      <p>{wordOf("kind", kind)}</p>
      <p class="row-facts">
        <span>{t("meetings.topicsUntil", { date: sayDate(topicsCloseOn) })}</span>
        <span>{t("meetings.noticeBy", { date: sayDate(noticeOn) })}</span>
        <FestivalNote moved={moved} />
      </p>
      <div class="meetings-slot-actions">
        <Button busy={busy} onClick={onPlan}>
          {t("meetings.take")}
        </Button>
        <Button
          kind="bare"
          href={meetingFormPath("meeting", "plan", committee, { kind, date, title })}
        >
          {t("meetings.otherwise")}
        </Button>
      </div>
    </li>
  );
}
