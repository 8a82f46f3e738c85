/** Where the texts of the areas are that only members open; apart, so that a visitor's first page stays small. */
import type { Language } from "../../shared/language/language.ts";
import type { Loader } from "./texts.ts";

/**
 * `member` is what all of their pages say; `meetings` the year of meetings, `meeting` one of
 * them, `room` what is said in it; `contract` the contracts, and the words of their text; `signing` their keys
 * and signatures; `kept` how contracts are kept; `report` the quarter's report, in the words of the document, whose
 * keys begin with `document.`; `ledger` the import page, whose keys begin with `ledger.`.
 */
export type MemberArea =
  | "member"
  | "meetings"
  | "meeting"
  | "room"
  | "contract"
  | "signing"
  | "kept"
  | "report"
  | "ledger";

export const MEMBER_TEXTS: Readonly<Record<Language, Readonly<Record<MemberArea, Loader>>>> = {
  "zh-CN": {
    member: () => import("virtual:texts/zh-CN/member"),
    meetings: () => import("virtual:texts/zh-CN/meetings"),
    meeting: () => import("virtual:texts/zh-CN/meeting"),
    room: () => import("virtual:texts/zh-CN/room"),
    contract: () => import("virtual:texts/zh-CN/contract"),
    kept: () => import("virtual:texts/zh-CN/kept"),
    report: () => import("virtual:texts/zh-CN/report"),
    ledger: () => import("virtual:texts/zh-CN/ledger"),
    signing: () => import("virtual:texts/zh-CN/signing"),
  },
  bo: {
    member: () => import("virtual:texts/bo/member"),
    meetings: () => import("virtual:texts/bo/meetings"),
    meeting: () => import("virtual:texts/bo/meeting"),
    room: () => import("virtual:texts/bo/room"),
    contract: () => import("virtual:texts/bo/contract"),
    kept: () => import("virtual:texts/bo/kept"),
    report: () => import("virtual:texts/bo/report"),
    ledger: () => import("virtual:texts/bo/ledger"),
    signing: () => import("virtual:texts/bo/signing"),
  },
  en: {
    member: () => import("virtual:texts/en/member"),
    meetings: () => import("virtual:texts/en/meetings"),
    meeting: () => import("virtual:texts/en/meeting"),
    room: () => import("virtual:texts/en/room"),
    contract: () => import("virtual:texts/en/contract"),
    kept: () => import("virtual:texts/en/kept"),
    report: () => import("virtual:texts/en/report"),
    ledger: () => import("virtual:texts/en/ledger"),
    signing: () => import("virtual:texts/en/signing"),
  },
};
