/** What a contract says: its terms as long as they are talked about, the frozen text from then on. */
import type { Clause } from "../../shared/contract/terms.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { contractPath } from "../contracts/paths.ts";
import { Button } from "../look/button.tsx";
import { type Column, Table } from "../look/table.tsx";
import { wide } from "../look/wide.ts";
import { nameOf } from "../record/names.ts";
import { Instant } from "../text/instant.tsx";
import { langOf, t } from "../text/text.ts";
import { WordsOfText } from "./check-words.tsx";
import { FrozenText } from "./frozen-text.tsx";
import type { OfContract } from "./of-contract.ts";
import { sayQuantity, sayWhen } from "./say-clause.ts";

interface Props {
  of: OfContract;
  text: ContractText;
  /** The reader may comment on it now. */
  comments: boolean;
}

export function TheText({ of, text, comments }: Props) {
  return (
    <section class="record-section" id="text">
      <h2>{t("contract.text")}</h2>
      {text.package === null ? (
        <Terms of={of} text={text} comments={comments} />
      ) : (
        <Frozen text={text} />
      )}
    </section>
  );
}

const Frozen = ({ text }: { text: ContractText }) => (
  <>
    <p class="aside">
      {t("contracts.version", { version: text.version })} · {t("state.contractText.frozen")}{" "}
      <Instant at={text.stateAt} />
    </p>
    <FrozenText text={text} />
    {text.sha256 && (
      <>
        <h3>{t("contract.words")}</h3>
        <WordsOfText sha256={text.sha256} />
      </>
    )}
  </>
);

interface Numbered {
  place: number;
  clause: Clause;
}

function Terms({ of, text, comments }: Props) {
  const { contract } = of;
  const { principles, cadence } = text;
  const rows = text.clauses.map((clause, at): Numbered => ({ place: at + 1, clause }));
  return (
    <>
      {principles && (
        <p class="moment-said" lang={langOf(principles)}>
          {principles}
        </p>
      )}
      <p class="aside">
        {t("field.contract.cadence")} {t(`cadence.${cadence}`)}
      </p>
      {rows.length === 0 ? (
        <p class="aside">{t("contract.clauses.none")}</p>
      ) : wide.value ? (
        <Table
          caption={t("field.contract.clauses")}
          columns={columns(comments ? contract.id : null)}
          rows={rows}
          rowKey={({ place }) => String(place)}
        />
      ) : (
        <ol class="rows" aria-label={t("field.contract.clauses")}>
          {rows.map(({ place, clause }) => (
            <li key={place} class="row clause-row">
              <p class="aside">{t("contract.clause", { count: place })}</p>
              <p class="row-title" lang={langOf(clause.what)}>
                {clause.what}
              </p>
              <p class="row-facts">
                {[
                  nameOf("unit", clause.owner),
                  sayQuantity(clause),
                  sayWhen(clause),
                  t(`evidence.${clause.evidence}`),
                ]
                  .filter((fact) => fact !== "")
                  .map((fact) => (
                    <span key={fact}>{fact}</span>
                  ))}
              </p>
              {comments && <CommentOn contract={contract.id} place={place} />}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

const CommentOn = ({ contract, place }: { contract: string; place: number }) => (
  <Button kind="bare" href={contractPath(contract, { do: "comment", clause: String(place) })}>
    {t("command.clauseComment.say")}
    <span class="unseen">{t("contract.clause", { count: place })}</span>
  </Button>
);

/** @param contract whose clauses can be commented on; null where they can't */
const columns = (contract: string | null): Column<Numbered>[] => [
  {
    key: "place",
    label: t("field.contractClause.place"),
    align: "tight",
    cell: ({ place }) => place,
  },
  {
    key: "what",
    label: t("field.contract.clauses.what"),
    cell: ({ clause }) => <span lang={langOf(clause.what)}>{clause.what}</span>,
  },
  {
    key: "owner",
    label: t("field.contract.clauses.owner"),
    cell: ({ clause }) => nameOf("unit", clause.owner),
  },
  {
    key: "quantity",
    label: t("field.contract.clauses.quantity"),
    cell: ({ clause }) => sayQuantity(clause) || "–",
  },
  { key: "when", label: t("contract.when"), cell: ({ clause }) => sayWhen(clause) },
  {
    key: "evidence",
    label: t("field.contract.clauses.evidence"),
    cell: ({ clause }) => t(`evidence.${clause.evidence}`),
  },
  ...(contract === null
    ? []
    : [
        {
          key: "comment",
          label: t("contract.comments"),
          align: "tight" as const,
          cell: ({ place }: Numbered) => <CommentOn contract={contract} place={place} />,
        },
      ]),
];
