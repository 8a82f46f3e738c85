/** A committee's lists from the server, page by page. */
import { EMPTY_LISTS, type Lists } from "../../shared/ledger/lists.ts";
import type { Trouble } from "./messages.ts";
import { type Answer, request } from "./request.ts";

const SHELVES: Readonly<Record<string, keyof Lists>> = {
  unit: "units",
  seat: "seats",
  grid: "grids",
  resource: "resources",
  problem: "problems",
  project: "projects",
  people: "people",
};

type Page = { shelf: string; items: unknown[]; next: string | null };

/** Everything that the committee's ledger shows, or why it did not come. */
export async function fetchLists(
  committee: string,
  language: string,
): Promise<{ lists: Lists } | { trouble: Trouble }> {
  const found: Record<string, unknown[]> = {};
  for (let cursor: string | null = "unit:"; cursor !== null; ) {
    const path: string = `/api/committees/${committee}/ledger?cursor=${encodeURIComponent(cursor)}`;
    const answer: Answer<Page> = await request<Page>("GET", path, language);
    if (!answer.done) return { trouble: answer.trouble };
    const { shelf, items, next } = answer.body;
    const name: string = SHELVES[shelf] ?? shelf;
    found[name] = [...(found[name] ?? []), ...items];
    cursor = next;
  }
  return { lists: { ...EMPTY_LISTS, ...(found as unknown as Partial<Lists>) } };
}
