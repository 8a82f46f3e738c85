/** Whose topic it is, what it is about, and what it goes on with. */
import { type AgendaItem, SUBJECTS } from "../../shared/agenda-item.ts";
import { recordOf } from "../local/index.ts";
import { Tag } from "../look/tag.tsx";
import { nameOf, titleOf } from "../record/names.ts";
import { recordPath } from "../record/paths.ts";
import { langOf, t } from "../text/text.ts";

export function ItemAbout({ item }: { item: AgendaItem }) {
  const from = item.unit ? nameOf("unit", item.unit) : null;
  return (
    <div class="item-about">
      {from && (
        <p class="aside">
          <span lang={langOf(from)}>{t("meeting.topic.by", { unit: from })}</span>
        </p>
      )}
      {item.continues && <p class="aside">{t("meeting.topic.continues")}</p>}
      {item.detail && <p lang={langOf(item.detail)}>{item.detail}</p>}
      {SUBJECTS.flatMap((noun) => {
        const id = item[noun];
        const record = id ? recordOf(noun, id) : undefined;
        if (!record) return [];
        const title = titleOf(noun, record);
        return [
          <p key={noun}>
            <Tag>{t(`noun.${noun}`)}</Tag>
            <a href={recordPath(noun, record.id)} lang={langOf(title)}>
              {title}
            </a>
          </p>,
        ];
      })}
    </div>
  );
}
