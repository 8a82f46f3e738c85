/** What a record hangs together with, and for a listed problem the resources that could help. */
import type { Entity } from "../../shared/kit/noun.ts";
import { type Match, matchingResources } from "../../shared/matching.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Resource } from "../../shared/resource.ts";
import type { Unit } from "../../shared/unit.ts";
import { recordOf, recordsOf, view } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { Tag } from "../look/tag.tsx";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { type Offer, openOf } from "./commands.ts";
import { deadlineOf } from "./deadline.ts";
import { linksOf } from "./links.ts";
import { nameOf, titleOf, whoNext, wordOf } from "./names.ts";
import { formPath, recordPath } from "./paths.ts";

/** Records that belong to this one. */
export function Links({ noun, record }: { noun: string; record: Entity }) {
  const links = linksOf(view.value, noun, record);
  if (links.length === 0) return null;
  return (
    <section class="record-section">
      <h2>{t("record.links")}</h2>
      <RecordRows label={t("record.links")}>
        {links.map((link) => {
          const other = recordOf(link.noun, link.record.id) ?? link.record;
          return (
            <RecordRow
              key={other.id}
              href={recordPath(link.noun, other.id)}
              noun={link.noun}
              number={other.number}
              title={titleOf(link.noun, other)}
              state={other.state}
              who={whoNext(other)}
              due={deadlineOf(nounNamed(link.noun), other)}
              flag={<Tag>{t(`noun.${link.noun}`)}</Tag>}
            />
          );
        })}
      </RecordRows>
    </section>
  );
}

/** Suggestions are few, or nobody reads them. */
const MOST = 5;

interface Props {
  problem: Problem;
  offers: readonly Offer[];
  query: Readonly<Record<string, string | undefined>>;
}

/** Resources that could serve a listed problem, each with its reasons and one tap to ask or offer. */
export function Matching({ problem, offers, query }: Props) {
  const asking = openOf(offers).find(({ name }) => name === "ask" || name === "claim");
  if (problem.state !== "listed" || !asking) return null;
  const ofHere = <E extends Entity>(noun: string): E[] =>
    recordsOf<E>(noun).filter(({ committee }) => committee === problem.committee);
  const mine = (match: Match): boolean =>
    asking.name === "ask" ||
    (view.value.me?.grants ?? []).some(({ unit }) => unit === match.resource.unit);
  const matches = matchingResources(
    problem,
    ofHere<Resource>("resource"),
    ofHere<Unit>("unit"),
    clock.value,
  )
    .filter(mine)
    .slice(0, MOST);
  if (matches.length === 0) return null;
  return (
    <section class="record-section on-screen">
      <h2>{t("record.matching")}</h2>
      <p class="aside">{t("record.matching.why")}</p>
      <ul class="matches">
        {matches.map(({ resource, reasons }) => {
          const unit = nameOf("unit", resource.unit);
          return (
            <li key={resource.id}>
              <a href={recordPath("resource", resource.id)} lang={langOf(resource.title)}>
                {resource.title}
              </a>
              <span class="aside" lang={langOf(unit)}>
                {unit}
              </span>
              <ul class="reasons">
                {reasons.map(({ key, params }) => (
                  <li key={`${key}${params.word ?? ""}`}>
                    {t(`matching.${key}`, inWordsHere(params))}
                  </li>
                ))}
              </ul>
              <div>
                <Button
                  href={formPath("problem", problem.id, asking.name, query, {
                    unit: resource.unit,
                    resource: resource.id,
                    promise: resource.title,
                  })}
                >
                  {asking.name === "ask"
                    ? t("record.askUnit", { unit })
                    : t(`command.problem.${asking.name}`)}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const inWordsHere = (params: Readonly<Record<string, string | number>>) => ({
  ...params,
  ...(params.kind ? { kind: wordOf("kind", String(params.kind)) } : {}),
  ...(params.date ? { date: sayDate(String(params.date)) } : {}),
});
