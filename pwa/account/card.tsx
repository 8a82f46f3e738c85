/** The name and work phone that a person gave, to correct. Only the domestic edition keeps them. */
import { useState } from "preact/hooks";
import { type Answer, ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { ErrorSummary, Field, Form } from "../look/field.tsx";
import { Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import { sayProblem } from "./say-problem.ts";
import { refreshMe } from "./session.ts";

interface Card {
  displayName: string;
  workPhone: string | null;
}

/** Fetches what is kept and lets it be changed. */
export function CardForm() {
  const [card, setCard] = useState<Card | null>(null);
  const [state, setState] = useState<"rest" | "busy" | "saved">("rest");
  const [problem, setProblem] = useState<Problem | null>(null);
  const during = async <T,>(work: Promise<Answer<T>>): Promise<T | null> => {
    setState("busy");
    setProblem(null);
    const answer = await work;
    setState("rest");
    if (answer.done) return answer.body;
    setProblem(answer.problem);
    return null;
  };
  const open = async () => {
    const mine = await during(ask<{ card: Card | null }>("GET", "/api/my-data"));
    if (mine) setCard(mine.card ?? { displayName: "", workPhone: null });
  };
  const save = async ({ displayName, workPhone }: Card) => {
    const saved = await during(
      ask("PUT", "/api/my-data/card", {
        displayName: displayName.trim(),
        workPhone: workPhone?.trim() || null,
      }),
    );
    if (saved === null) return;
    setState("saved");
    await refreshMe();
  };
  const errorOf = (path: string) => problem?.issues?.find((issue) => issue.path === path)?.message;
  const errors = [
    { id: "displayName", label: t("join.name"), error: errorOf("displayName") ?? "" },
    { id: "workPhone", label: t("join.phone"), error: errorOf("workPhone") ?? "" },
  ].filter(({ error }) => error);
  const busy = state === "busy";
  return (
    <section class="my-section">
      <h2>{t("data.card")}</h2>
      {problem && errors.length === 0 && (
        <Notice tone="warn" title={sayProblem(problem).title}>
          {sayProblem(problem).detail}
        </Notice>
      )}
      {state === "saved" && <Notice tone="good">{t("data.card.saved")}</Notice>}
      {card ? (
        <Form onSubmit={() => void save(card)}>
          <ErrorSummary errors={errors} />
          <Field
            id="displayName"
            label={t("join.name")}
            hint={t("join.name.why")}
            value={card.displayName}
            onInput={(displayName) => setCard({ ...card, displayName })}
            maxLength={40}
            error={errorOf("displayName")}
          />
          <Field
            id="workPhone"
            kind="tel"
            label={t("join.phone")}
            hint={t("join.phone.why")}
            value={card.workPhone ?? ""}
            onInput={(workPhone) => setCard({ ...card, workPhone })}
            optional
            maxLength={20}
            error={errorOf("workPhone")}
          />
          <Button kind="main" type="submit" busy={busy}>
            {t("data.card.save")}
          </Button>
        </Form>
      ) : (
        <div>
          <Button busy={busy} onClick={() => void open()}>
            {t(busy ? "common.loading" : "data.card.change")}
          </Button>
        </div>
      )}
    </section>
  );
}
