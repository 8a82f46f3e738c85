/** A committee's feed as the server serves it, and the check that the journal only ever grew. */
import { leafHash } from "../journal/leaf.ts";
import { append, type Frontier, root } from "../journal/tree.ts";
import type { Entity } from "../kit/noun.ts";

export interface FeedEvent {
  seq: number;
  mutation: string;
  kind: string;
  target: string;
  base: string | null;
  actor: string | null;
  role: string;
  unit: string | null;
  at: string;
  payloadHash: string;
  leaf: string;
  /** What was said; null once it has been erased. */
  payload: { from: string | null; to: string; input: Record<string, unknown> } | null;
}

/** A signed tree head (docs/journal-format.md). */
export interface Head {
  committee: string;
  size: number;
  root: string;
  at: string;
  signature: string;
  key: string;
}

export interface FeedPage {
  after: number;
  /** Number of the last event in the page; `after` where there is none. */
  next: number;
  more: boolean;
  events: readonly FeedEvent[];
  /** The records that the events touched, as they stand now, by noun. */
  records: Readonly<Record<string, readonly Entity[]>>;
  head: Head | null;
}

/** What a phone saw of the journal that can't be: somebody rewrote it, or two people are shown two. */
export interface Alarm {
  /** `leaf`: an event doesn't fit its hash. `root`: the events don't make the head that was signed. */
  what: "leaf" | "root";
  /** Event number or tree size at which it showed. */
  seq: number;
  at: string;
  expected: string;
  got: string;
}

/** Heads kept: enough to be a witness for years of minutes, little enough for any phone. */
const HEADS_KEPT = 200;

export interface Checked {
  frontier: Frontier;
  heads: readonly Head[];
  unchecked: readonly Head[];
  alarm: Alarm | null;
}

/**
 * Grows the tree by a page's events and holds every head against it as soon as its size is reached.
 * @param leavesBefore the leaves already taken, asked for only where a head speaks of the past
 */
export async function check(
  committee: string,
  known: Checked,
  page: FeedPage,
  now: string,
  leavesBefore: () => Promise<readonly string[]>,
): Promise<Checked> {
  let { frontier, alarm } = known;
  const heads = [...known.heads];
  let unchecked = page.head ? [...known.unchecked, page.head] : [...known.unchecked];
  const hold = (head: Head, got: string): void => {
    if (got === head.root) {
      if (!heads.some(({ size }) => size === head.size)) heads.push(head);
    } else alarm ??= { what: "root", seq: head.size, at: now, expected: head.root, got };
  };
  const holdReached = (): void => {
    for (const head of unchecked.filter(({ size }) => size === frontier.size))
      hold(head, root(frontier));
    unchecked = unchecked.filter(({ size }) => size !== frontier.size);
  };
  for (const head of unchecked.filter(({ size }) => size < frontier.size)) {
    const same = heads.find(({ size }) => size === head.size);
    hold(head, same?.root ?? rootAt(await leavesBefore(), head.size));
  }
  unchecked = unchecked.filter(({ size }) => size >= frontier.size);
  holdReached();
  for (const event of page.events) {
    const got = leafHash({ ...event, committee });
    if (got !== event.leaf)
      alarm ??= { what: "leaf", seq: event.seq, at: now, expected: event.leaf, got };
    frontier = append(frontier, event.leaf);
    holdReached();
  }
  return { frontier, heads: heads.slice(-HEADS_KEPT), unchecked, alarm };
}

const rootAt = (leaves: readonly string[], size: number): string =>
  root(leaves.slice(0, size).reduce<Frontier>(append, { size: 0, hashes: [] }));
