/** What earlier meetings deferred or did not come to: taken up into this one in a tap. */
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Meeting } from "../../shared/meeting.ts";
import { recordsOf } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { nameOf, titleOf } from "../record/names.ts";
import { Refusal } from "../record/refusal.tsx";
import { langOf, t } from "../text/text.ts";
import { useGiving } from "./use-giving.ts";

const OPEN = ["draft", "collecting", "agenda_set"];

export function LeftOver({ meeting }: { meeting: Meeting }) {
  const { busy, refusal, giving } = useGiving();
  if (!OPEN.includes(meeting.state)) return null;
  const left = recordsOf<AgendaItem>("agendaItem").filter(
    (item) =>
      item.committee === meeting.committee &&
      item.meeting !== meeting.id &&
      // What fills itself does so in each quarterly meeting anew.
      item.kind === "topic" &&
      (item.state === "deferred" || item.state === "carried_over"),
  );
  if (left.length === 0) return null;
  return (
    <section class="record-section">
      <h2>{t("meeting.left")}</h2>
      <ul class="meeting-list">
        {left.map((item) => {
          const title = titleOf("agendaItem", item);
          return (
            <li key={item.id}>
              <span>
                <span lang={langOf(title)}>{title}</span>
                <span class="aside">
                  {[
                    t(`state.agendaItem.${item.state}`),
                    nameOf("meeting", item.meeting),
                    item.reason,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
              <Button
                icon="plus"
                busy={busy}
                onClick={() =>
                  void giving({
                    noun: "agendaItem",
                    command: "takeUp",
                    target: item.id,
                    committee: item.committee,
                    args: { meeting: meeting.id },
                  })
                }
              >
                {t("meeting.left.take")}
              </Button>
            </li>
          );
        })}
      </ul>
      {refusal && <Refusal of={refusal} />}
    </section>
  );
}
