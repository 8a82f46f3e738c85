/** The clauses of a contract, each with its latest promise: one's own with their answers. */
import { type Commitment, commitment } from "../../shared/commitment.ts";
import type { Noun } from "../../shared/kit/noun.ts";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { deadlineOf } from "../record/deadline.ts";
import { nameOf, whoNext } from "../record/names.ts";
import { recordPath } from "../record/paths.ts";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";
import { TurnRow } from "../turn/turn-row.tsx";
import type { KeptClause, OfKept } from "./of-kept.ts";

const COMMITMENT = commitment as unknown as Noun;

export function Clauses({ of, own }: { of: OfKept; own: readonly string[] }) {
  const earlier = of.clauses.flatMap((kept) => kept.earlier.map((promise) => ({ kept, promise })));
  return (
    <>
      <RecordRows label={t("published.clauses")}>
        {of.clauses.map((kept) => {
          const { clause, current } = kept;
          if (!current) return null;
          return own.includes(clause.unit) && current.turn === clause.unit ? (
            <TurnRow key={clause.id} noun={COMMITMENT} record={current} />
          ) : (
            <PromiseRow key={clause.id} kept={kept} promise={current} />
          );
        })}
      </RecordRows>
      {earlier.length > 0 && (
        <details class="record-more">
          <summary>{t("kept.earlier", { count: earlier.length })}</summary>
          <RecordRows label={t("kept.earlier", { count: earlier.length })}>
            {earlier.map(({ kept, promise }) => (
              <PromiseRow key={promise.id} kept={kept} promise={promise} />
            ))}
          </RecordRows>
        </details>
      )}
    </>
  );
}

function PromiseRow({ kept: { clause }, promise }: { kept: KeptClause; promise: Commitment }) {
  const comesAgain = promise.id === clause.current && clause.nextOn;
  return (
    <RecordRow
      href={recordPath("commitment", promise.id)}
      noun="commitment"
      number={clause.place}
      title={promise.promise}
      state={promise.state}
      who={whoNext(promise)}
      due={deadlineOf(COMMITMENT, promise)}
      facts={[
        nameOf("unit", clause.unit),
        clause.every === "once" ? null : t(`every.${clause.every}`),
        comesAgain ? t("kept.again", { date: sayDate(comesAgain) }) : null,
        promise.lastNote,
      ]}
    />
  );
}
