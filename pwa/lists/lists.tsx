/** The lists: every record of a noun that is on this device, narrowed down, with its page beside it. */
import { useEffect, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { committeeOffice } from "../../shared/kit/noun.ts";
import { type Grant, reaches } from "../../shared/kit/roles.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { contractsPath } from "../contracts/paths.ts";
import { recordsOf, start, view } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { EmptyState } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { PrintButton, PrintFoot } from "../look/print-button.tsx";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { wide } from "../look/wide.ts";
import { creatingOffers, keepsStations } from "../record/commands.ts";
import { deadlineOf } from "../record/deadline.ts";
import { Members } from "../record/members.tsx";
import { actorHere, titleOf, whoNext } from "../record/names.ts";
import { formPath, listPath, recordPath, withQuery } from "../record/paths.ts";
import { RecordPage } from "../record/record.tsx";
import { UrgencyTag } from "../record/urgency-tag.tsx";
import { sayDayOf } from "../text/say.ts";
import { t } from "../text/text.ts";
import { factsOf, isNotSent } from "./facts-of.ts";
import { Filters } from "./filters.tsx";
import { ListTable } from "./list-table.tsx";
import { type Filter, filterIn, queryOf, shown } from "./query.ts";
import "../board/board.css";

/** Lists in the order in which people work with them; the last two are the committee office's. */
const LISTS = [
  "problem",
  "commitment",
  "project",
  "resource",
  "contract",
  "station",
  "stationReport",
  "unit",
  "seat",
  "grid",
];
const OFFICE_ONLY = ["seat", "grid"];
/** Drawn at once; more on asking, so that an old phone need not draw thousands. */
const AT_ONCE = 100;

/** `/lists/:plural/:id?`. */
export default function Lists() {
  useEffect(start, []);
  const { params } = useRoute();
  const noun = Object.values(NOUNS).find(({ plural }) => plural === params.plural) ?? NOUNS.problem;
  if (!noun) return null;
  const id = params.id ?? null;
  if (id !== null && !wide.value)
    return (
      <Members title={t(`noun.${noun.name}`)}>
        <RecordPage key={id} noun={noun} id={id} beside={false} />
      </Members>
    );
  return (
    <Members title={t(`noun.${noun.name}.many`)}>
      <List key={noun.name} noun={noun} id={id} />
    </Members>
  );
}

function List({ noun, id }: { noun: Noun; id: string | null }) {
  const { query, route } = useLocation();
  const [most, setMost] = useState(AT_ONCE);
  const filter = filterIn(noun, query);
  const records = recordsOf(noun.name);
  const found = shown(
    {
      noun,
      actor: actorHere(),
      now: clock.value,
      titleOf: (record) => titleOf(noun.name, record),
      namesIn: (record) => factsOf(noun.name, record),
    },
    filter,
    records,
  );
  const refilter = (next: Filter) =>
    route(
      id === null
        ? listPath(noun.name, queryOf(noun, next))
        : recordPath(noun.name, id, queryOf(noun, next)),
      true,
    );
  const href = (record: Entity) => recordPath(noun.name, record.id, queryOf(noun, filter));
  return (
    <Page
      wide
      title={t(`noun.${noun.name}.many`)}
      lead={t("lists.count", { count: found.length })}
      actions={
        <>
          <Making noun={noun} filter={filter} />
          {noun.name === "station" ? (
            <StationDesk committee={filter.committee} />
          ) : (
            <Ledger committee={filter.committee} />
          )}
          {wide.value && <PrintButton />}
        </>
      }
    >
      <Tabs noun={noun} />
      <div class={id === null ? "board" : "board board-with-record"}>
        <div class="board-items">
          <Filters
            noun={noun}
            filter={filter}
            records={records}
            roomy={wide.value && id === null}
            onFilter={refilter}
          />
          {found.length === 0 ? (
            <EmptyState
              icon={records.length === 0 ? "list" : "search"}
              title={t(records.length === 0 ? "lists.noneYet" : "lists.none")}
            >
              {records.length > 0 && t("lists.none.why")}
            </EmptyState>
          ) : wide.value ? (
            <ListTable
              noun={noun}
              records={found.slice(0, most)}
              filter={filter}
              current={id}
              href={href}
              onOrder={(order) => refilter({ ...filter, order })}
            />
          ) : (
            <Rows noun={noun} records={found.slice(0, most)} href={href} />
          )}
          {found.length > most && (
            <Button wide onClick={() => setMost(most + AT_ONCE)}>
              {t("lists.more")}
            </Button>
          )}
        </div>
        {id !== null && (
          <aside class="board-record list-record">
            <RecordPage key={id} noun={noun} id={id} beside />
          </aside>
        )}
      </div>
      <PrintFoot printedOn={sayDayOf(new Date().toISOString())} />
    </Page>
  );
}

/** The lists that there are, for this person. */
function Tabs({ noun }: { noun: Noun }) {
  const office = (view.value.me?.grants ?? []).some(({ unit }) => unit === null);
  return (
    <nav class="tabs list-tabs on-screen" aria-label={t("lists.which")}>
      {LISTS.filter((name) => office || !OFFICE_ONLY.includes(name)).map((name) => (
        <a
          key={name}
          href={name === "contract" ? contractsPath() : listPath(name)}
          aria-current={name === noun.name ? "page" : undefined}
        >
          {t(`noun.${name}.many`)}
        </a>
      ))}
    </nav>
  );
}

/** Ways to make a new record, for whoever may. */
function Making({ noun, filter }: { noun: Noun; filter: Filter }) {
  const actor = actorHere();
  const committee = filter.committee || view.value.me?.committees[0]?.code || "";
  if (!actor) return null;
  const [first, ...more] = creatingOffers(noun, actor, committee);
  if (!first) return null;
  const path = (command: string) =>
    formPath(noun.name, "new", command, { ...queryOf(noun, filter), committee });
  return (
    <>
      <Button kind="main" icon="plus" href={path(first.name)}>
        {t(`command.${noun.name}.${first.name}`)}
      </Button>
      {more.length > 0 && (
        <details class="record-more">
          <summary>{t("lists.making")}</summary>
          <div class="record-actions">
            {more.map(({ name }) => (
              <Button key={name} href={path(name)}>
                {t(`command.${noun.name}.${name}`)}
              </Button>
            ))}
          </div>
        </details>
      )}
    </>
  );
}

/** The way to the ledger, for whoever keeps the lists. */
const Ledger = ({ committee }: { committee: string }) => {
  const actor = actorHere();
  const code = committee || view.value.me?.committees[0]?.code || "";
  if (!actor?.grants.some((held) => keepsLists(held, code))) return null;
  return (
    <Button icon="upload" href="/import">
      {t("lists.ledger")}
    </Button>
  );
};

/** The ways to the stations' import and coverage, for the office and its street. */
const StationDesk = ({ committee }: { committee: string }) => {
  const actor = actorHere();
  const code = committee || view.value.me?.committees[0]?.code || "";
  if (!actor || !keepsStations(actor, code)) return null;
  return (
    <>
      <Button icon="upload" href={withQuery("/stations/import", { committee: code })}>
        {t("lists.stationImport")}
      </Button>
      <Button icon="place" href={withQuery("/stations/coverage", { committee: code })}>
        {t("lists.coverage")}
      </Button>
    </>
  );
};

const keepsLists = (grant: Grant, committee: string): boolean =>
  committeeOffice.anyOf.some(({ role }) => role === grant.role) && reaches(grant, committee);

const Rows = (props: { noun: Noun; records: readonly Entity[]; href(record: Entity): string }) => (
  <RecordRows label={t(`noun.${props.noun.name}.many`)}>
    {props.records.map((record) => (
      <RecordRow
        key={record.id}
        href={props.href(record)}
        noun={props.noun.name}
        number={record.number}
        title={titleOf(props.noun.name, record)}
        state={record.state}
        who={whoNext(record)}
        due={deadlineOf(props.noun, record)}
        flag={<UrgencyTag record={record} />}
        facts={[...factsOf(props.noun.name, record), isNotSent(record) ? t("desk.notSent") : null]}
      />
    ))}
  </RecordRows>
);
