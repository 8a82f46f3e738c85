/** Photos of a form: taken or picked, made small on the phone, and shown before they are sent. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Photo } from "../../shared/sync/storage.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { errorText, t } from "../text/text.ts";
import "./photo.css";

interface Props {
  id: string;
  label: string;
  /** What to mind before one is taken. */
  hint?: string | undefined;
  photos: readonly Photo[];
  /** How many the record has already: these are numbered before the new ones, and count. */
  kept: number;
  most: number;
  /** There has to be one. */
  required?: boolean;
  error?: string | undefined;
  /** Called with each picture as it was taken, before the small one of this id is handed on. */
  onPicked?(id: string, picture: Blob): void;
  onChange(photos: readonly Photo[]): void;
}

/** The field. */
export function PhotoField(props: Props) {
  const {
    id,
    label,
    hint,
    photos,
    kept,
    most,
    required = false,
    error,
    onPicked,
    onChange,
  } = props;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(photos);
  latest.current = photos;
  const add = async (files: readonly File[]) => {
    setBusy(true);
    setFailed(false);
    const { shrink } = await import("./shrink.ts");
    for (const file of files.slice(0, most - kept - latest.current.length)) {
      const photo = await shrink(file);
      if (!photo) setFailed(true);
      else if (!latest.current.some((known) => known.id === photo.id)) {
        onPicked?.(photo.id, file);
        latest.current = [...latest.current, photo];
        onChange(latest.current);
      }
    }
    setBusy(false);
  };
  return (
    <div class="field" id={id} tabIndex={-1}>
      <span class="field-label" id={`${id}-label`}>
        {label}
        {!required && <span class="field-note">{t("common.optional")}</span>}
      </span>
      {hint && <p>{hint}</p>}
      <p class="aside" id={`${id}-hint`}>
        {t("photo.why", { count: most })}
      </p>
      {photos.length > 0 && (
        <ul class="photos" aria-labelledby={`${id}-label`}>
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <PhotoBytes photo={photo} name={t("photo.one", { count: kept + index + 1 })} />
              <Button
                kind="bare"
                icon="trash"
                onClick={() => onChange(photos.filter((other) => other !== photo))}
              >
                <span class="unseen">{t("photo.remove", { count: kept + index + 1 })}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {kept + photos.length < most && (
        <>
          <input
            ref={input}
            hidden
            type="file"
            accept="image/*"
            multiple
            aria-labelledby={`${id}-label`}
            onChange={(event) => {
              void add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
          <div>
            <Button icon="camera" busy={busy} onClick={() => input.current?.click()}>
              {t(busy ? "photo.busy" : "photo.add")}
            </Button>
          </div>
        </>
      )}
      {(failed || error) && (
        <p class="field-error" role="alert">
          <Icon name="alert" />
          <span>{error ? errorText(error) : t("photo.failed")}</span>
        </p>
      )}
    </div>
  );
}

/** A photo from its bytes. */
export function PhotoBytes({ photo, name }: { photo: Photo; name: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([photo.bytes], { type: photo.type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return url ? <img class="photo" src={url} alt={name} /> : <span class="photo" />;
}
