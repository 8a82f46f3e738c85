/** A party signs with its own key, or somebody by hand before the clerk, whose key then signs as the witness. */
import { useEffect, useState } from "preact/hooks";
import type { ContractText } from "../../shared/contract-text.ts";
import type { Signature } from "../../shared/signature.ts";
import { CheckWords } from "../contract/check-words.tsx";
import { online } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { ErrorSummary, Field, Form } from "../look/field.tsx";
import { Notice } from "../look/notice.tsx";
import { type DraftOf, draftOf, dropDraft, keepDraft } from "../record/drafts.ts";
import { Refusal } from "../record/refusal.tsx";
import { sayExactly } from "../text/say.ts";
import { errorText, langOf, t } from "../text/text.ts";
import { nameOfSide } from "./key-holder.tsx";
import type { SignerWords } from "./key-store.ts";
import type { Computed } from "./of-signing.ts";
import { KEYS_PATH } from "./paths.ts";
import { enrolledHere, type Held, type OnDevice } from "./use-keys.ts";
import { useSigning } from "./use-signing.ts";

interface Props {
  frozen: ContractText;
  /** Of the bytes that this page shows. */
  hashes: Computed;
  place: Signature;
  here: OnDevice;
}

const NOBODY: SignerWords = { name: "", title: "", authority: "" };
const FIELDS = ["name", "title", "authority"] as const;
/** The authority may be left out: many have none but their office. */
const REQUIRED = ["name", "title"] as const;

/** In a party's own place. */
export function SignByKey(props: Props) {
  const held = enrolledHere(props.here, props.place.committee, props.place.unit);
  return held ? <Signer {...props} held={held} witness={false} /> : <NoKey />;
}

/** On the clerk's device. */
export function Witness(props: Props) {
  const held = enrolledHere(props.here, props.place.committee, null);
  return held ? <Signer {...props} held={held} witness /> : <NoKey />;
}

const NoKey = () => (
  <Notice
    title={t("signing.noKey")}
    actions={
      <Button icon="key" href={KEYS_PATH}>
        {t("noun.signingKey.many")}
      </Button>
    }
  >
    {t("signing.noKey.why")}
  </Notice>
);

function Signer(props: Props & { held: Held; witness: boolean }) {
  const { frozen, hashes, place, here, held, witness } = props;
  const { record } = held;
  const signing = useSigning();
  const [authority, setAuthority] = useState(here.words.authority);
  const [hand, setHand] = useHand(place, witness);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const signer: SignerWords = {
    // The record's own words: the statement has to name whom it was enrolled for.
    name: record.name ?? "",
    title: record.title ?? "",
    authority: authority.trim(),
  };
  const ask = () => {
    const missing = witness ? REQUIRED.filter((name) => hand[name].trim() === "") : [];
    setWrong(missing);
    if (missing.length === 0) setAsking(true);
  };
  const sign = async () => {
    setAsking(false);
    const typed = { name: hand.name.trim(), title: hand.title.trim() };
    const given = witness ? { ...typed, authority: hand.authority.trim() } : null;
    const signed = { frozen, hashes, place, held, signer, hand: given };
    if ((await signing.sign(signed)) && witness) await dropDraft(handDraft(place));
  };
  const side = nameOfSide(place.unit);
  const idOf = (name: string) => `${place.id}-${name}`;
  return (
    <Form onSubmit={ask}>
      <ErrorSummary
        errors={wrong.map((name) => ({
          id: idOf(name),
          label: t(`signing.hand.${name}` as "signing.hand.name"),
          error: errorText("required"),
        }))}
      />
      {signing.refusal && <Refusal of={signing.refusal} />}
      {signing.failed && (
        <Notice tone="bad" title={t("signing.failed")}>
          {t("signing.failed.why")}
        </Notice>
      )}
      {witness &&
        FIELDS.map((name) => (
          <Field
            key={name}
            id={idOf(name)}
            label={t(`signing.hand.${name}`)}
            value={hand[name]}
            onInput={(value) => setHand({ ...hand, [name]: value })}
            maxLength={60}
            optional={name === "authority"}
            error={wrong.includes(name) ? errorText("required") : undefined}
          />
        ))}
      {!witness && (
        <Field
          id={idOf("authority")}
          label={t("signing.signer.authority")}
          hint={t("signing.signer.authority.why")}
          value={authority}
          onInput={setAuthority}
          maxLength={60}
          optional
          known={authority !== "" && authority === here.words.authority}
        />
      )}
      <div class="form-actions">
        <Button type="submit" kind="main" icon="seal" busy={signing.busy}>
          {t(witness ? "signing.witness.do" : "signing.sign.do")}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={t(witness ? "signing.witness.title" : "signing.sign.title")}
        onClose={() => setAsking(false)}
        confirm={{
          label: t(witness ? "command.signature.witness" : "command.signature.sign"),
          onConfirm: () => void sign(),
        }}
      >
        <p lang={langOf(side)}>
          {witness
            ? t("signing.witness.sentence", {
                ...{ name: hand.name, title: hand.title, unit: side, witness: signer.name },
                authority: hand.authority.trim() || t("signing.authority.none"),
              })
            : t("signing.sign.sentence", {
                ...{ name: signer.name, title: signer.title, unit: side },
                authority: signer.authority || t("signing.authority.none"),
              })}
        </p>
        <CheckWords of={hashes.sha256} />
        <p>{t("signing.sign.final")}</p>
        <p class="aside">
          {t(online.value ? "signing.sign.clock" : "signing.sign.offline", {
            time: sayExactly(clock.value),
          })}
        </p>
      </Dialog>
    </Form>
  );
}

const handDraft = ({ id, committee }: Signature): DraftOf => ({
  ...{ noun: "signature", command: "witness", target: id, committee },
});

/** Who signs by hand, as typed so far: it outlives a closed tab. */
function useHand(place: Signature, wanted: boolean): [SignerWords, (next: SignerWords) => void] {
  const [hand, setHand] = useState(NOBODY);
  useEffect(() => {
    if (wanted)
      void draftOf(handDraft(place)).then((draft) => {
        if (draft) setHand({ ...NOBODY, ...(draft.values as Partial<SignerWords>) });
      });
  }, [place.id]);
  const type = (next: SignerWords) => {
    setHand(next);
    void keepDraft(handDraft(place), { values: { ...next }, photos: [] });
  };
  return [hand, type];
}
