/** The district's streets and communities, and the community that this device chose to see. */
import { signal } from "@preact/signals";
import { type Answer, ask } from "../ask.ts";
import { recall, remember } from "../text/remembered.ts";

export interface Division {
  code: string;
  name: string;
  /** Its records are samples, and must be marked so wherever they show. */
  sample: boolean;
}
export interface Street extends Division {
  communities: readonly Division[];
}

const CHOSEN = "gongjian.community";

/** Code of the community whose board was last opened on this device. */
export const chosenCommunity = signal<string | null>(recall(CHOSEN));

/** Remembers which community's board is shown first. */
export function chooseCommunity(code: string): void {
  chosenCommunity.value = code;
  remember(CHOSEN, code);
}

let asked: Promise<Answer<readonly Street[]>> | null = null;

/** The streets with their communities, asked for once; again after an answer that was no answer. */
export function streets(): Promise<Answer<readonly Street[]>> {
  asked ??= ask<{ items: readonly Division[] }>("GET", "/api/public/divisions").then((answer) => {
    if (answer.done) return { done: true, body: streetsIn(answer.body.items) };
    asked = null;
    return answer;
  });
  return asked;
}

/** A division lies in another when its code begins with the other's: 9 digits a street, 12 a community. */
const streetsIn = (divisions: readonly Division[]): Street[] =>
  divisions
    .filter(({ code }) => code.length === 9)
    .map((street) => ({
      ...street,
      communities: divisions.filter(
        ({ code }) => code.length === 12 && code.startsWith(street.code),
      ),
    }))
    .filter(({ communities }) => communities.length > 0);
