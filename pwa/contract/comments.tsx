/** What the sides say of a text, clause by clause, with the answers. */
import { useLocation } from "preact-iso/router";
import { type ClauseComment, clauseComment as commentNoun } from "../../shared/clause-comment.ts";
import type { Noun } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { contractPath } from "../contracts/paths.ts";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { Answers } from "../meeting/answers.tsx";
import { creatingOffers } from "../record/commands.ts";
import { FormHead } from "../record/form-head.tsx";
import { LateForm } from "../record/late-form.tsx";
import { nameOf } from "../record/names.ts";
import { Instant } from "../text/instant.tsx";
import { langOf, t } from "../text/text.ts";
import { unitsSpokenFor } from "./may.ts";
import type { OfContract } from "./of-contract.ts";

const COMMENT = commentNoun as unknown as Noun;

interface Props {
  of: OfContract;
  office: boolean;
  side: boolean;
  actor: Actor;
}

export function Comments({ of, office, side, actor }: Props) {
  const { query } = useLocation();
  const { contract, comments } = of;
  const open = contract.state === "negotiating" || contract.state === "circulated";
  if (!open && comments.length === 0) return null;
  const own = unitsSpokenFor(actor, contract.committee);
  /** Nobody answers what they said themselves. */
  const mine = ({ by }: ClauseComment): boolean =>
    by === null ? office : !office && own.includes(by);
  const writes = side && open && query.do === "comment";
  return (
    <section class="record-section" id="comments">
      <h2>{t("contract.comments")}</h2>
      {writes && <Write of={of} actor={actor} clause={query.clause ?? ""} />}
      {comments.length === 0 && !writes && <p class="aside">{t("contract.comments.none")}</p>}
      {comments.length > 0 && (
        <ul class="rows" aria-label={t("contract.comments")}>
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} side={side} mine={mine(comment)} />
          ))}
        </ul>
      )}
      {side && open && !writes && (
        <div>
          <Button icon="plus" href={contractPath(contract.id, { do: "comment" })}>
            {t("command.clauseComment.say")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Which clause a comment is about. */
const about = (clause: number | null): string =>
  clause === null ? t("contract.comments.whole") : t("contract.clause", { count: clause });

function Comment(props: { comment: ClauseComment; side: boolean; mine: boolean }) {
  const { comment, side, mine } = props;
  const { id, by, version, clause, answer, state } = comment;
  return (
    <li class="row clause-row" id={id}>
      <p class="row-title">{about(clause)}</p>
      <p class="aside">
        {t("contract.comments.by", {
          who: by === null ? t("committee") : nameOf("unit", by),
          version,
        })}{" "}
        <Instant at={comment.createdAt} />
      </p>
      <p class="moment-said" lang={langOf(comment.comment)}>
        {comment.comment}
      </p>
      {answer && (
        <p class="moment-said comment-answer" lang={langOf(answer)}>
          <strong>{t("field.clauseComment.answer")}</strong> {answer}
        </p>
      )}
      {side && state === "open" && (
        <Answers
          noun="clauseComment"
          record={comment}
          meeting={comment.contract}
          page="contract"
          only={mine ? ["withdraw"] : ["answer"]}
        />
      )}
    </li>
  );
}

function Write({ of, actor, clause }: { of: OfContract; actor: Actor; clause: string }) {
  const { route } = useLocation();
  const { contract, text } = of;
  const offer = creatingOffers(COMMENT, actor, contract.committee).find(
    ({ name }) => name === "say",
  );
  if (!offer) return null;
  const here = contractPath(contract.id);
  return (
    <div class="meeting-form">
      <FormHead>{t("command.clauseComment.say")}</FormHead>
      <LateForm
        offer={offer}
        entity={null}
        committee={contract.committee}
        given={{ clause }}
        on={{ field: "contract", id: contract.id }}
        back={here}
        onDone={() => route(here, true)}
        draw={(field, control) =>
          field.name === "clause" ? (
            <Field
              {...control}
              label={t("contract.comments.on")}
              kind="choice"
              choices={[
                ["", about(null)],
                ...(text?.clauses ?? []).map(
                  ({ what }, at) => [String(at + 1), `${about(at + 1)} ${what}`] as const,
                ),
              ]}
            />
          ) : undefined
        }
      />
    </div>
  );
}
