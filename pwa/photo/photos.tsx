/** Photos in a timeline: from the outbox while they wait, else from the server. */
import type { Photo } from "../../shared/sync/storage.ts";
import { outbox } from "../local/index.ts";
import { t } from "../text/text.ts";
import { PhotoBytes } from "./photo-field.tsx";
import "./photo.css";

/** The photos with these ids; each opens large. */
export function Photos({ ids, committee }: { ids: readonly string[]; committee: string }) {
  if (ids.length === 0) return null;
  return (
    <ul class="photos">
      {ids.map((id, index) => {
        const name = t("photo.one", { count: index + 1 });
        const here = waiting(id);
        const url = `/api/attachments/${id}?committee=${committee}`;
        return (
          <li key={id}>
            {here ? (
              <PhotoBytes photo={here} name={name} />
            ) : (
              <a href={url} target="_blank" rel="noreferrer">
                <img class="photo" src={url} alt={name} loading="lazy" />
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
