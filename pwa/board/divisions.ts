/** The district's streets and communities, and the community that this device chose to see. */
import { signal } from "@preact/signals";
import { type Answer, ask } from "../ask.ts";
import { recall, remember } from "../text/text.ts";

export interface Community {
  code: string;
  name: string;
  /** Its records are samples, and must be marked so wherever they show. */
  sample?: boolean;
}
export interface Divisions {
  district: { code: string; name: string };
  streets: readonly { code: string; name: string; communities: readonly Community[] }[];
}

const CHOSEN = "gongjian.community";

/** Code of the community whose board was last opened on this device. */
export const chosenCommunity = signal<string | null>(recall(CHOSEN));

/** Remembers which community's board is shown first. */
export function chooseCommunity(code: string): void {
  chosenCommunity.value = code;
  remember(CHOSEN, code);
}

let asked: Promise<Answer<Divisions>> | null = null;

/** The divisions, asked for once; again after an answer that was no answer. */
export function divisions(): Promise<Answer<Divisions>> {
  asked ??= ask<Divisions>("GET", "/api/public/divisions").then((answer) => {
    if (!answer.done) asked = null;
    return answer;
  });
  return asked;
}
