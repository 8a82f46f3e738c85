/** Following a committee's feed: page by page, each one stored whole with its cursor, none skipped. */
import { EMPTY_FRONTIER } from "../journal/tree.ts";
import { check, type FeedPage } from "./feed.ts";
import type { Phone } from "./give.ts";
import { eventKey, type Followed, type Transaction } from "./storage.ts";

export type Pulled =
  | { outcome: "current" }
  /** The person may not read this committee (any more). */
  | { outcome: "closed" }
  | { outcome: "signIn" }
  | { outcome: "later"; wait: number | null };

/** A committee of which nothing is known yet. */
const unfollowed = (committee: string): Followed => ({
  committee,
  cursor: 0,
  frontier: EMPTY_FRONTIER,
  heads: [],
  unchecked: [],
  alarm: null,
});

/** Takes everything that is new in a committee. */
export async function pull(phone: Phone, committee: string): Promise<Pulled> {
  const { storage, transport, now } = phone;
  for (;;) {
    const { cursor } = await storage.transact((transaction) => followedIn(transaction, committee));
    const answer = await transport.feed(committee, cursor);
    if (answer.answer === "unknown") return { outcome: "later", wait: answer.wait };
    if (answer.answer !== "page") return { outcome: answer.answer };
    const { page } = answer;
    // A page with a hole in it is never taken: what it lacks would be lost for good.
    if (!isWhole(page, cursor)) return { outcome: "later", wait: null };
    await storage.transact((transaction) => take(transaction, committee, page, now()));
    if (!page.more) return { outcome: "current" };
  }
}

const followedIn = async (transaction: Transaction, committee: string): Promise<Followed> =>
  (await transaction.get("followed", committee)) ?? unfollowed(committee);

const isWhole = ({ after, next, events }: FeedPage, cursor: number): boolean =>
  after === cursor &&
  next === cursor + events.length &&
  events.every(({ seq }, index) => seq === cursor + index + 1);

async function take(
  transaction: Transaction,
  committee: string,
  page: FeedPage,
  now: string,
): Promise<void> {
  const known = await followedIn(transaction, committee);
  // Another tab has taken this page or later ones: what was read for it is old by now.
  if (known.cursor !== page.after) return;
  if (page.events.length === 0 && page.head === null) return;
  const checked = await check(committee, known, page, now, () => leavesIn(transaction, committee));
  await transaction.put("followed", committee, { committee, cursor: page.next, ...checked });
  for (const [noun, records] of Object.entries(page.records))
    for (const record of records)
      await transaction.put("record", `${noun}/${record.id}`, { noun, record });
  for (const event of page.events) {
    await transaction.put("event", eventKey(committee, event.seq), { ...event, committee });
    // An event is the surest of answers: its mutation was applied.
    await transaction.remove("outbox", event.mutation);
  }
}

const leavesIn = async (transaction: Transaction, committee: string): Promise<string[]> =>
  (await transaction.all("event"))
    .filter((event) => event.committee === committee)
    .sort((one, other) => one.seq - other.seq)
    .map(({ leaf }) => leaf);

/** Forgets a committee: because the person left it, or to follow it again from its first event. */
export const forget = ({ storage }: Pick<Phone, "storage">, committee: string): Promise<void> =>
  storage.transact(async (transaction) => {
    await transaction.remove("followed", committee);
    for (const { noun, record } of await transaction.all("record"))
      if (record.committee === committee)
        await transaction.remove("record", `${noun}/${record.id}`);
    for (const event of await transaction.all("event"))
      if (event.committee === committee)
        await transaction.remove("event", eventKey(committee, event.seq));
  });
