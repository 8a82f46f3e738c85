/** One published contract: what its frozen text says, how each party signed, and how its clauses are kept. */
import type { ComponentChildren } from "preact";
import { StateLine } from "../look/state-line.tsx";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import type { PublishedClause, PublishedContract, PublishedSignature } from "./contracts.ts";
import { contractsPath } from "./paths.ts";
import { StandingLine } from "./standing-line.tsx";

export function Agreed({ of, term }: { of: PublishedContract; term: string }) {
  const { contract, parties, principles, cadence, clauses, signatures } = of;
  return (
    <div class="published">
      <p>
        <StateLine noun="contract" state={contract.state} who={null} large />
      </p>
      <dl class="facts">
        <Fact name={t("field.contract.kind")}>{t(`kind.${contract.kind}`)}</Fact>
        {contract.amends && (
          <Fact name={t("field.contract.amends")}>
            <a href={contractsPath(of.division.code, contract.amends)}>{t("published.amends")}</a>
          </Fact>
        )}
        <Fact name={t("field.contract.parties")}>
          {parties.map((party) => (
            <div key={party} lang={langOf(party)}>
              {party}
            </div>
          ))}
        </Fact>
        <Fact name={t("published.termOf")}>{term}</Fact>
        <Fact name={t("field.contract.cadence")}>{t(`cadence.${cadence}`)}</Fact>
        {principles && <Fact name={t("field.contract.principles")}>{principles}</Fact>}
        {contract.endsOn && (
          <Fact name={t("field.contract.endsOn")}>{sayDate(contract.endsOn)}</Fact>
        )}
      </dl>
      {clauses.length > 0 && (
        <section>
          <h2>{t("published.clauses")}</h2>
          <ol class="published-list">
            {clauses.map((clause, at) => (
              <ClauseOf key={at} clause={clause} />
            ))}
          </ol>
        </section>
      )}
      <section>
        <h2>{t("published.signatures")}</h2>
        <ul class="published-list">
          {signatures.map((signature) => (
            <SignatureOf key={signature.party} signature={signature} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("published.text")}</h2>
        <article class="published-text" lang={of.language}>
          {of.text}
        </article>
      </section>
      <Check of={of} />
      <p class="aside">{t("board.masked")}</p>
    </div>
  );
}

function ClauseOf({ clause }: { clause: PublishedClause }) {
  const { what, quantity, measure, owner, every, evidence, kept } = clause;
  const said =
    quantity === null
      ? what
      : t("published.clause.amount", { what, quantity, measure: measure ?? "" });
  const facts = [
    t("published.clause.due", { date: sayDate(kept?.due ?? clause.due) }),
    ...(every === "once" ? [] : [t(`every.${every}`)]),
    ...(kept && kept.times > 1 ? [t("published.clause.time", { times: kept.times })] : []),
    t(`evidence.${evidence}`),
  ];
  return (
    <li>
      <span class="published-what" lang={langOf(said)}>
        {said}
      </span>
      {kept && <StandingLine standing={kept.standing} />}
      <span class="row-facts">
        <span lang={langOf(owner)}>{owner}</span>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </span>
    </li>
  );
}

function SignatureOf({ signature }: { signature: PublishedSignature }) {
  const { party, kind, on, before, after } = signature;
  return (
    <li>
      <span class="published-what" lang={langOf(party)}>
        {party}
      </span>
      <span>{t("published.signature", { kind: t(`kind.${kind}`), date: sayDate(on) })}</span>
      {after && (
        <span class="aside">
          {before
            ? t("published.between", { before: before.size, after: after.size })
            : t("published.within", { after: after.size })}
        </span>
      )}
    </li>
  );
}

function Check({ of: { words, sha256, sm3 } }: { of: PublishedContract }) {
  return (
    <section>
      <h2>{t("published.words")}</h2>
      <ul class="published-words">
        {words.map(({ word, number }) => (
          <li key={number}>
            <span lang="zh-CN">{word}</span>
            <small>{number}</small>
          </li>
        ))}
      </ul>
      <p class="aside">{t("published.words.why")}</p>
      <dl class="facts">
        <Fact name="SHA-256">
          <span class="published-hash">{sha256}</span>
        </Fact>
        <Fact name="SM3">
          <span class="published-hash">{sm3}</span>
        </Fact>
      </dl>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd lang={typeof children === "string" ? langOf(children) : undefined}>{children}</dd>
  </div>
);
