/** A community's public board: what is open, what was fixed, and apart from it what stays unresolved. */

import { useEffect, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { area } from "../area.tsx";
import { Button } from "../look/button.tsx";
import { Complaint } from "../look/complaint.tsx";
import { NoAnswer } from "../look/no-answer.tsx";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { PrintButton, PrintFoot } from "../look/print-button.tsx";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { Tag } from "../look/tag.tsx";
import { wide } from "../look/wide.ts";
import { sayDayOf } from "../text/say.ts";
import { type Key, langOf, t } from "../text/text.ts";
import type { BoardTable as Table } from "./board-table.tsx";
import type { BoardItem, BoardNoun, BoardOrder, BoardType, BoardView } from "./boards.ts";
import { contractsPath } from "./paths.ts";
import { PublicRecord, whoNext } from "./public-record.tsx";
import { Urgency } from "./urgency.tsx";
import { type Loaded, useBoard, usePlace } from "./use-board.ts";
import "../look/chip.css";
import "./board.css";

const TYPES: readonly BoardType[] = ["open", "done", "ended"];
const ORDERS: readonly BoardOrder[] = ["urgency", "number"];

/** What is agreed by contract, at addresses below the board's: loads when somebody asks for it. */
const Contracts = area(() => import("./published.tsx"), ["board", "published"]);

/** `/board/:code`, and `/board/:code/contracts/:id` below it. */
export default function Board() {
  return useRoute().params.part === "contracts" ? <Contracts /> : <Lists />;
}

/** `?noun=&type=&order=&id=`. */
function Lists() {
  const { params, query } = useRoute();
  const code = params.code ?? "";
  const place = usePlace(code);
  const id = query.id ?? null;
  const view: BoardView = {
    code,
    noun: query.noun === "project" ? "project" : "problem",
    type: TYPES.find((type) => type === query.type) ?? "open",
    order: ORDERS.find((order) => order === query.order) ?? "urgency",
  };
  const board = useBoard(view);
  const name = place?.community.name ?? t("board.title");
  if (id !== null && !wide.value) {
    return <PublicRecord view={view} id={id} known={board.items} place={name} back={at(view)} />;
  }
  return (
    <Page
      wide
      title={name}
      lang={langOf(name)}
      over={
        <>
          {place && <span lang="zh-CN">{place.street.name}</span>}
          <a class="board-change on-screen" href="/board">
            {t("board.change")}
          </a>
        </>
      }
      lead={
        <>
          {t("board.lead")}
          {place?.community.sample && (
            <>
              {" "}
              <Tag tone="gold">{t("shell.sample")}</Tag>
            </>
          )}
        </>
      }
      actions={<PrintButton />}
    >
      <div class="board-controls on-screen">
        <div class="tabs">
          <Tabs view={view} />
          {view.noun === "problem" && <Order view={view} />}
        </div>
        <Types view={view} />
      </div>
      <h2 class="on-paper">
        {t(`noun.${view.noun}.many`)} · {t(typeLabel(view.noun, view.type))}
      </h2>
      <div class={id === null ? "board" : "board board-with-record"}>
        <Items view={view} board={board} id={id} />
        {id !== null && (
          <aside class="board-record on-screen">
            <PublicRecord
              view={view}
              id={id}
              known={board.items}
              place={name}
              back={at(view)}
              beside
            />
          </aside>
        )}
      </div>
      <Complaint />
      <PrintFoot printedOn={sayDayOf(new Date().toISOString())} />
    </Page>
  );
}

/** Address of a view of a board. */
function at(view: BoardView, change: Partial<BoardView> & { id?: string } = {}): string {
  const { code, noun, type, order, id } = { id: "", ...view, ...change };
  const query = new URLSearchParams();
  if (noun !== "problem") query.set("noun", noun);
  if (type !== "open") query.set("type", type);
  if (order !== "urgency") query.set("order", order);
  if (id) query.set("id", id);
  const text = query.toString();
  return `/board/${code}${text && `?${text}`}`;
}

const typeLabel = (noun: BoardNoun, type: BoardType): Key =>
  type === "open" ? "board.open" : `board.${type}.${noun}`;

const Tabs = ({ view }: { view: BoardView }) => (
  <nav class="tabs-nouns" aria-label={t("board.lists")}>
    {(["problem", "project"] as const).map((noun) => (
      <a
        key={noun}
        href={at(view, { noun, type: "open" })}
        aria-current={noun === view.noun ? "page" : undefined}
      >
        {t(`noun.${noun}.many`)}
      </a>
    ))}
    <a href={contractsPath(view.code)}>{t("noun.contract.many")}</a>
  </nav>
);

const Types = ({ view }: { view: BoardView }) => (
  <nav class="chips" aria-label={t("board.types")}>
    {TYPES.map((type) => (
      <a
        key={type}
        class="chip"
        href={at(view, { type })}
        aria-current={type === view.type ? "true" : undefined}
      >
        {t(typeLabel(view.noun, type))}
      </a>
    ))}
  </nav>
);

function Order({ view }: { view: BoardView }) {
  const { route } = useLocation();
  return (
    <select
      class="board-order"
      aria-label={t("board.order")}
      value={view.order}
      onChange={(event) => {
        const order = ORDERS.find((one) => one === event.currentTarget.value);
        if (order) route(at(view, { order }), true);
      }}
    >
      {ORDERS.map((order) => (
        <option key={order} value={order}>
          {t(`board.order.${order}`)}
        </option>
      ))}
    </select>
  );
}

/** The table loads where there is room for one: a phone never pays for it. */
function useTable(): typeof Table | null {
  const [table, setTable] = useState<typeof Table | null>(null);
  useEffect(() => {
    if (!wide.value) return;
    import("./board-table.tsx").then(
      (loaded) => setTable(() => loaded.BoardTable),
      () => {
        // Without network the rows do as well.
      },
    );
  }, [wide.value]);
  return table;
}

function Items({ view, board, id }: { view: BoardView; board: Loaded; id: string | null }) {
  const BoardTable = useTable();
  if (board.failed) return <NoAnswer offline={board.failed === "offline"} onAgain={board.again} />;
  if (board.loading && board.items.length === 0) return <Loading />;
  if (board.items.length === 0) {
    return <EmptyState icon="list" title={t(`board.none.${view.type}`)} />;
  }
  const label = t(`noun.${view.noun}.many`);
  const href = (item: BoardItem) => at(view, { id: item.id });
  return (
    <div class="board-items">
      {wide.value && BoardTable ? (
        <BoardTable
          caption={label}
          items={board.items}
          href={href}
          current={id}
          narrow={id !== null}
        />
      ) : (
        <RecordRows label={label}>
          {board.items.map((item) => (
            <RecordRow
              key={item.id}
              href={href(item)}
              noun={item.noun}
              number={item.number}
              title={item.title}
              state={item.state}
              who={whoNext(item)}
              due={item.due}
              flag={<Urgency of={item} />}
              facts={[item.place, t("board.since", { date: sayDayOf(item.stateAt) })]}
            />
          ))}
        </RecordRows>
      )}
      {board.more && (
        <Button kind="plain" wide busy={board.loading} onClick={board.more}>
          {t(board.loading ? "common.loading" : "board.more")}
        </Button>
      )}
    </div>
  );
}
