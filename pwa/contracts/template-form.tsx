/** The forms of a template: a new one, a shipped one in other words, its change and its end. */
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { TEMPLATES } from "../../shared/contract/templates.ts";
import type { ContractTemplate } from "../../shared/contract-template.ts";
import type { Noun } from "../../shared/kit/noun.ts";
import { LANGUAGES } from "../../shared/language/language.ts";
import { nounNamed } from "../../shared/nouns.ts";
import {
  elsewhere,
  giveElsewhere,
  type Place,
  type TemplateCommand,
} from "../contract-draft/elsewhere.ts";
import { templateNamed } from "../contract-draft/templates.ts";
import { recordOf } from "../local/index.ts";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { offersHere } from "../record/actions.tsx";
import { creatingOffers, type Offer, openOf } from "../record/commands.ts";
import { LateForm } from "../record/late-form.tsx";
import { actorHere, wordOf } from "../record/names.ts";
import { langOf, t } from "../text/text.ts";
import { templatesPath } from "./paths.ts";

type Query = Readonly<Record<string, string>>;
/** Said by the address, and never changed afterwards. */
const SETTLED: readonly string[] = ["language", "replaces"];
/** What a new one begins with. */
const USUAL = { months: 12, cadence: "quarter" };

export function TemplateForm({ committee, query }: { committee: string; query: Query }) {
  const noun = nounNamed("contractTemplate");
  const record = query.id ? recordOf<ContractTemplate>(noun.name, query.id) : undefined;
  const offer = offerOf(noun, query.do ?? "", record, committee);
  const back = templatesPath(committee);
  const language = record?.language ?? LANGUAGES.find((one) => one === query.language);
  const replaces = record?.replaces ?? TEMPLATES.find((one) => one === query.replaces) ?? null;
  const [given, setGiven] = useState<Readonly<Record<string, unknown>> | null | undefined>(
    record || !replaces ? USUAL : undefined,
  );
  useEffect(() => {
    if (given !== undefined || !language || !replaces) return;
    templateNamed(replaces, language).then(
      (shipped) => setGiven({ ...shipped }),
      () => setGiven(null),
    );
  }, []);
  if (!offer || !language || given === null)
    return (
      <Page title={t("noun.contractTemplate")} back={back}>
        <EmptyState icon="closed" title={t("contract.notNow")}>
          {t(given === null ? "contract.template.failed" : "contract.notNow.why")}
        </EmptyState>
      </Page>
    );
  const title = record?.title ?? (replaces && wordOf("replaces", replaces));
  return (
    <Page
      title={t(`command.contractTemplate.${offer.name}`)}
      over={title && <span lang={record && langOf(title)}>{title}</span>}
      lead={
        offer.name === "retire" ? t("contract.templates.retire.lead") : t(`language.${language}`)
      }
      back={back}
    >
      {given === undefined ? (
        <Loading />
      ) : (
        <Writing
          offer={offer}
          record={record ?? null}
          given={{ ...given, language, ...(replaces ? { replaces } : {}) }}
          {...{ committee, back }}
        />
      )}
    </Page>
  );
}

function offerOf(
  noun: Noun,
  command: string,
  record: ContractTemplate | undefined,
  committee: string,
): Offer | undefined {
  const actor = actorHere();
  if (!actor) return undefined;
  const offers = record ? openOf(offersHere(noun, record)) : creatingOffers(noun, actor, committee);
  return offers.find(({ name }) => name === command);
}

interface WritingProps {
  offer: Offer;
  record: ContractTemplate | null;
  given: Readonly<Record<string, unknown>> & Partial<ContractTemplate>;
  committee: string;
  back: string;
}

function Writing({ offer, record, given, committee, back }: WritingProps) {
  const { route } = useLocation();
  const command = offer.name as TemplateCommand;
  const [places] = useState(() => elsewhere(command, record ?? given, committee));
  const [everywhere, setEverywhere] = useState(true);
  return (
    <LateForm
      offer={offer}
      entity={record}
      committee={committee}
      given={record ? {} : given}
      {...(record ? {} : { draftFor: `${given.language}-${given.replaces ?? ""}` })}
      back={back}
      draw={(field) => (SETTLED.includes(field.name) ? null : undefined)}
      outcome={() =>
        places.length > 0 && (
          <Elsewhere {...{ command, places }} chosen={everywhere} onChoose={setEverywhere} />
        )
      }
      onDone={(target) => {
        const done = everywhere ? giveElsewhere(command, target, places) : Promise.resolve();
        void done.then(() => route(back, true));
      }}
    />
  );
}

interface ElsewhereProps {
  command: TemplateCommand;
  places: readonly Place[];
  chosen: boolean;
  onChoose(chosen: boolean): void;
}

/** Whether the same is done in the other communities that somebody looks after. */
const Elsewhere = ({ command, places, chosen, onChoose }: ElsewhereProps) => (
  <label class="choice-one">
    <input
      type="checkbox"
      checked={chosen}
      onChange={(event) => onChoose(event.currentTarget.checked)}
    />
    <span>{t(`contract.templates.elsewhere.${command}`, { count: places.length })}</span>
  </label>
);
