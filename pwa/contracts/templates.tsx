/** 契约模板: what a community's contracts are begun from; its office and its street put them in their own words. */
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { LANGUAGES, type Language } from "../../shared/language/language.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { type Choosable, templatesFor } from "../contract-draft/templates.ts";
import { pendingOn, start } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Choice } from "../look/field.tsx";
import { Page } from "../look/page.tsx";
import { CommitteeChoice, useCommittee } from "../meetings/committee.tsx";
import { offersHere } from "../record/actions.tsx";
import { creatingOffers, openOf } from "../record/commands.ts";
import { Members } from "../record/members.tsx";
import { actorHere, wordOf } from "../record/names.ts";
import { langOf, language as spoken, t } from "../text/text.ts";
import { contractsPath, templatesPath } from "./paths.ts";
import { TemplateForm } from "./template-form.tsx";

export default function Templates() {
  useEffect(start, []);
  return (
    <Members title={t("noun.contractTemplate.many")}>
      <Committee />
    </Members>
  );
}

function Committee() {
  const { query } = useLocation();
  const actor = actorHere();
  const committee = useCommittee();
  const [language, setLanguage] = useState<Language>(spoken.value);
  if (!committee || !actor) return null;
  const { code } = committee;
  if (query.do) return <TemplateForm key={JSON.stringify(query)} committee={code} query={query} />;
  const writes = creatingOffers(nounNamed("contractTemplate"), actor, code).length > 0;
  return (
    <Page
      wide
      title={t("noun.contractTemplate.many")}
      over={<span lang="zh-CN">{committee.name}</span>}
      lead={t("contract.templates.lead")}
      back={contractsPath(code)}
      actions={
        writes && (
          <Button kind="main" icon="plus" href={templatesPath(code, { do: "write", language })}>
            {t("command.contractTemplate.write")}
          </Button>
        )
      }
    >
      <CommitteeChoice code={code} at="/contracts/templates" />
      <Choice
        id="templates-language"
        label={t("field.contract.language")}
        value={language}
        onInput={(chosen) => setLanguage(LANGUAGES.find((one) => one === chosen) ?? language)}
        choices={LANGUAGES.map((one) => [one, t(`language.${one}`), one])}
      />
      <div class="meetings-list">
        {templatesFor(code, language).map((template) => (
          <TemplateRow key={template.name} {...{ template, committee: code, language, writes }} />
        ))}
      </div>
    </Page>
  );
}

interface RowProps {
  template: Choosable;
  committee: string;
  language: Language;
  writes: boolean;
}

function TemplateRow({ template, committee, language, writes }: RowProps) {
  const { title, shipped, record } = template;
  const offers = record
    ? openOf(offersHere(nounNamed("contractTemplate"), record)).sort(
        (one, other) => Number(one.ends) - Number(other.ends),
      )
    : [];
  return (
    <section class="meetings-series">
      <h2 lang={record ? langOf(title) : undefined}>{title}</h2>
      <p class="aside">
        {record
          ? t("contract.templates.about", { months: record.months, count: record.clauses.length })
          : t("contract.templates.shipped")}
      </p>
      {record && (
        <p class="aside">
          {shipped
            ? t("contract.templates.replaces", { title: wordOf("replaces", shipped) })
            : t("contract.templates.own")}
        </p>
      )}
      {record && pendingOn(record.id).length > 0 && <p class="aside">{t("desk.notSent")}</p>}
      <div class="meetings-slot-actions">
        {offers.map(({ name }) => (
          <Button key={name} href={templatesPath(committee, { do: name, id: template.name })}>
            {t(`command.contractTemplate.${name}`)}
          </Button>
        ))}
        {!record && shipped && writes && (
          <Button href={templatesPath(committee, { do: "write", language, replaces: shipped })}>
            {t("contract.templates.adapt")}
          </Button>
        )}
      </div>
    </section>
  );
}
