/** Which language a page begins in, and where its texts are. Small: it runs before everything else. */
import { LANGUAGES, type Language, type Texts } from "../../shared/language/language.ts";
import { recall } from "./remembered.ts";
import type { MemberArea } from "./texts-member.ts";

/**
 * `public` is the frame around every page; `board` the boards' words, which members' pages use too;
 * `stations` their list, `station` one of them; `published` the contracts that everybody may read. The members' areas stand in texts-member.ts.
 */
type PublicArea = "public" | "board" | "stations" | "station" | "published";
export type TextArea = PublicArea | MemberArea;
export type Loader = () => Promise<{ default: Texts }>;
/** Where the texts of each public area are in each language. */
const TEXTS: Readonly<Record<Language, Readonly<Record<PublicArea, Loader>>>> = {
  "zh-CN": {
    public: () => import("virtual:texts/zh-CN/public"),
    board: () => import("virtual:texts/zh-CN/board"),
    stations: () => import("virtual:texts/zh-CN/stations"),
    station: () => import("virtual:texts/zh-CN/station"),
    published: () => import("virtual:texts/zh-CN/published"),
  },
  bo: {
    public: () => import("virtual:texts/bo/public"),
    board: () => import("virtual:texts/bo/board"),
    stations: () => import("virtual:texts/bo/stations"),
    station: () => import("virtual:texts/bo/station"),
    published: () => import("virtual:texts/bo/published"),
  },
  en: {
    public: () => import("virtual:texts/en/public"),
    board: () => import("virtual:texts/en/board"),
    stations: () => import("virtual:texts/en/stations"),
    station: () => import("virtual:texts/en/station"),
    published: () => import("virtual:texts/en/published"),
  },
};

const isPublic = (area: TextArea): area is PublicArea => area in TEXTS.en;

/** Loads the texts of an area in a language; a visitor does not even load where the members' are. */
export const textsIn = async (language: Language, area: TextArea): Promise<Texts> => {
  const load = isPublic(area)
    ? TEXTS[language][area]
    : (await import("./texts-member.ts")).MEMBER_TEXTS[language][area];
  return (await load()).default;
};

/** Where this device remembers its language. */
export const LANGUAGE = "gongjian.language";

/** The language that this device remembers, or else the first one that its browser asks for. */
export function firstLanguage(): Language {
  const wanted = [recall(LANGUAGE) ?? "", ...navigator.languages];
  for (const tag of wanted) {
    const found = LANGUAGES.find((known) => tag && known.split("-")[0] === tag.split("-")[0]);
    if (found) return found;
  }
  return "zh-CN";
}
