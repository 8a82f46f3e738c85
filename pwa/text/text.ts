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
import type desk from "../../shared/language/zh-CN/desk.json";
import type people from "../../shared/language/zh-CN/people.json";
import type stations from "../../shared/language/zh-CN/stations.json";

export { LANGUAGES, type Language };

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
  | "proposedBy"
  | "due"
  | "matching";
/** A key of app.json, desk.json, people.json or stations.json, or one of a family of domain terms that is put together from a record. */
export type Key =
  | keyof typeof app
  | keyof typeof desk
  | keyof typeof people
  | keyof typeof stations
  | `${Family}.${string}`
  | `ledger.${string}`
  | "committee"
  | "ongoing"
  | "list.or";

/**
 * `public` is the frame around every page; `board` the boards' words, which members' pages use too;
 * `stations` their list, `station` one of them; `ledger` the import page, whose keys begin with `ledger.`.
 */
export type TextArea = "public" | "board" | "stations" | "station" | "member" | "ledger";
type Loader = () => Promise<{ default: Texts }>;
const LOADERS: Readonly<Record<Language, Readonly<Record<TextArea, Loader>>>> = {
  "zh-CN": {
    public: () => import("virtual:texts/zh-CN/public"),
    board: () => import("virtual:texts/zh-CN/board"),
    stations: () => import("virtual:texts/zh-CN/stations"),
    station: () => import("virtual:texts/zh-CN/station"),
    member: () => import("virtual:texts/zh-CN/member"),
    ledger: () => import("virtual:texts/zh-CN/ledger"),
  },
  bo: {
    public: () => import("virtual:texts/bo/public"),
    board: () => import("virtual:texts/bo/board"),
    stations: () => import("virtual:texts/bo/stations"),
    station: () => import("virtual:texts/bo/station"),
    member: () => import("virtual:texts/bo/member"),
    ledger: () => import("virtual:texts/bo/ledger"),
  },
  en: {
    public: () => import("virtual:texts/en/public"),
    board: () => import("virtual:texts/en/board"),
    stations: () => import("virtual:texts/en/stations"),
    station: () => import("virtual:texts/en/station"),
    member: () => import("virtual:texts/en/member"),
    ledger: () => import("virtual:texts/en/ledger"),
  },
};

const REMEMBERED = "gongjian.language";
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
  const { default: more } = await LOADERS[spoken][area]();
  if (spoken !== language.peek()) return loadTexts(area);
  loaded.add(area);
  texts.value = { ...texts.peek(), ...more };
}

/** Speaks another language from now on, once its texts are here. Remembered on this device. */
export async function speak(next: Language): Promise<void> {
  const parts = await Promise.all([...loaded].map((area) => LOADERS[next][area]()));
  batch(() => {
    language.value = next;
    texts.value = Object.assign({}, ...parts.map((part) => part.default));
  });
  document.documentElement.lang = next;
  remember(REMEMBERED, next);
}

/** The language that this device remembers, or else the first one that its browser asks for. */
function rememberedLanguage(): Language {
  const wanted = [recall(REMEMBERED) ?? "", ...navigator.languages];
  for (const tag of wanted) {
    const found = LANGUAGES.find((known) => tag && known.split("-")[0] === tag.split("-")[0]);
    if (found) return found;
  }
  return "zh-CN";
}

/** Begins in the remembered language with the public texts. */
export async function beginSpeaking(): Promise<void> {
  language.value = rememberedLanguage();
  document.documentElement.lang = language.value;
  await loadTexts("public");
}

/** Language of a text that somebody typed, for its `lang`: Tibetan needs its own type size and breaks. */
export function langOf(text: string): Language | undefined {
  if (/[\u0f00-\u0fff]/.test(text)) return "bo";
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : undefined;
}

/** Keeps a small setting on this device; a browser that forbids it just forgets. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Private windows may forbid storage: the setting then lasts as long as the page.
  }
}

/** A setting that `remember` kept, or null. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
