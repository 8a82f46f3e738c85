/** A contract on paper: the frozen text letter for letter, then the page on which the parties sign and what they signed with so far. */
import type { CheckWord } from "../contract/check-words.ts";
import { dateOf } from "../deadlines.ts";
import type { EvidenceKind } from "../signature.ts";
import { type Block, column, line, type OfficialDocument, paragraph, table } from "./blocks.ts";
import { heading } from "./headings.ts";
import { sayDate, type Words } from "./words.ts";

export interface ContractValues {
  title: string;
  /** 1, 2, 3… */
  version: number;
  /** What was frozen. */
  text: string;
  sha256: string;
  sm3: string;
  /** Of the text's SHA-256. */
  words: readonly CheckWord[];
  /** `…/contracts/<id>/sign#<sha256>`: what is read back from a photo of a sealed sheet. */
  link: string;
  /** In the parties' order. */
  places: readonly PlaceValues[];
}

export interface PlaceValues {
  party: string;
  /** What is there by now; null as long as nothing is. */
  evidence: EvidenceValues | null;
}

export interface EvidenceValues {
  kind: EvidenceKind;
  /** Instant, ISO 8601, by the server's clock. */
  recordedAt: string;
  /** Of the key's id; empty for paper. */
  keyWords: readonly CheckWord[];
  /** How many records the head before and the first head with it are over; null where that isn't known. */
  between: { before: number | null; after: number } | null;
}

/** 呢0519 不0005…: the words, and their numbers for whoever doesn't read them. */
const sayWords = (words: readonly CheckWord[]): string =>
  words.map(({ word, number }) => `${word}${number}`).join(" ");

const HOURS_AHEAD = 8;
const sayInstant = (instant: string, words: Words): string => {
  const there = new Date(Date.parse(instant) + HOURS_AHEAD * 3_600_000).toISOString();
  return `${sayDate(dateOf(instant), words)} ${there.slice(11, 16)}`;
};

export function contractPaper(values: ContractValues, words: Words): OfficialDocument {
  const { say } = words;
  const { title, version, text, sha256, sm3, places, link } = values;
  const running = say("contract.running", { words: sayWords(values.words) });
  const named = say("contract.version", { version });
  const blocks: Block[] = [
    ...text.split("\n").map(line),
    { kind: "pageBreak" },
    heading(1, say("contract.signatures")),
    paragraph(say("contract.signatures.how")),
    table(
      [column(say("contract.text"), 2), column(`${title} ${named}`, 10)],
      [
        ["SHA-256", sha256],
        ["SM3", sm3],
      ],
    ),
    table(
      [
        column(say("contract.party"), 4),
        column(say("contract.seal"), 5),
        column(say("contract.date"), 3),
      ],
      places.map(({ party }) => [party, "", ""]),
      true,
    ),
    table(
      [column(say("contract.party"), 4), column(say("contract.evidence"), 8)],
      places.map(({ party, evidence }) => [party, sayEvidence(evidence, words)]),
    ),
  ];
  return {
    language: words.language,
    ...{ letterhead: null, number: null, title, subtitle: say("subtitle", { text: named }) },
    ...{ landscape: false, code: null, running: { link, text: running } },
    blocks,
  };
}

function sayEvidence(evidence: EvidenceValues | null, words: Words): string {
  const { say } = words;
  if (!evidence) return say("contract.evidence.none");
  const { kind, recordedAt, keyWords, between } = evidence;
  return [
    words.term(`kind.${kind}`),
    ...(keyWords.length > 0 ? [say("contract.evidence.key", { words: sayWords(keyWords) })] : []),
    say("contract.evidence.recorded", { at: sayInstant(recordedAt, words) }),
    ...(between ? [sayBetween(between, words)] : []),
  ].join(say("list.then"));
}

const sayBetween = (
  { before, after }: NonNullable<EvidenceValues["between"]>,
  { say }: Words,
): string =>
  before === null
    ? say("contract.evidence.within", { after })
    : say("contract.evidence.between", { before, after });
