/** The first page of a visitor: which street, which community. Asked once, then remembered. */

import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { me } from "../account/session.ts";
import type { Answer } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { Tag } from "../look/tag.tsx";
import { t } from "../text/text.ts";
import { chosenCommunity, type Street, streets } from "./divisions.ts";
import "./choose.css";

/** `/`: my turn for whoever is signed in; the board of the remembered community; else the choice. */
export function Home() {
  const { route } = useLocation();
  const next = me.value ? "/turn" : chosenCommunity.value && `/board/${chosenCommunity.value}`;
  useEffect(() => {
    if (next) route(next, true);
  }, [next]);
  return next ? null : <Choose />;
}

/** Streets, each opening to its communities. */
export function Choose() {
  const [answer, setAnswer] = useState<Answer<readonly Street[]> | null>(null);
  const load = () => void streets().then(setAnswer);
  useEffect(load, []);
  return (
    <Page title={t("place.title")} lead={t("place.lead")}>
      {answer === null ? (
        <Loading />
      ) : answer.done ? (
        <Streets all={answer.body} />
      ) : (
        <NoAnswer offline={answer.problem.reason === "offline"} onAgain={load} />
      )}
    </Page>
  );
}

/** The public pages' way of saying that there was no answer. */
export const NoAnswer = ({ offline, onAgain }: { offline: boolean; onAgain: () => void }) => (
  <Notice
    tone="warn"
    title={t(offline ? "common.offline" : "common.failed")}
    actions={
      <Button icon="refresh" onClick={onAgain}>
        {t("common.tryAgain")}
      </Button>
    }
  >
    {t(offline ? "common.offline.why" : "common.failed.why")}
  </Notice>
);

const Streets = ({ all }: { all: readonly Street[] }) => (
  <div class="streets">
    {all.map(({ code, name, communities }) => (
      <details key={code} class="street" name="street">
        <summary lang="zh-CN">
          <span class="street-name">{name}</span>
          <span class="aside">{communities.length}</span>
          <Icon name="down" />
        </summary>
        <ul>
          {communities.map((community) => (
            <li key={community.code}>
              <a href={`/board/${community.code}`} lang="zh-CN">
                <span>{community.name}</span>
                {community.sample && <Tag tone="gold">{t("shell.sample")}</Tag>}
                <Icon name="onward" />
              </a>
            </li>
          ))}
        </ul>
      </details>
    ))}
  </div>
);
