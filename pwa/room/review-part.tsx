/** The item that fills itself: what became of earlier resolutions, and which promises are overdue. */
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { nameOf, titleOf, whoNext } from "../record/names.ts";
import { recordPath } from "../record/paths.ts";
import { t } from "../text/text.ts";
import type { Room } from "./use-room.ts";

export function ReviewPart({ room }: { room: Room }) {
  const { open, overdue } = room.earlier;
  return (
    <div class="room-review">
      <h3>{t("room.review.resolutions", { count: open.length })}</h3>
      <RecordRows label={t("noun.resolution.many")}>
        {open.map(({ resolution: one }) => (
          <RecordRow
            key={one.id}
            href={recordPath("resolution", one.id)}
            noun="resolution"
            number={one.number}
            title={one.text}
            state={one.state}
            who={whoNext(one)}
            due={one.due}
            facts={one.owners.map((unit) => nameOf("unit", unit))}
          />
        ))}
      </RecordRows>
      <h3>{t("room.review.overdue", { count: overdue.length })}</h3>
      <RecordRows label={t("noun.commitment.many")}>
        {overdue.map((one) => (
          <RecordRow
            key={one.id}
            href={recordPath("commitment", one.id)}
            noun="commitment"
            number={one.number}
            title={titleOf("commitment", one)}
            state={one.state}
            who={whoNext(one)}
            due={one.due}
            facts={[nameOf("unit", one.unit)]}
          />
        ))}
      </RecordRows>
    </div>
  );
}
