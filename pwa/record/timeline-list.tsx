/** The journal of one record, in words: what waits here first, then what is written down. */
import { useEffect, useState } from "preact/hooks";
import type { KeptEvent } from "../../shared/sync/storage.ts";
import { outbox, timeline, view } from "../local/index.ts";
import { Icon } from "../look/icons.tsx";
import { Loading } from "../look/notice.tsx";
import { Photos } from "../photo/photos.tsx";
import { Instant } from "../text/instant.tsx";
import { langOf, t } from "../text/text.ts";
import { FactValue } from "./facts.tsx";
import { nameOf } from "./names.ts";
import { type Moment, timelineOf, toldAt } from "./timeline.ts";

/** What is plainly somebody's own words needs no label. */
const SPEECH: readonly string[] = ["note", "reason", "answer"];

/** What was done to the record with this id (or, in the journal, the person), newest first. */
export function Timeline({ id, none }: { id: string; none?: string }) {
  const [events, setEvents] = useState<readonly KeptEvent[] | null>(null);
  useEffect(() => {
    let here = true;
    void timeline(id).then((found) => here && setEvents(found));
    return () => {
      here = false;
    };
  }, [id, view.value]);
  const moments = timelineOf(id, events ?? [], outbox.value);
  return (
    <section class="record-section">
      <h2>{t("record.timeline")}</h2>
      {events === null ? (
        <Loading />
      ) : moments.length === 0 ? (
        <p class="aside">{none ?? t("record.noTimeline")}</p>
      ) : (
        <ol class="timeline">
          {moments.map((moment) => (
            <MomentLine key={moment.key} moment={moment} />
          ))}
        </ol>
      )}
    </section>
  );
}

const whoDid = ({ unit, role }: Moment): string =>
  unit ? nameOf("unit", unit) : role ? t(`role.${role}`) : t("record.you");

function MomentLine({ moment }: { moment: Moment }) {
  const { noun, command, at, pending, said, photos, committee } = moment;
  return (
    <li class={pending ? "moment moment-pending" : "moment"}>
      <p>
        {t(`done.${command === "forget" ? "record" : noun}.${command}`, { who: whoDid(moment) })}
        <span class="aside moment-at">
          {" "}
          · <Instant at={at} />
        </span>
      </p>
      {pending && (
        <p class={pending === "refused" ? "moment-refused" : "moment-waiting"}>
          <Icon name={pending === "refused" ? "alert" : "waiting"} />
          <a href="/outbox">{t(pending === "refused" ? "desk.refused" : "desk.notSent")}</a>
        </p>
      )}
      {said === null && <p class="aside">{t("record.erased")}</p>}
      {toldAt(moment).map(([field, text]) =>
        SPEECH.includes(field) ? (
          <blockquote key={field} class="moment-said" lang={langOf(text)}>
            {text}
          </blockquote>
        ) : (
          <p key={field} class="aside">
            {t(`field.${noun}.${field}`)}{" "}
            <FactValue noun={noun} field={field} record={null} value={text} />
          </p>
        ),
      )}
      <Photos ids={photos} committee={committee} />
    </li>
  );
}
