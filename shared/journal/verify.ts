import { type ExportedEvent, type JournalFile, readJournalFile } from "./export.ts";
import type { KeptHead } from "./keptHeads.ts";
import { leafHash, payloadHash } from "./leaf.ts";
import { readPublicKey, type Seal, verifySeal } from "./seal.ts";
import { append, EMPTY_FRONTIER, root } from "./tree.ts";

/** Where a journal first isn't what was sealed. docs/journal-format.md tells how each is found. */
export type Finding = {
  what:
    | "changed"
    | "cut_out"
    | "added"
    | "moved"
    | "cut_tail"
    | "rewritten"
    | "bad_seal"
    | "unreadable";
  /** The first event affected, 0 for the file's first line. */
  seq: number;
  /** Equal to `seq` where it is exact; else the first event affected is one from `seq` to here. */
  through: number;
  detail: string;
};

/** What `verifyJournal` found out. Counts are of lines in the file, erased ones included. */
export type Verification = {
  ok: boolean;
  committee: string | undefined;
  /** fingerprint of the file's public key, for comparing with the one that the committee shows */
  key: string | undefined;
  events: number;
  erased: number;
  seals: number;
  /** kept heads of this committee, each of them compared */
  headsCompared: number;
  finding?: Finding;
};

type ReadableSeal = { seal: Seal; previous: number };

/**
 * Checks an exported journal against its own seals and against the heads that a member kept, and
 * names the first event that was changed, cut out, added or moved.
 * @param file the export's bytes
 * @param keptHeads heads of other committees are passed over
 * @returns a finding for anything that isn't right; never throws on what the file holds
 */
export async function verifyJournal(
  file: Uint8Array,
  keptHeads: readonly KeptHead[],
): Promise<Verification> {
  const journal = readJournalFile(file);
  const { opening, events, seals } = journal;
  const key = opening && (await readPublicKey(opening.publicKey));
  const heads = keptHeads.filter(
    (head) => head.committee === undefined || head.committee === opening?.committee,
  );
  const report = {
    committee: opening?.committee,
    key: key?.fingerprint,
    events: events.length,
    erased: events.filter((event) => event?.salt === null).length,
    seals: seals.length,
    headsCompared: heads.length,
  };
  if (opening === undefined || key === undefined) {
    const finding = exactly(
      "unreadable",
      0,
      "the first line is not a journal's, or its key is no key",
    );
    return { ok: false, ...report, headsCompared: 0, finding };
  }

  const { badSeal, sound } = await checkSeals(journal, opening.committee, key);
  // Apart, because seals that a forger made anew would vouch for what a kept head disproves.
  const broken = narrower(
    firstBrokenWitness(events, sound, "a seal"),
    firstBrokenWitness(events, heads, "a kept head"),
  );
  const sealed = sound.reduce((size, seal) => Math.max(size, seal.size), 0);
  const treeHolds = !badSeal && !broken && sealed === events.length;

  const exact = earlier(
    firstFalseEvent(journal, opening.committee, treeHolds),
    badSeal || sealed >= events.length ? undefined : unsealed(sealed, events.length),
  );
  const implied = narrower(broken, badSeal);
  // What is known exactly explains a seal or head that breaks there or later.
  const finding = exact && implied && exact.seq > implied.through ? implied : (exact ?? implied);
  return finding ? { ok: false, ...report, finding } : { ok: true, ...report };
}

/** The seals with a good signature, and the first place where a seal isn't what it should be. */
async function checkSeals(
  { seals }: JournalFile,
  committee: string,
  { publicKey, fingerprint }: { publicKey: CryptoKey; fingerprint: string },
): Promise<{ badSeal: Finding | undefined; sound: Seal[] }> {
  const sound: Seal[] = [];
  let badSeal: Finding | undefined;
  let previous = 0;
  for (const line of seals) {
    const genuine =
      line !== undefined &&
      line.seal.committee === committee &&
      line.seal.key === fingerprint &&
      (await verifySeal(line.seal, publicKey));
    if (genuine) sound.push(line.seal);
    const problem = sealProblem(line, genuine, previous);
    if (problem) {
      badSeal ??= {
        what: line ? "bad_seal" : "unreadable",
        seq: previous + 1,
        through: Math.max(previous + 1, line?.seal.size ?? 0),
        detail: problem,
      };
    }
    previous = line?.seal.size ?? previous;
  }
  return { badSeal, sound };
}

function sealProblem(
  line: ReadableSeal | undefined,
  genuine: boolean,
  previous: number,
): string | undefined {
  if (line === undefined) return `the line after the seal over ${previous} events is not a seal`;
  const { seal } = line;
  if (!genuine) return `the seal over ${seal.size} events is not signed by this journal's key`;
  if (line.previous !== previous || seal.size <= previous) {
    return `the seal over ${seal.size} events should follow one over ${line.previous}, not ${previous}`;
  }
  return undefined;
}

/** Grows the tree over the file's events and stops at the first root that isn't as witnessed. */
function firstBrokenWitness(
  events: readonly (ExportedEvent | undefined)[],
  witnesses: readonly { size: number; root: string }[],
  name: string,
): Finding | undefined {
  let tree = EMPTY_FRONTIER;
  const bySize = witnesses.toSorted((a, b) => a.size - b.size);
  for (const witness of bySize) {
    const vouchedFor = tree.size;
    if (witness.size > events.length) {
      const through = bySize.at(-1)?.size ?? witness.size;
      const detail = `${name} is over ${through} events; others like it vouch for ${vouchedFor} only`;
      return { what: "cut_tail", seq: events.length + 1, through, detail };
    }
    for (const event of events.slice(vouchedFor, witness.size)) {
      // Any text but a leaf will do for an unreadable event: its root can't come out right.
      tree = append(tree, event ? leafHash(event) : "");
    }
    if (root(tree) !== witness.root) {
      const twin = firstTwin(events, vouchedFor, witness.size);
      return {
        what: twin ? "added" : "rewritten",
        seq: vouchedFor + 1,
        through: Math.max(vouchedFor + 1, witness.size),
        detail: `${name} over ${witness.size} events has another root${twin ? `; ${twin}` : ""}`,
      };
    }
  }
  return undefined;
}

/** A mutation makes one event only, so of two with its id one was put in. */
function firstTwin(
  events: readonly (ExportedEvent | undefined)[],
  from: number,
  to: number,
): string | undefined {
  const seen = new Map<string, number>();
  for (const [index, event] of events.entries()) {
    if (event === undefined) continue;
    const twin = seen.get(event.mutation) ?? index;
    if (twin !== index && [twin, index].some((place) => place >= from && place < to)) {
      return `${range(twin + 1, twin + 1)} and ${range(index + 1, index + 1)} are of one mutation`;
    }
    seen.set(event.mutation, twin);
  }
  return undefined;
}

/** The first event that is out of its place or doesn't fit its own hashes. */
function firstFalseEvent(
  { events, lateEvents }: JournalFile,
  committee: string,
  treeHolds: boolean,
): Finding | undefined {
  for (const [index, event] of events.entries()) {
    const place = index + 1;
    if (event === undefined) return exactly("unreadable", place, "the line is not an event");
    if (event.seq !== place) return misplaced(events, place, event.seq, treeHolds);
    if (place > events.length - lateEvents)
      return exactly("moved", place, "it stands after a seal");
    if (event.committee !== committee) return exactly("changed", place, "another committee's");
    if (event.salt !== null && payloadHash(event.salt, event.payload) !== event.payloadHash) {
      return exactly("changed", place, "the payload does not fit its hash");
    }
    if (leafHash(event) !== event.leaf) {
      return exactly("changed", place, "the header does not fit its leaf");
    }
  }
  return undefined;
}

/** Tells what happened from the numbers, where number `seq` stands at `place`. */
function misplaced(
  events: readonly (ExportedEvent | undefined)[],
  place: number,
  seq: number,
  treeHolds: boolean,
): Finding {
  if (treeHolds) return exactly("changed", place, `only its number, to ${seq}`);
  const numbers = new Set(events.map((event, index) => event?.seq ?? index + 1));
  const onlyReordered =
    numbers.size === events.length && events.every((_, index) => numbers.has(index + 1));
  if (onlyReordered) return exactly("moved", place, `event ${seq} stands in its place`);
  if (seq > place && !numbers.has(place)) {
    const through = Math.max(place, seq - 1);
    return { ...exactly("cut_out", place, `${range(place, through)} missing`), through };
  }
  if (seq === place - 1) return exactly("added", seq, "the number stands twice");
  return exactly("added", place, `something numbered ${seq} stands in its place`);
}

/** An export ends with the seal over its last event, so what lies beyond the last seal is foreign. */
function unsealed(sealed: number, events: number): Finding {
  const detail = `no seal covers ${range(sealed + 1, events)}: put in, or their seal was cut off`;
  return { what: "added", seq: sealed + 1, through: events, detail };
}

function earlier(first: Finding | undefined, second: Finding | undefined): Finding | undefined {
  return first && second && second.seq < first.seq ? second : (first ?? second);
}

/** Of two ranges that overlap the one that starts later, as the first affected event is in both. */
function narrower(first: Finding | undefined, second: Finding | undefined): Finding | undefined {
  if (!first || !second || first.seq > second.through || second.seq > first.through) {
    return earlier(first, second);
  }
  return second.seq > first.seq ? second : first;
}

function exactly(what: Finding["what"], seq: number, detail: string): Finding {
  return { what, seq, through: seq, detail };
}

/** "event 5" or "events 5 to 9" */
export function range(from: number, to: number): string {
  return from === to ? `event ${from}` : `events ${from} to ${to}`;
}
