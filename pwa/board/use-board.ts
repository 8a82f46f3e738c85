/** What a board's page reads: the items as far as they are loaded, and where the board hangs. */
import { useEffect, useState } from "preact/hooks";
import {
  type BoardItem,
  type BoardView,
  boardPage,
  boardPath,
  inOrder,
  whenFresher,
} from "./boards.ts";
import { chooseCommunity, type Division, streets } from "./divisions.ts";

export interface Loaded {
  items: readonly BoardItem[];
  loading: boolean;
  failed: string | null;
  /** Loads further pages; null when there are none. */
  more: (() => void) | null;
  again(): void;
}

/** Pages taken at a time: so many are put into order as a whole, which few communities exceed. */
const PAGES_AT_ONCE = 4;

/** The board's items; they come again when the service worker has fresher ones. */
export function useBoard(view: BoardView): Loaded {
  const [items, setItems] = useState<readonly BoardItem[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [loading, setLoading] = useState(true);
  const [failed, setFailed] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const path = boardPath(view);
  const take = async (from: string | null, isWanted: () => boolean) => {
    setLoading(true);
    let cursor = from;
    for (let page = 0; page < PAGES_AT_ONCE && (page === 0 || cursor !== null); page++) {
      const isFirst = cursor === null;
      const answer = await boardPage(view, cursor);
      if (!isWanted()) return;
      if (!answer.done) {
        setFailed(isFirst ? answer.problem.reason : null);
        break;
      }
      setFailed(null);
      setItems((before) => (isFirst ? answer.body.items : [...before, ...answer.body.items]));
      cursor = answer.body.next;
      setNext(cursor);
    }
    setLoading(false);
  };
  useEffect(() => setItems([]), [path]);
  useEffect(() => {
    let wanted = true;
    void take(null, () => wanted);
    const stop = whenFresher(path, () => setRound((count) => count + 1));
    return () => {
      wanted = false;
      stop();
    };
  }, [path, round]);
  return {
    items: inOrder(items, view.order),
    loading,
    failed,
    more: next === null ? null : () => void take(next, () => true),
    again: () => setRound((count) => count + 1),
  };
}

/** The street and community with this code; opening a board remembers it. */
export function usePlace(code: string): { street: Division; community: Division } | null {
  const [place, setPlace] = useState<{ street: Division; community: Division } | null>(null);
  useEffect(() => {
    void streets().then((answer) => {
      if (!answer.done) return;
      for (const street of answer.body) {
        const community = street.communities.find((each) => each.code === code);
        if (!community) continue;
        setPlace({ street, community });
        chooseCommunity(code);
      }
    });
  }, [code]);
  return place;
}
