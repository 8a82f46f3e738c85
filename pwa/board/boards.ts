/** A community's board as the server gives it: problems and projects without people. */
import { type Answer, ask } from "../ask.ts";

export type BoardNoun = "problem" | "project";
export type BoardType = "open" | "done" | "ended";
export type BoardOrder = "urgency" | "number";

/** A public record, with names where the server gives ids. */
export interface BoardItem {
  noun: BoardNoun;
  id: string;
  number: number | null;
  state: string;
  stateAt: string;
  title: string;
  /** What is known beyond the title: a problem's detail, a project's measures. */
  text: string | null;
  place: string | null;
  /** Code of the grid. */
  grid: string | null;
  urgency: string | null;
  /** Name of the unit that has it in hand. */
  unit: string | null;
  due: string | null;
  reportedOn: string | null;
}

/** A record as the server sends it: what the data inventory calls public. */
interface Sent {
  id: string;
  number: number | null;
  state: string;
  stateAt: string;
  title: string;
  detail?: string | null;
  measures?: string | null;
  place?: string;
  grid?: string | null;
  urgency?: string;
  claimant?: string | null;
  lead?: string;
  expectedDate?: string | null;
  due?: string;
  reportedOn?: string;
}
type Names = Readonly<Record<string, string>>;

/** What of a board is asked for. */
export interface BoardView {
  code: string;
  noun: BoardNoun;
  type: BoardType;
  order: BoardOrder;
}

const named = (names: Names, id: string | null | undefined): string | null =>
  (id && names[id]) || null;

const itemOf = (noun: BoardNoun, sent: Sent, names: Names): BoardItem => ({
  noun,
  id: sent.id,
  number: sent.number,
  state: sent.state,
  stateAt: sent.stateAt,
  title: sent.title,
  text: sent.detail ?? sent.measures ?? null,
  place: sent.place ?? null,
  grid: named(names, sent.grid),
  urgency: sent.urgency ?? null,
  unit: named(names, sent.claimant ?? sent.lead),
  due: sent.expectedDate ?? sent.due ?? null,
  reportedOn: sent.reportedOn ?? null,
});

export interface BoardPage {
  items: readonly BoardItem[];
  next: string | null;
}

/** Address of a page of a board, from its beginning or a cursor. */
export function boardPath({ code, noun, type }: BoardView, cursor: string | null = null): string {
  const query = new URLSearchParams({ noun, type, ...(cursor ? { cursor } : {}) });
  return `/api/public/boards/${code}?${query}`;
}

/** One page of a board. */
export async function boardPage(
  view: BoardView,
  cursor: string | null = null,
): Promise<Answer<BoardPage>> {
  const answer = await ask<{ items: readonly Sent[]; names: Names; next: string | null }>(
    "GET",
    boardPath(view, cursor),
  );
  if (!answer.done) return answer;
  const { items, names, next } = answer.body;
  return {
    done: true,
    body: { items: items.map((sent) => itemOf(view.noun, sent, names)), next },
  };
}

/** Something that was done to a record: `noun.command`, when (ISO 8601), and in which role. */
export interface BoardEvent {
  kind: string;
  at: string;
  role: string;
}

/** One public record by its id, in whatever state it is, and what was done to it, the latest first. */
export async function boardRecord(
  code: string,
  noun: BoardNoun,
  id: string,
): Promise<Answer<{ item: BoardItem; events: readonly BoardEvent[] }>> {
  const answer = await ask<{ record: Sent; names: Names; events: readonly BoardEvent[] }>(
    "GET",
    `/api/public/boards/${code}/${noun}/${encodeURIComponent(id)}`,
  );
  if (!answer.done) return answer;
  const { record, names, events } = answer.body;
  return { done: true, body: { item: itemOf(noun, record, names), events } };
}

const URGENCIES: readonly (string | null)[] = ["critical", "urgent", "normal"];
const numberOf = (item: BoardItem): number => item.number ?? Number.MAX_SAFE_INTEGER;

/** The items as the reader wants them: the most urgent first, or by their number on the list. */
export const inOrder = (items: readonly BoardItem[], order: BoardOrder): BoardItem[] =>
  [...items].sort(
    (one, other) =>
      (order === "urgency"
        ? URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency)
        : 0) || numberOf(one) - numberOf(other),
  );

/**
 * Calls back when the service worker has put a newer answer behind this path into its cache.
 * @returns what stops it
 */
export function whenFresher(path: string, act: () => void): () => void {
  const listen = ({ data }: MessageEvent) => {
    if (data?.type === "fresher" && new URL(data.url).pathname === path.split("?")[0]) act();
  };
  navigator.serviceWorker?.addEventListener("message", listen);
  return () => navigator.serviceWorker?.removeEventListener("message", listen);
}
