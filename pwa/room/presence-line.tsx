/** Who is there, counted: expected, present, by proxy, excused; and whether they may decide anything. */
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";
import type { Room } from "./use-room.ts";

/** The figures, read aloud when they change. */
export function PresenceLine({ room }: { room: Room }) {
  const { meeting, attendances, there, quorum } = room;
  const count = (state: string) => attendances.filter((one) => one.state === state).length;
  const missing = quorum - there.length;
  return (
    <section class="room-presence" aria-label={t("room.presence")} aria-live="polite">
      <dl>
        <Figure name={t("room.expected")} figure={meeting.expected} />
        <Figure name={t("state.attendance.present")} figure={count("present")} />
        <Figure name={t("state.attendance.proxy")} figure={count("proxy")} />
        <Figure name={t("state.attendance.excused")} figure={count("excused")} />
      </dl>
      <p class={missing > 0 ? "room-quorum room-missing" : "room-quorum"}>
        <Icon name={missing > 0 ? "clock" : "check"} />
        {missing > 0
          ? t("room.quorum.missing", { count: missing, quorum })
          : t("room.quorum.reached", { quorum })}
      </p>
    </section>
  );
}

const Figure = ({ name, figure }: { name: string; figure: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{figure}</dd>
  </div>
);
