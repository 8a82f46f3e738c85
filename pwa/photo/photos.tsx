/** Photos in a timeline: from the outbox while they wait, else from the server. */
import type { Photo } from "../../shared/sync/storage.ts";
import { outbox } from "../local/index.ts";
import { t } from "../text/text.ts";
import { PhotoBytes } from "./photo-field.tsx";
import "./photo.css";

/** The photos with these ids; each opens large. */
export function Photos({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <ul class="photos">
      {ids.map((id, index) => {
        const name = t("photo.one", { count: index + 1 });
        const here = waiting(id);
        return (
          <li key={id}>
            {here ? (
              <PhotoBytes photo={here} name={name} />
            ) : (
              <a href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
                <img class="photo" src={`/api/attachments/${id}`} alt={name} loading="lazy" />
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const waiting = (id: string): Photo | undefined =>
  outbox.value.flatMap(({ photos }) => photos).find((photo) => photo.id === id);
