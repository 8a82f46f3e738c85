/** 亮约: what a community and its units have agreed by contract, for everybody; people are masked. */
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import type { Answer } from "../ask.ts";
import { addStyles } from "../look/add-styles.ts";
import { Button } from "../look/button.tsx";
import { Complaint } from "../look/complaint.tsx";
import { NoAnswer } from "../look/no-answer.tsx";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { PrintButton, PrintFoot } from "../look/print-button.tsx";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { Tag } from "../look/tag.tsx";
import { sayDate, sayDayOf } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { whenFresher } from "./boards.ts";
import {
  type PublishedContract,
  type PublishedRow,
  publishedOne,
  publishedPage,
} from "./contracts.ts";
import { contractsPath } from "./paths.ts";
import styles from "./published.css?url";
import { Agreed } from "./published-contract.tsx";
import { usePlace } from "./use-board.ts";
import "./board.css";

/** `/board/:code/contracts`, and one of them below it. */
export default function Published() {
  const { code = "", id } = useRoute().params;
  useEffect(() => {
    // Without network the page reads as well, if less handsome.
    addStyles(styles).catch(() => {});
  }, []);
  return id ? <One key={id} code={code} id={id} /> : <All key={code} code={code} />;
}

/** The list, as far as it is loaded. */
function useAll(code: string) {
  const [items, setItems] = useState<readonly PublishedRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const take = async (cursor: string | null) => {
    const answer = await publishedPage(code, cursor);
    setFailed(answer.done ? null : answer.problem.reason);
    if (!answer.done) return;
    setItems((before) => [...(cursor ? (before ?? []) : []), ...answer.body.items]);
    setNext(answer.body.next);
  };
  useEffect(() => {
    void take(null);
    return whenFresher("/api/public/contracts", () => void take(null));
  }, [code]);
  return {
    items,
    failed,
    more: next === null ? null : () => void take(next),
    again: () => void take(null),
  };
}

function All({ code }: { code: string }) {
  const place = usePlace(code);
  const { items, failed, more, again } = useAll(code);
  const name = place?.community.name ?? t("published.title");
  return (
    <Page
      title={`${name} · ${t("published.title")}`}
      lang={langOf(name)}
      over={place && <span lang="zh-CN">{place.street.name}</span>}
      lead={
        <>
          {t("published.lead")}
          {place?.community.sample && (
            <>
              {" "}
              <Tag tone="gold">{t("shell.sample")}</Tag>
            </>
          )}
        </>
      }
      back={`/board/${code}`}
      actions={<PrintButton />}
    >
      {items === null ? (
        failed ? (
          <NoAnswer offline={failed === "offline"} onAgain={again} />
        ) : (
          <Loading />
        )
      ) : items.length === 0 ? (
        <EmptyState icon="list" title={t("published.none")} />
      ) : (
        <RecordRows label={t("published.title")}>
          {items.map((one) => (
            <RecordRow
              key={one.id}
              href={contractsPath(code, one.id)}
              noun="contract"
              number={one.number}
              title={one.title}
              state={one.state}
              who={null}
              facts={[...one.parties, termOf(one)]}
            />
          ))}
        </RecordRows>
      )}
      {more && (
        <Button kind="plain" wide onClick={more}>
          {t("board.more")}
        </Button>
      )}
      <Complaint />
      <PrintFoot printedOn={sayDayOf(new Date().toISOString())} />
    </Page>
  );
}

const termOf = ({ from, until }: { from: string; until: string }): string =>
  t("published.term", { from: sayDate(from), until: sayDate(until) });

function One({ code, id }: { code: string; id: string }) {
  const [answer, setAnswer] = useState<Answer<PublishedContract> | null>(null);
  const load = () => void publishedOne(id).then(setAnswer);
  useEffect(load, [id]);
  const found = answer?.done ? answer.body : null;
  const title = found?.title ?? t("published.title");
  return (
    <Page
      title={title}
      lang={found ? found.language : undefined}
      over={found && <span lang="zh-CN">{found.division.name}</span>}
      back={contractsPath(code)}
      actions={<PrintButton />}
    >
      {found ? (
        <Agreed of={found} term={termOf(found)} />
      ) : answer === null || answer.done ? (
        <Loading />
      ) : answer.problem.status === 404 ? (
        <EmptyState icon="search" title={t("published.gone")} />
      ) : (
        <NoAnswer offline={answer.problem.status === 0} onAgain={load} />
      )}
      <Complaint />
      <PrintFoot printedOn={sayDayOf(new Date().toISOString())} />
    </Page>
  );
}
