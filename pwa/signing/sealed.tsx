/** On paper: the print is sealed by hand and photographed, and its code tells whether it is a print of this text. */
import { useEffect, useRef, useState } from "preact/hooks";
import { checkWords } from "../../shared/contract/check-words.ts";
import type { Signature } from "../../shared/signature.ts";
import type { Photo, Refused } from "../../shared/sync/storage.ts";
import { contractPath } from "../contracts/paths.ts";
import { give } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Field, Form } from "../look/field.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { PhotoField } from "../photo/photo-field.tsx";
import { type DraftOf, draftOf, dropDraft, keepDraft } from "../record/drafts.ts";
import { Refusal } from "../record/refusal.tsx";
import { errorText, t } from "../text/text.ts";
import type { Computed } from "./of-signing.ts";

const MOST_PHOTOS = 6;

interface Props {
  hashes: Computed;
  place: Signature;
}
/** As kept: the photos, the numbers as typed, and what the code of one of the photos was found to say. */
type Typed = { photos: readonly Photo[]; numbers: string; code: string };

const draftFor = ({ id, committee }: Signature): DraftOf => ({
  ...{ noun: "signature", command: "uploadSealed", target: id, committee },
});

export function Sealed(props: Props) {
  const [kept, setKept] = useState<Typed | null>(null);
  useEffect(() => {
    void draftOf(draftFor(props.place)).then((draft) =>
      setKept({
        photos: draft?.photos ?? [],
        numbers: String(draft?.values.numbers ?? ""),
        code: String(draft?.values.code ?? ""),
      }),
    );
  }, [props.place.id]);
  return (
    <>
      <ol class="signing-steps">
        <li>
          {t("signing.paper.print")}{" "}
          <a href={contractPath(props.place.contract)}>{t("signing.paper.print.where")}</a>
        </li>
        <li>{t("signing.paper.seal")}</li>
        <li>{t("signing.paper.photograph")}</li>
      </ol>
      {kept ? <Upload {...props} kept={kept} /> : <Loading />}
    </>
  );
}

/** The hash that a photo's code carries by the photo's id; null where no code could be read. */
type Read = Readonly<Record<string, string | null>>;

/**
 * Reads the code of each photo, once: out of the picture as it was taken where it has just been, since a small one of
 * a whole page holds too little of its code.
 */
function useRead(photos: readonly Photo[]): [Read, (id: string, picture: Blob) => void] {
  const [read, setRead] = useState<Read>({});
  const begun = useRef(new Set<string>());
  const look = (id: string, picture: Blob) => {
    if (begun.current.has(id)) return;
    begun.current.add(id);
    void import("./read-code.ts")
      .then(({ readCode }) => readCode(picture))
      .catch(() => null)
      .then((hash) => setRead((before) => ({ ...before, [id]: hash })));
  };
  useEffect(() => {
    for (const { id, bytes, type } of photos) look(id, new Blob([bytes], { type }));
  }, [photos]);
  return [read, look];
}

const digits = (text: string): string => text.replace(/\D/g, "");

function Upload({ hashes, place, kept }: Props & { kept: Typed }) {
  const [typed, setTyped] = useState(kept);
  const { photos, numbers, code } = typed;
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [wrong, setWrong] = useState<"photoMissing" | "numbers" | null>(null);
  const [busy, setBusy] = useState(false);
  const [read, look] = useRead(photos);
  const change = (next: Typed) => {
    setTyped(next);
    setWrong(null);
    const { photos, ...values } = next;
    void keepDraft(draftFor(place), { values, photos });
  };
  const found = photos.map(({ id }) => read[id]);
  const reading = found.includes(undefined);
  const other = found.find((hash) => hash && hash !== hashes.sha256) ?? null;
  const same = photos.length > 0 && (found.includes(hashes.sha256) || code === hashes.sha256);
  useEffect(() => {
    if (same && code === "") change({ ...typed, code: hashes.sha256 });
  }, [same]);
  const unread = photos.length > 0 && !reading && !same && other === null;
  const expected = checkWords(hashes.sha256)
    .map(({ number }) => number)
    .join("");
  const upload = async () => {
    if (photos.length === 0) return setWrong("photoMissing");
    if (busy || reading || other !== null) return;
    if (!same && digits(numbers) !== expected) return setWrong("numbers");
    setBusy(true);
    setRefusal(null);
    const answer = await give({
      noun: "signature",
      command: "uploadSealed",
      target: place.id,
      committee: place.committee,
      args: { photos: photos.map(({ id }) => id), sha256: hashes.sha256 },
      photos,
    });
    setBusy(false);
    if (answer.outcome === "refused") return setRefusal(answer.refusal);
    await dropDraft(draftFor(place));
  };
  return (
    <Form onSubmit={() => void upload()}>
      {refusal && <Refusal of={refusal} />}
      <PhotoField
        id={`sealed-${place.id}`}
        label={t("field.signature.photos")}
        hint={t("signing.paper.photo.hint")}
        photos={photos}
        kept={0}
        most={MOST_PHOTOS}
        required
        error={wrong === "photoMissing" ? "photoMissing.title" : undefined}
        onPicked={look}
        onChange={(next) =>
          change({ photos: next, numbers, code: next.length < photos.length ? "" : code })
        }
      />
      {reading && <Loading what={t("signing.paper.reading")} />}
      {other !== null && (
        <Notice tone="bad" title={errorText("paperOtherText.title")}>
          {errorText("paperOtherText.detail")}
        </Notice>
      )}
      {same && other === null && <Notice tone="good">{t("signing.paper.same")}</Notice>}
      {unread && (
        <>
          <Notice tone="warn" title={t("signing.paper.unread")}>
            {t("signing.paper.unread.why")}
          </Notice>
          <Field
            id={`numbers-${place.id}`}
            label={t("signing.paper.numbers")}
            hint={t("signing.paper.numbers.hint")}
            kind="number"
            value={numbers}
            onInput={(next) => change({ ...typed, numbers: next })}
            error={wrong === "numbers" ? t("signing.paper.numbers.wrong") : undefined}
          />
        </>
      )}
      <div class="form-actions">
        <Button type="submit" busy={busy}>
          {t("command.signature.uploadSealed")}
        </Button>
      </div>
    </Form>
  );
}
