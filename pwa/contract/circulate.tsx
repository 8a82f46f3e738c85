/** Fixing a contract's text: composed from the terms, mended as text, and frozen on this device. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { contractText } from "../../shared/contract/compose.ts";
import { draftOf as packageOf, SIGNING_ORDERS } from "../../shared/contract/negotiating.ts";
import { freeze } from "../../shared/contract/package.ts";
import { TEMPLATES, type Wording } from "../../shared/contract/templates.ts";
import { LONGEST_TEXT } from "../../shared/contract/terms.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { dateAfter, dateOf } from "../../shared/deadlines.ts";
import type { Unit } from "../../shared/unit.ts";
import { useContractWords } from "../contract-draft/contract-words.ts";
import { templateNamed, templatesFor } from "../contract-draft/templates.ts";
import { contractPath } from "../contracts/paths.ts";
import { recordOf } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Choice, Field, Form } from "../look/field.tsx";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { useGiving } from "../meeting/use-giving.ts";
import { draftOf, dropDraft, keepDraft } from "../record/drafts.ts";
import { nameOf, wordOf } from "../record/names.ts";
import { Refusal } from "../record/refusal.tsx";
import { errorText, langOf, t } from "../text/text.ts";
import { WordsOfText } from "./check-words.tsx";

/** How long the parties have to sign where nobody says otherwise. */
const USUAL_DAYS = 14;
const GENERAL = "general";

interface Props {
  contract: Contract;
  version: ContractText;
}

export function Circulate({ contract, version }: Props) {
  const { title, parties } = contract;
  const units = unitsHere(parties);
  return (
    <Page
      title={t("command.contract.circulate")}
      over={<span lang={langOf(title)}>{title}</span>}
      lead={t("contract.circulate.lead")}
      back={contractPath(contract.id)}
    >
      {units.length < parties.length ? (
        <EmptyState icon="offline" title={t("contract.notNow")}>
          {t("contract.circulate.missing")}
        </EmptyState>
      ) : (
        <Fixing contract={contract} version={version} units={units} />
      )}
    </Page>
  );
}

/** Those of the parties' records that are on this device, in the parties' order. */
const unitsHere = (parties: readonly string[]): Unit[] =>
  parties.flatMap((party): Unit[] => {
    const found = recordOf<Unit>("unit", party);
    return found ? [found] : [];
  });

/** The text as the terms have it, in the contract's own language and the chosen wording; null until it is here. */
function useComposed({ contract, version }: Props, units: readonly Unit[], wording: string) {
  const words = useContractWords(contract.language);
  const [found, setFound] = useState<{ wording: string; as: Wording | null }>({
    ...{ wording: GENERAL, as: null },
  });
  useEffect(() => {
    let here = true;
    const take = (as: Wording | null) => here && setFound({ wording, as });
    if (wording === GENERAL) take(null);
    else templateNamed(wording, contract.language).then(take, () => take(null));
    return () => {
      here = false;
    };
  }, [wording]);
  return useMemo(() => {
    if (!words || found.wording !== wording) return null;
    return contractText(
      {
        parties: units.map(({ id, name }) => ({ unit: id, name })),
        terms: version,
        amends: contract.amends && nameOf("contract", contract.amends),
      },
      found.as,
      words,
    );
  }, [words, found, wording, version.id]);
}

/** Whose words there are to begin and end with; those that it was drafted from stay to be had. */
function wordingsFor({ committee, language, template }: Contract): [name: string, title: string][] {
  const offered = templatesFor(committee, language).map(({ name, title }): [string, string] => [
    name,
    title,
  ]);
  if (template === null || offered.some(([name]) => name === template)) return offered;
  const shipped = TEMPLATES.some((name) => name === template);
  return [
    ...offered,
    [template, shipped ? wordOf("replaces", template) : nameOf("contractTemplate", template)],
  ];
}

function Fixing({ contract, version, units }: Props & { units: readonly Unit[] }) {
  const { id, committee } = contract;
  const { route } = useLocation();
  const { busy, refusal, giving } = useGiving();
  const draft = { noun: "contract", command: "circulate", target: id, committee };
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    void draftOf(draft).then((kept) => {
      // Of another version, it is no text of these terms.
      if (kept?.values.version === String(version.version))
        setTyped((already) => ({ ...(kept.values as Record<string, string>), ...already }));
    });
  }, [id]);
  const wording = typed.wording ?? contract.template ?? GENERAL;
  const composed = useComposed({ contract, version }, units, wording);
  const text = typed.text ?? composed;
  const order = SIGNING_ORDERS.find((one) => one === typed.order) ?? "parallel";
  const signBy = typed.signBy ?? dateAfter(dateOf(clock.value), USUAL_DAYS);
  const frozen = useMemo(
    () => (text === null ? null : freeze({ ...packageOf(contract, version, units), text })),
    [text, version.id],
  );
  if (text === null || frozen === null) return <Loading />;
  const keep = (next: Readonly<Record<string, string>>) => {
    const values = { ...next, version: String(version.version) };
    setTyped(values);
    setWrong(new Map());
    void keepDraft(draft, { values, photos: [] });
  };
  const compose = () => {
    const { text: _, ...rest } = typed;
    setAsking(false);
    keep(rest);
  };
  const circulate = async () => {
    const faults = new Map<string, string>();
    if (text.trim() === "") faults.set("text", errorText("required"));
    else if (text.length > LONGEST_TEXT) faults.set("text", t("contract.circulate.long"));
    else if ("refused" in frozen) faults.set("text", errorText(`${frozen.refused}.title`));
    if (signBy === "") faults.set("signBy", errorText("required"));
    else if (signBy < dateOf(clock.value)) faults.set("signBy", errorText("signByPast.title"));
    setWrong(faults);
    if (faults.size > 0 || "refused" in frozen) return;
    const { text: bytes, sha256, sm3 } = frozen;
    const args = { package: bytes, sha256, sm3, order, signBy };
    if (!(await giving({ ...draft, args }))) return;
    await dropDraft(draft);
    route(contractPath(id), true);
  };
  return (
    <Form onSubmit={() => void circulate()}>
      <Choice
        id="circulate-wording"
        label={t("contract.circulate.wording")}
        value={wording}
        onInput={(chosen) => keep({ ...typed, wording: chosen })}
        choices={[
          [GENERAL, t("contract.wording.general")],
          ...wordingsFor(contract).map(([name, title]) => [name, title, langOf(title)] as const),
        ]}
      />
      <div class="minutes-editor" lang={contract.language}>
        <Field
          id="circulate-text"
          kind="long"
          label={t("contract.text")}
          hint={t("contract.circulate.length", { count: text.length, most: LONGEST_TEXT })}
          error={wrong.get("text")}
          value={text}
          onInput={(next) => keep({ ...typed, text: next })}
        />
      </div>
      {typed.text !== undefined && (
        <div>
          <Button icon="refresh" onClick={() => setAsking(true)}>
            {t("contract.circulate.again")}
          </Button>
        </div>
      )}
      <Choice
        id="circulate-order"
        label={t("field.contract.order")}
        value={order}
        onInput={(chosen) => keep({ ...typed, order: chosen })}
        choices={SIGNING_ORDERS.map((one) => [one, t(`order.${one}`)] as const)}
      />
      <Field
        id="circulate-sign-by"
        kind="date"
        label={t("field.contract.signBy")}
        hint={t("contract.circulate.signBy")}
        error={wrong.get("signBy")}
        value={signBy}
        onInput={(next) => keep({ ...typed, signBy: next })}
      />
      {!("refused" in frozen) && (
        <section class="record-section">
          <h2>{t("contract.circulate.words")}</h2>
          <WordsOfText sha256={frozen.sha256} />
        </section>
      )}
      {refusal && <Refusal of={refusal} />}
      <div class="form-actions">
        <Button type="submit" kind="main" icon="seal" busy={busy}>
          {t("command.contract.circulate")}
        </Button>
        <Button kind="bare" href={contractPath(id)}>
          {t("common.cancel")}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={t("contract.circulate.again")}
        onClose={() => setAsking(false)}
        confirm={{ label: t("contract.circulate.again"), danger: true, onConfirm: compose }}
      >
        <p>{t("contract.circulate.again.why")}</p>
      </Dialog>
    </Form>
  );
}
