/** The item that fills itself: what became of earlier resolutions, and which promises are overdue. */
import type { Commitment } from "../../shared/commitment.ts";
import { dueState } from "../../shared/deadlines.ts";
import { isTerminal } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { recordsOf } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { nameOf, titleOf, whoNext } from "../record/names.ts";
import { recordPath } from "../record/paths.ts";
import { t } from "../text/text.ts";
import type { Room } from "./use-room.ts";

export function ReviewPart({ room }: { room: Room }) {
  const { meeting } = room;
  const earlier = recordsOf<Resolution>("resolution").filter(
    (one) =>
      one.state === "adopted" && one.meeting !== meeting.id && one.committee === meeting.committee,
  );
  const overdue = recordsOf<Commitment>("commitment").filter(
    (one) =>
      one.committee === meeting.committee &&
      !isTerminal(nounNamed("commitment"), one.state) &&
      dueState(one.due, clock.value) === "overdue",
  );
  return (
    <div class="room-review">
      <h3>{t("room.review.resolutions", { count: earlier.length })}</h3>
      <RecordRows label={t("noun.resolution.many")}>
        {earlier.map((one) => (
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
