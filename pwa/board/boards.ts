/** A community's board as the server gives it: problems and projects without people. */
import { type Answer, ask } from "../ask.ts";
import { statesOfType } from "../look/state-line.tsx";

export type BoardNoun = "problem" | "project";
export type BoardType = "open" | "done" | "ended";
export type BoardOrder = "urgency" | "number";

export interface BoardItem {
  noun: BoardNoun;
  id: string;
  number: number | null;
  state: string;
  title: string;
  place?: string | null;
  grid?: string | null;
  urgency?: string | null;
  /** Name of the unit that has it in hand. */
  unit?: string | null;
  due?: string | null;
  stateAt: string;
  reportedOn?: string | null;
  detail?: string | null;
  measures?: string | null;
}

export interface BoardPage {
  committee?: { code: string; name: string; sample?: boolean };
  items: readonly BoardItem[];
  next: string | null;
}

/** What of a board is asked for. */
export interface BoardView {
  code: string;
  noun: BoardNoun;
  type: BoardType;
  order: BoardOrder;
}

/** Merged problems live on in another one; a visitor needs no list of them. */
const statesShown = ({ noun, type }: BoardView): string[] =>
  statesOfType(noun, type).filter((state) => state !== "merged");

/** Address of a page of a board, from its beginning or a cursor. */
export function boardPath(view: BoardView, cursor: string | null = null): string {
  const query = new URLSearchParams({
    noun: view.noun,
    state: statesShown(view).join(","),
    order: view.order,
    ...(cursor ? { cursor } : {}),
  });
  return `/api/public/boards/${view.code}?${query}`;
}

/** One page of a board. */
export const boardPage = (
  view: BoardView,
  cursor: string | null = null,
): Promise<Answer<BoardPage>> => ask("GET", boardPath(view, cursor));

/** One public record by its id, in whatever state it is. */
export const boardRecord = (
  code: string,
  noun: BoardNoun,
  id: string,
): Promise<Answer<BoardPage>> =>
  ask("GET", `/api/public/boards/${code}?${new URLSearchParams({ noun, id })}`);

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
