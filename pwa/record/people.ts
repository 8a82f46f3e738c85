/** Who sits where: names come from the server each time and are never kept on the device. */
import { signal } from "@preact/signals";
import type { Seat } from "../../shared/seat.ts";
import { ask } from "../ask.ts";

interface Card {
  seat: string;
  displayName: string | null;
}

const cards = signal<readonly Card[]>([]);
const asked = new Set<string>();

/** Asks once for a committee's names; without network, or in an edition without names, titles do. */
export async function askForPeople(committee: string): Promise<void> {
  if (asked.has(committee)) return;
  asked.add(committee);
  const answer = await ask<{ items: readonly Card[] }>(
    "GET",
    `/api/committees/${committee}/people`,
  );
  if (answer.done) cards.value = [...cards.peek(), ...answer.body.items];
  else asked.delete(committee);
}

/** Name of whoever sits in a seat, where it is known. */
export const personIn = ({ id }: Seat): string | null =>
  cards.value.find(({ seat }) => seat === id)?.displayName ?? null;
