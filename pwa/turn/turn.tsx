/** 轮到我: what waits for me, each with its answer at hand. */
import { useEffect, useState } from "preact/hooks";
import { NOUNS } from "../../shared/nouns.ts";
import { recordsOf, start } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Icon, type IconName } from "../look/icons.tsx";
import { EmptyState } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { RecordRows } from "../look/record-row.tsx";
import { Members } from "../record/members.tsx";
import { actorHere } from "../record/names.ts";
import { t } from "../text/text.ts";
import { type Group, turnsOf, type Waiting } from "./groups.ts";
import { TurnRow } from "./turn-row.tsx";

const ICONS: Readonly<Record<Group, IconName>> = {
  report: "closed",
  overdue: "alert",
  dueSoon: "due",
  confirm: "turn",
  verify: "seal",
  start: "onward",
  stale: "refresh",
  silent: "clock",
  other: "list",
};

/** Rows of a group that are drawn at once. */
const AT_ONCE = 15;

/** `/turn`. */
export default function Turn() {
  useEffect(start, []);
  return (
    <Members title={t("shell.turn")}>
      <Turns />
    </Members>
  );
}

function Turns() {
  const actor = actorHere();
  const all = Object.values(NOUNS).flatMap((noun) =>
    recordsOf(noun.name).map((record) => ({ noun, record })),
  );
  const groups = actor ? turnsOf(all, actor, clock.value) : [];
  const count = groups.reduce((sum, { waiting }) => sum + waiting.length, 0);
  if (count === 0)
    return (
      <Page title={t("shell.turn")}>
        <EmptyState icon="check" title={t("myTurn.none")}>
          <p>{t("myTurn.none.why")}</p>
          <Button href="/lists/commitments">{t("myTurn.lists")}</Button>
        </EmptyState>
      </Page>
    );
  return (
    <Page title={t("shell.turn")} lead={t("myTurn.lead", { count })}>
      {groups.map(({ group, waiting }) => (
        <TurnGroup key={group} group={group} waiting={waiting} />
      ))}
    </Page>
  );
}

function TurnGroup({ group, waiting }: { group: Group; waiting: readonly Waiting[] }) {
  const [most, setMost] = useState(AT_ONCE);
  const label = t(`myTurn.group.${group}`);
  return (
    <section class="turn-group">
      <h2 class={`turn-head turn-${group}`}>
        <Icon name={ICONS[group]} />
        <span>{label}</span>
        <span class="aside">{waiting.length}</span>
      </h2>
      <RecordRows label={label}>
        {waiting.slice(0, most).map((each) => (
          <TurnRow key={each.record.id} {...each} />
        ))}
      </RecordRows>
      {waiting.length > most && (
        <Button onClick={() => setMost(most + 4 * AT_ONCE)}>
          {t("myTurn.more", { count: waiting.length - most })}
        </Button>
      )}
    </section>
  );
}
