/** A contract's versions: what any two of them say differently, side by side. */
import { useState } from "preact/hooks";
import { type ClausePair, clausesBetween } from "../../shared/contract/differences.ts";
import type { Terms } from "../../shared/contract/terms.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { Field } from "../look/field.tsx";
import { Notice } from "../look/notice.tsx";
import { Tag } from "../look/tag.tsx";
import { nameOf } from "../record/names.ts";
import { t } from "../text/text.ts";
import { Marked } from "./marked.tsx";
import type { OfContract } from "./of-contract.ts";
import { termsOfVersion } from "./read-frozen.ts";
import { factsOf, sayTerm } from "./say-clause.ts";

/** 第2稿 · 江畔物业. */
const nameOfVersion = ({ version, by }: ContractText): string =>
  t("contract.versions.by", {
    version,
    who: by === null ? t("committee") : nameOf("unit", by),
  });

export function Versions({ of: { texts } }: { of: OfContract }) {
  const [chosen, setChosen] = useState<{ before?: string; after?: string }>({});
  const after = texts.find(({ id }) => id === chosen.after) ?? texts[0];
  const before =
    texts.find(({ id }) => id === chosen.before) ?? texts[after ? texts.indexOf(after) + 1 : 0];
  if (!after || !before) return null;
  const choices = texts.map((text): [string, string] => [
    text.id,
    `${nameOfVersion(text)} · ${t(`state.contractText.${text.state}`)}`,
  ]);
  return (
    <section class="record-section" id="versions">
      <h2>{t("contract.versions.compare")}</h2>
      {texts.length > 2 && (
        <div class="card-pair on-screen">
          {(["before", "after"] as const).map((side) => (
            <Field
              key={side}
              id={`version-${side}`}
              label={t(`contract.versions.${side}`)}
              kind="choice"
              value={(side === "before" ? before : after).id}
              choices={choices}
              onInput={(id) => setChosen({ ...chosen, [side]: id })}
            />
          ))}
        </div>
      )}
      <Compared before={before} after={after} />
    </section>
  );
}

type Change = "same" | "added" | "removed" | "changed";
interface Part {
  key: string;
  title: string;
  change: Change;
  /** Where a clause stood before, if it moved. */
  moved: number | null;
  /** Each fact under its name; null where that version has none. */
  before: readonly [string, string][] | null;
  after: readonly [string, string][] | null;
}

function Compared({ before, after }: { before: ContractText; after: ContractText }) {
  const [one, other] = [termsOfVersion(before), termsOfVersion(after)];
  const parts = one && other ? partsOf(one, other) : [];
  const differ = parts.filter(({ change, moved }) => change !== "same" || moved !== null);
  const [all, showAll] = useState(false);
  if (!one || !other) return <Notice tone="bad" title={t("contract.frozen.unread")} />;
  return (
    <>
      <p class="aside">
        {t(differ.length === 0 ? "contract.change.none" : "contract.change.marks")}
      </p>
      {(all ? parts : differ).map((part) => (
        <OnePart key={part.key} part={part} names={[nameOfVersion(before), nameOfVersion(after)]} />
      ))}
      {differ.length < parts.length && (
        <label class="choice-one on-screen">
          <input
            type="checkbox"
            checked={all}
            onChange={(event) => showAll(event.currentTarget.checked)}
          />
          <span>{t("contract.change.all")}</span>
        </label>
      )}
    </>
  );
}

const lookOf = (one: unknown, other: unknown): Change =>
  JSON.stringify(one) === JSON.stringify(other) ? "same" : "changed";

function partsOf(before: Terms, after: Terms): Part[] {
  const plain = (key: string, title: string, say: (terms: Terms) => string): Part => {
    const [one, other] = [say(before), say(after)];
    const change = lookOf(one, other);
    return { key, title, change, moved: null, before: [["", one]], after: [["", other]] };
  };
  return [
    plain("term", t("contract.versions.term"), sayTerm),
    plain("cadence", t("field.contract.cadence"), ({ cadence }) => t(`cadence.${cadence}`)),
    plain("principles", t("field.contract.principles"), ({ principles }) => principles),
    ...clausesBetween(before.clauses, after.clauses).map(partOfPair),
  ];
}

function partOfPair({ before, after }: ClausePair): Part {
  const place = after?.place ?? before?.place ?? 0;
  const change = !before ? "added" : !after ? "removed" : lookOf(before.clause, after.clause);
  return {
    key: `${before?.place ?? "-"}/${after?.place ?? "-"}`,
    title: t("contract.clause", { count: place }),
    change,
    moved: before && after && before.place !== after.place ? before.place : null,
    before: before && factsOf(before.clause),
    after: after && factsOf(after.clause),
  };
}

const TONES = { same: "plain", added: "gold", removed: "slate", changed: "amber" } as const;

function OnePart({ part, names }: { part: Part; names: readonly [string, string] }) {
  const { title, change, moved } = part;
  return (
    <section class="compared">
      <h3>
        {title} <Tag tone={TONES[change]}>{t(`contract.change.${change}`)}</Tag>{" "}
        {moved !== null && <Tag>{t("contract.change.moved", { count: moved })}</Tag>}
      </h3>
      <div class="compared-sides">
        {(["before", "after"] as const).map((side, at) => (
          <div key={side} class="compared-side">
            <p class="aside">{names[at]}</p>
            <Side part={part} side={side} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** What one version says there; what the other doesn't say is marked. */
function Side({ part, side }: { part: Part; side: "before" | "after" }) {
  const facts = part[side];
  if (!facts) return <p>–</p>;
  return (
    <dl class="compared-facts">
      {facts.map(([name, fact], at) => (
        <div key={name}>
          {name && <dt>{name}</dt>}
          <dd>
            <Marked
              before={part.before?.[at]?.[1] ?? ""}
              after={part.after?.[at]?.[1] ?? ""}
              side={side}
            />
            {fact === "" && "–"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
