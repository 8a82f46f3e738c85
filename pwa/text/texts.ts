/** Which language a page begins in, and where its texts are. Small: it runs before everything else. */
import { LANGUAGES, type Language, type Texts } from "../../shared/language/language.ts";
import { recall } from "./remembered.ts";

/**
 * `public` is the frame around every page; `board` the boards' words, which members' pages use too;
 * `stations` their list, `station` one of them; `room` the meeting room; `ledger` the import page, whose keys begin with `ledger.`.
 */
export type TextArea = "public" | "board" | "stations" | "station" | "member" | "ledger" | "room";
type Loader = () => Promise<{ default: Texts }>;
/** Where the texts of each area are in each language. */
export const TEXTS: Readonly<Record<Language, Readonly<Record<TextArea, Loader>>>> = {
  "zh-CN": {
    public: () => import("virtual:texts/zh-CN/public"),
    board: () => import("virtual:texts/zh-CN/board"),
    stations: () => import("virtual:texts/zh-CN/stations"),
    station: () => import("virtual:texts/zh-CN/station"),
    member: () => import("virtual:texts/zh-CN/member"),
    ledger: () => import("virtual:texts/zh-CN/ledger"),
    room: () => import("virtual:texts/zh-CN/room"),
  },
  bo: {
    public: () => import("virtual:texts/bo/public"),
    board: () => import("virtual:texts/bo/board"),
    stations: () => import("virtual:texts/bo/stations"),
    station: () => import("virtual:texts/bo/station"),
    member: () => import("virtual:texts/bo/member"),
    ledger: () => import("virtual:texts/bo/ledger"),
    room: () => import("virtual:texts/bo/room"),
  },
  en: {
    public: () => import("virtual:texts/en/public"),
    board: () => import("virtual:texts/en/board"),
    stations: () => import("virtual:texts/en/stations"),
    station: () => import("virtual:texts/en/station"),
    member: () => import("virtual:texts/en/member"),
    ledger: () => import("virtual:texts/en/ledger"),
    room: () => import("virtual:texts/en/room"),
  },
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
