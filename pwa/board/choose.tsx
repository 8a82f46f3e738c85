/** `/board`: which street, which community. Asked once, then remembered. */
import { useEffect, useState } from "preact/hooks";
import type { Answer } from "../ask.ts";
import { Icon } from "../look/icons.tsx";
import { NoAnswer } from "../look/no-answer.tsx";
import { Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { Tag } from "../look/tag.tsx";
import { t } from "../text/text.ts";
import { type Street, streets } from "./divisions.ts";
import "./choose.css";

/** Streets, each opening to its communities. */
export default function Choose() {
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
