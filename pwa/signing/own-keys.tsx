/** One's own key for a unit (or for the committee): made here, shown to be enrolled, stopped when a phone is lost. */
import { useEffect, useState } from "preact/hooks";
import type { SigningKey } from "../../shared/signing-key.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { CheckWords } from "../contract/check-words.tsx";
import { give, me } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Choice, ErrorSummary, Field, Form } from "../look/field.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { StateLine } from "../look/state-line.tsx";
import { Refusal } from "../record/refusal.tsx";
import { errorText, langOf, t } from "../text/text.ts";
import { Pending } from "../turn/pending.tsx";
import { Answer } from "./answer.tsx";
import { KeyCode } from "./key-code.tsx";
import { KeyHolder, nameOfSide } from "./key-holder.tsx";
import { dropKey, keepWords, makeKey } from "./key-store.ts";
import { offersPasskey } from "./passkey.ts";
import { endedHere, type OnDevice, useOnDevice } from "./use-keys.ts";

interface Props {
  /** Null for the committee itself. */
  unit: string | null;
  committee: string;
  /** Of the committee. */
  keys: readonly SigningKey[];
}

/** Where a key is kept: in the browser, or by the device itself where it offers that. */
const PLACES = ["browser", "passkey"] as const;

export function OwnKeys({ unit, committee, keys }: Props) {
  const [here, change] = useOnDevice();
  const side = nameOfSide(unit);
  const alive = keys.filter(
    (key) => key.unit === unit && (key.state === "offered" || key.state === "enrolled"),
  );
  const isHere = ({ keyId }: SigningKey) => here?.keys.some((kept) => kept.keyId === keyId);
  const ended = endedHere(here, keys);
  useEffect(() => {
    // It can never sign again.
    for (const { keyId } of ended) void dropKey(keyId);
    if (ended.length > 0)
      change({ keys: here?.keys.filter((kept) => !ended.includes(kept)) ?? [] });
  }, [ended.length]);
  const mine = alive.filter(isHere);
  const last = keys
    .filter((key) => key.unit === unit)
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt))[0];
  // The office's list shows all of the committee's own.
  const elsewhere = unit === null ? [] : alive.filter((key) => !isHere(key));
  return (
    <section class="record-section">
      <h2>
        {t("signing.keys.for")} <span lang={langOf(side)}>{side}</span>
      </h2>
      {here === null && <Loading />}
      {mine.map((key) => (
        <OwnKey key={key.id} of={key} />
      ))}
      {last && alive.length === 0 && (
        <Notice tone="warn" title={t(`turn.signingKey.${last.state}`)}>
          {last.reason}
        </Notice>
      )}
      {here !== null && mine.length === 0 && (
        <MakeKey unit={unit} committee={committee} keys={keys} here={here} onMade={change} />
      )}
      {elsewhere.length > 0 && (
        <details class="record-more">
          <summary>{t("signing.keys.elsewhere", { count: elsewhere.length })}</summary>
          <p>{t("signing.keys.lost")}</p>
          {elsewhere.map((key) => (
            <OwnKey key={key.id} of={key} elsewhere />
          ))}
        </details>
      )}
    </section>
  );
}

function OwnKey({ of: key, elsewhere = false }: { of: SigningKey; elsewhere?: boolean }) {
  const offered = key.state === "offered";
  return (
    <article class="signing-card">
      <KeyHolder of={key} />
      <StateLine noun="signingKey" state={key.state} who={null} />
      {key.alg === "WebAuthn-ES256" && <p class="aside">{t("signing.keys.place.passkey")}</p>}
      {offered && !elsewhere && <p>{t("signing.keys.show")}</p>}
      <div class="key-proof">
        <CheckWords of={key.keyId} />
        {offered && !elsewhere && <KeyCode keyId={key.keyId} />}
      </div>
      <div class="record-actions">
        <Answer noun="signingKey" record={key} command="revoke" />
        {offered && <Answer noun="signingKey" record={key} command="refuse" kind="bare" />}
      </div>
      <Pending id={key.id} kept={false} />
    </article>
  );
}

interface Making extends Props {
  here: OnDevice;
  onMade(next: Partial<OnDevice>): void;
}

function MakeKey({ unit, committee, keys, here, onMade }: Making) {
  const who = me.value;
  const [typed, setTyped] = useState(() => ({
    ...here.words,
    name: here.words.name || who?.displayName || "",
  }));
  const [wrong, setWrong] = useState<readonly ("name" | "title")[]>([]);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [offered, setOffered] = useState(false);
  const [place, setPlace] = useState<string>(PLACES[0]);
  useEffect(() => void offersPasskey().then(setOffered), []);
  const type = (field: "name" | "title" | "authority") => (value: string) => {
    const next = { ...typed, [field]: value };
    setTyped(next);
    setWrong(wrong.filter((one) => one !== field));
    void keepWords(who?.person ?? "", next);
  };
  const make = async () => {
    const missing = (["name", "title"] as const).filter((field) => typed[field].trim() === "");
    setWrong(missing);
    if (missing.length > 0 || busy || !who) return;
    setBusy(true);
    setFailed(false);
    try {
      const [name, title] = [typed.name.trim(), typed.title.trim()];
      const byDevice = place === "passkey";
      // One that was made and never offered (the page closed in between) is as good as a new one.
      const unused = here.keys.find(
        (kept) => "passkey" in kept === byDevice && !keys.some(({ keyId }) => keyId === kept.keyId),
      );
      const holder = byDevice ? `${name} ${nameOfSide(unit)}` : null;
      const key = unused ?? (await makeKey(who.person, new Date().toISOString(), holder));
      const { alg, publicKey } = key;
      const args = { unit, name, title, alg, publicKey };
      const [noun, command] = ["signingKey", "offer"];
      const answer = await give({ noun, command, target: null, committee, args });
      setRefusal(answer.outcome === "refused" ? answer.refusal : null);
      onMade({ keys: [...here.keys.filter((kept) => kept !== key), key], words: typed });
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  const field = (name: "name" | "title" | "authority", hint?: string) => (
    <Field
      id={`signer-${unit}-${name}`}
      label={t(`signing.signer.${name}`)}
      hint={hint}
      value={typed[name]}
      onInput={type(name)}
      maxLength={60}
      optional={name === "authority"}
      autocomplete={name === "name" ? "name" : "off"}
      error={name !== "authority" && wrong.includes(name) ? errorText("required") : undefined}
    />
  );
  return (
    <Form onSubmit={() => void make()}>
      <p>{t("signing.keys.make.why")}</p>
      <ErrorSummary
        errors={wrong.map((name) => ({
          id: `signer-${unit}-${name}`,
          label: t(`signing.signer.${name}`),
          error: errorText("required"),
        }))}
      />
      {refusal && <Refusal of={refusal} />}
      {failed && (
        <Notice tone="bad" title={t("signing.keys.failed")}>
          {t("signing.keys.failed.why")}
        </Notice>
      )}
      {field("name")}
      {field("title")}
      {field("authority", t("signing.signer.authority.why"))}
      {offered && (
        <Choice
          id={`signer-${unit}-place`}
          label={t("signing.keys.place")}
          value={place}
          onInput={setPlace}
          choices={PLACES.map((one) => [one, t(`signing.keys.place.${one}`)] as const)}
        />
      )}
      <div class="form-actions">
        <Button type="submit" kind="main" busy={busy}>
          {t("signing.keys.make")}
        </Button>
      </div>
    </Form>
  );
}
