/** The interface's texts: which language is spoken, and what each key says in it. */
import { batch, signal } from "@preact/signals";
import {
  LANGUAGES,
  type Language,
  type Params,
  say,
  type Texts,
} from "../../shared/language/language.ts";
import type app from "../../shared/language/zh-CN/app.json";
import type contract from "../../shared/language/zh-CN/contract.json";
import type desk from "../../shared/language/zh-CN/desk.json";
import type kept from "../../shared/language/zh-CN/kept.json";
import type meeting from "../../shared/language/zh-CN/meeting.json";
import type meetings from "../../shared/language/zh-CN/meetings.json";
import type people from "../../shared/language/zh-CN/people.json";
import type published from "../../shared/language/zh-CN/published.json";
import type room from "../../shared/language/zh-CN/room.json";
import type signing from "../../shared/language/zh-CN/signing.json";
import type stations from "../../shared/language/zh-CN/stations.json";

import { remember } from "./remembered.ts";
import { firstLanguage, LANGUAGE, type TextArea, textsIn } from "./texts.ts";

export { LANGUAGES, type Language, type TextArea };

type Family =
  | "state"
  | "turn"
  | "command"
  | "done"
  | "field"
  | "noun"
  | "role"
  | "urgency"
  | "kind"
  | "barrier"
  | "facility"
  | "festival"
  | "hours"
  | "nature"
  | "source"
  | "every"
  | "cadence"
  | "evidence"
  | "grade"
  | "stage"
  | "proposedBy"
  | "due"
  | "matching"
  | "method"
  | "reply"
  | "finding"
  | "effect"
  | "passBase"
  | "vote"
  | "order"
  | "template";
/** A key of the files that everybody's or a member's pages read, or one of a family of domain terms that is put together from a record. */
export type Key =
  | keyof typeof app
  | keyof typeof contract
  | keyof typeof desk
  | keyof typeof kept
  | keyof typeof meetings
  | keyof typeof meeting
  | keyof typeof people
  | keyof typeof published
  | keyof typeof room
  | keyof typeof signing
  | keyof typeof stations
  | `${Family}.${string}`
  | `ledger.${string}`
  | "committee"
  | "ongoing"
  | "list.or";

const loaded = new Set<TextArea>();
const texts = signal<Texts>({});

/** The language that is spoken now. */
export const language = signal<Language>("zh-CN");

/** Every text that is loaded, for `inWords` of shared/language. */
export const allTexts = (): Texts => texts.value;

/** What a key says in the language spoken now, each `{name}` filled from `params`. */
export const t = (key: Key, params?: Params): string => say(texts.value, key, params);

/** What an error or refusal is called: `reason.title`, `reason.detail`, or an issue's bare reason. */
export const errorText = (key: string, params?: Params): string => say(texts.value, key, params);

/** Whether a text with this key is loaded. */
export const hasText = (key: string): boolean => Object.hasOwn(texts.value, key);

/** Loads an area's texts in the language spoken now; a second call costs nothing. */
export async function loadTexts(area: TextArea): Promise<void> {
  if (loaded.has(area)) return;
  const spoken = language.peek();
  const more = await textsIn(spoken, area);
  if (spoken !== language.peek()) return loadTexts(area);
  loaded.add(area);
  texts.value = { ...texts.peek(), ...more };
}

/** Speaks another language from now on, once its texts are here. Remembered on this device. */
export async function speak(next: Language): Promise<void> {
  const parts = await Promise.all([...loaded].map((area) => textsIn(next, area)));
  batch(() => {
    language.value = next;
    texts.value = Object.assign({}, ...parts);
  });
  document.documentElement.lang = next;
  remember(LANGUAGE, next);
}

/** Begins in the remembered language with the public texts. */
export async function beginSpeaking(): Promise<void> {
  language.value = firstLanguage();
  document.documentElement.lang = language.value;
  await loadTexts("public");
}

/** Language of a text that somebody typed, for its `lang`: Tibetan needs its own type size and breaks. */
export function langOf(text: string): Language | undefined {
  if (/[\u0f00-\u0fff]/.test(text)) return "bo";
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : undefined;
}
