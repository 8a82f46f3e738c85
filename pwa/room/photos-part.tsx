/** What a place looked like before and after, side by side. */
import { useEffect, useState } from "preact/hooks";
import { type AgendaItem, PHOTO_TIMES } from "../../shared/agenda-item.ts";
import type { KeptEvent } from "../../shared/sync/storage.ts";
import { outbox, timeline, view } from "../local/index.ts";
import { Photos } from "../photo/photos.tsx";
import { wordOf } from "../record/names.ts";
import { timelineOf } from "../record/timeline.ts";
import { t } from "../text/text.ts";

/** @param onsite where photos are expected: then it says so while there is none */
export function PhotosPart({ item, onsite }: { item: AgendaItem; onsite: boolean }) {
  const [events, setEvents] = useState<readonly KeptEvent[]>([]);
  useEffect(() => {
    let here = true;
    void timeline(item.id).then((found) => here && setEvents(found));
    return () => {
      here = false;
    };
  }, [item.id, view.value]);
  const moments = timelineOf(item.id, events, outbox.value).filter(
    ({ command }) => command === "photograph",
  );
  if (moments.length === 0 && !onsite) return null;
  return (
    <div class="room-photos">
      {PHOTO_TIMES.map((when) => {
        const ids = moments
          .filter(({ said }) => said?.when === when)
          .flatMap(({ photos }) => photos);
        return (
          <section key={when} aria-label={wordOf("when", when)}>
            <h3>{wordOf("when", when)}</h3>
            {ids.length === 0 ? (
              <p class="aside">{t("room.noPhoto")}</p>
            ) : (
              <Photos ids={ids} committee={item.committee} />
            )}
          </section>
        );
      })}
    </div>
  );
}
