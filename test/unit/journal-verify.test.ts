import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { ExportedEvent } from "../../shared/journal/export.ts";
import { formatEvent, formatOpening } from "../../shared/journal/export.ts";
import { type KeptHead, readKeptHeads } from "../../shared/journal/keptHeads.ts";
import { leafHash } from "../../shared/journal/leaf.ts";
import { type Verification, verifyJournal } from "../../shared/journal/verify.ts";
import {
  aJournal,
  anEvent,
  aSealingKey,
  bytes,
  COMMITTEE,
  erased,
  exported,
  rewritten,
  type SampleJournal,
  type SealingKey,
  seed,
} from "./journal-builder.ts";

const SIZES = [3, 4, 8, 12];
const LAST = 12;
const runs = { seed, numRuns: 150 };
const anyPlace = fc.integer({ min: 1, max: LAST });

let key: SealingKey;
let journal: SampleJournal;

beforeAll(async () => {
  key = await aSealingKey();
  journal = await aJournal(key, numbered(LAST), SIZES);
});

function numbered(count: number): ExportedEvent[] {
  return Array.from({ length: count }, (_, index) => anEvent(index + 1));
}

const check = (sample: SampleJournal, heads: KeptHead[] = []) =>
  verifyJournal(bytes(exported(sample)), heads);

/** The journal's export with its event list changed and nothing else. */
function withEvents(change: (events: ExportedEvent[]) => ExportedEvent[]): SampleJournal {
  return { ...journal, events: change([...journal.events]) };
}

const renumbered = (events: ExportedEvent[]) =>
  events.map((event, index) => ({ ...event, seq: index + 1 }));

function moved<T>(list: T[], from: number, to: number): T[] {
  const [item, ...none] = list.splice(from - 1, 1);
  expect(none).toEqual([]);
  if (item !== undefined) list.splice(to - 1, 0, item);
  return list;
}

function expectFinding(result: Verification, what: string, seq: number): void {
  expect(result.finding).toMatchObject({ what, seq });
  expect(result.ok).toBe(false);
}

/** For forgeries whose every hash fits: the finding's range starts after the last good seal. */
function expectRange(result: Verification, first: number): void {
  expect(result.ok).toBe(false);
  const sizesBefore = SIZES.filter((size) => size < first);
  expect(result.finding?.seq).toBe((sizesBefore.at(-1) ?? 0) + 1);
  expect(result.finding?.through).toBeGreaterThanOrEqual(first);
}

describe("a journal that nobody touched", () => {
  it("verifies, with the heads that members kept", async () => {
    const heads = journal.seals.map(({ seal }) => seal);
    expect(await check(journal, heads)).toEqual({
      ok: true,
      committee: COMMITTEE,
      key: key.fingerprint,
      events: LAST,
      erased: 0,
      seals: SIZES.length,
      headsCompared: SIZES.length,
    });
  });

  it("verifies at any length, with any of its payloads erased", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 20 }),
        async (erasures, sealed) => {
          const events = numbered(erasures.length);
          const sizes = sealed < events.length ? [sealed, events.length] : [events.length];
          const whole = await aJournal(key, events, sizes);
          const swept = events.map((event, index) => (erasures[index] ? erased(event) : event));
          const result = await check({ ...whole, events: swept });
          expect(result).toMatchObject({ ok: true, erased: erasures.filter(Boolean).length });
        },
      ),
      runs,
    );
  });

  it("verifies when it is empty", async () => {
    expect(await check({ key, events: [], seals: [] })).toMatchObject({ ok: true, events: 0 });
  });
});

describe("an edit", () => {
  const fields: [string, Partial<ExportedEvent>][] = [
    ["mutation", { mutation: "01K9" }],
    ["kind", { kind: "commitment.verify" }],
    ["target", { target: "commitment-9" }],
    ["target emptied", { target: null }],
    ["base", { base: "base-99" }],
    ["actor", { actor: "actor-9" }],
    ["role", { role: "secretary" }],
    ["unit", { unit: "unit-9" }],
    ["at", { at: "2026-11-01T00:00:00.000Z" }],
    ["committee", { committee: "540102003002" }],
    ["payloadHash", { payloadHash: "ab".repeat(32) }],
    ["leaf", { leaf: "ab".repeat(32) }],
    ["salt", { salt: "ab".repeat(16) }],
    ["payload", { payload: { note: "something else" } }],
    ["seq", { seq: 6 }],
    ["seq far off", { seq: 999 }],
  ];
  it.each(fields)("of an event's %s is found, at any event", async (_, change) => {
    for (const [index, event] of journal.events.entries()) {
      const place = index + 1;
      if (change.seq === place) continue;
      const result = await check(
        withEvents((events) => events.with(index, { ...event, ...change })),
      );
      expectFinding(result, "changed", place);
      expect(result.finding?.through).toBe(place);
    }
  });

  it("of an erased event's header is found", async () => {
    const swept = withEvents((events) => events.with(4, { ...erased(anEvent(5)), actor: "other" }));
    expectFinding(await check(swept), "changed", 5);
  });

  it("of any byte is found, at the event whose line it is in", async () => {
    const small = await aJournal(key, numbered(3), [2, 3]);
    const file = bytes(exported({ ...small, events: small.events.with(1, erased(anEvent(2))) }));
    expect((await verifyJournal(file, [])).ok).toBe(true);
    // Another letter, another case, no longer ASCII, a control, a line break, a space.
    const edits = [1, 0x20, 0x80, 0x40].map((bits) => (byte: number) => byte ^ bits);
    edits.push(
      () => 0x0a,
      () => 0x20,
    );
    let line = 0;
    for (const [index, byte] of file.entries()) {
      const edit = edits[index % edits.length]?.(byte) ?? 0;
      const edited = file.with(index, edit === byte ? byte ^ 2 : edit);
      const { ok, finding } = await verifyJournal(edited, []);
      expect({ index, ok }).toEqual({ index, ok: false });
      if (line >= 1 && line <= 3)
        expect({ index, seq: finding?.seq }).toEqual({ index, seq: line });
      if (byte === 0x0a) line += 1;
    }
  });

  it("that leaves the JSON's meaning as it was is found all the same", async () => {
    const text = exported(journal);
    const edits = [
      text.replaceAll("\n", "\r\n"),
      `\ufeff${text}`,
      text.slice(0, -1),
      `${text}\n`,
      text.replace('"seq":5', '"seq": 5'),
      text.replace('"seq":5', '"seq":5.0'),
      text.replace('"seq":5', '"note":"","seq":5'),
      text.replace('"kind":"commitment.note"', '"kind":"x","kind":"commitment.note"'),
      text.replace("commitment.note", "commitment\\u002enote"),
    ];
    for (const edited of edits) {
      expect((await verifyJournal(bytes(edited), [])).ok).toBe(false);
    }
  });

  it("of bytes anywhere, put in or taken out, is found", async () => {
    const file = bytes(exported(journal));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length),
        fc.nat(3),
        fc.uint8Array({ maxLength: 3 }),
        async (start, cut, put) => {
          const edited = Uint8Array.of(...file.slice(0, start), ...put, ...file.slice(start + cut));
          fc.pre(Buffer.compare(edited, file) !== 0);
          expect((await verifyJournal(edited, [])).ok).toBe(false);
        },
      ),
      runs,
    );
  });
});

describe("cutting out, moving and adding", () => {
  it("finds any event that was cut out", async () => {
    for (const { seq } of journal.events) {
      const result = await check(withEvents((events) => events.toSpliced(seq - 1, 1)));
      expectFinding(result, seq === LAST ? "cut_tail" : "cut_out", seq);
    }
  });

  it("finds any run of events that was cut out", async () => {
    await fc.assert(
      fc.asyncProperty(anyPlace, anyPlace, async (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const result = await check(
          withEvents((events) => events.toSpliced(from - 1, to - from + 1)),
        );
        expectFinding(result, to === LAST ? "cut_tail" : "cut_out", from);
        expect(result.finding?.through).toBe(to);
      }),
      runs,
    );
  });

  it("finds the first of two events that changed places, and any event moved elsewhere", async () => {
    await fc.assert(
      fc.asyncProperty(anyPlace, anyPlace, async (a, b) => {
        fc.pre(a !== b);
        const [first, second] = [journal.events[a - 1], journal.events[b - 1]];
        if (!first || !second) throw new Error("no such place");
        const swapped = withEvents((events) => events.with(a - 1, second).with(b - 1, first));
        expectFinding(await check(swapped), "moved", Math.min(a, b));
        const shifted = withEvents((events) => moved(events, a, b));
        expectFinding(await check(shifted), "moved", Math.min(a, b));
      }),
      runs,
    );
  });

  it("finds an event that was put in, a copy or a new one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: LAST + 1 }), anyPlace, async (place, source) => {
        const copy = anEvent(source);
        const copied = await check(withEvents((events) => events.toSpliced(place - 1, 0, copy)));
        // Where the twins stand side by side, nobody can say which one is the copy.
        expectFinding(copied, "added", source === place - 1 ? source : place);
        const fresh = { ...anEvent(50), seq: place };
        const result = await check(withEvents((events) => events.toSpliced(place - 1, 0, fresh)));
        expectFinding(result, "added", place);
      }),
      runs,
    );
  });

  it("finds an event after the last seal, which an export never has", async () => {
    expectFinding(await check(withEvents((events) => [...events, anEvent(13)])), "added", 13);
  });

  it("finds an event line among the seals", async () => {
    const lines = exported(journal).split("\n");
    const text = moved(lines, 1 + LAST, 2 + LAST).join("\n");
    expectFinding(await verifyJournal(bytes(text), []), "moved", LAST);
  });
});

describe("a forgery whose numbers and hashes all fit", () => {
  it("is found by the first seal over it: contents", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPlace,
        fc.constantFrom("kind", "actor", "at", "mutation"),
        async (n, field) => {
          const forged = rewritten(anEvent(n), { [field]: "forged" });
          expectRange(await check(withEvents((events) => events.with(n - 1, forged))), n);
          const payload = rewritten(anEvent(n), { payload: { note: "forged" } });
          expectRange(await check(withEvents((events) => events.with(n - 1, payload))), n);
        },
      ),
      runs,
    );
  });

  it("is found by the first seal over it: two events with their numbers changed over", async () => {
    await fc.assert(
      fc.asyncProperty(anyPlace, anyPlace, async (a, b) => {
        fc.pre(a !== b);
        const result = await check(withEvents((events) => renumbered(moved(events, a, b))));
        expectRange(result, Math.min(a, b));
      }),
      runs,
    );
  });

  it("is found by the first seal over it: an event put in and the rest renumbered", async () => {
    await fc.assert(
      fc.asyncProperty(anyPlace, anyPlace, async (place, source) => {
        const put = (event: ExportedEvent) =>
          check(withEvents((events) => renumbered(events.toSpliced(place - 1, 0, event))));
        expectRange(await put(anEvent(50)), place);
        const copied = await put(anEvent(source));
        // Beside its twin a copy changes nothing before the place after both.
        expectRange(copied, source === place ? place + 1 : place);
      }),
      runs,
    );
  });

  it("is found by the first seal over it: an event cut out and the rest renumbered", async () => {
    for (const { seq } of journal.events) {
      const result = await check(withEvents((events) => renumbered(events.toSpliced(seq - 1, 1))));
      if (seq <= 8) expectRange(result, seq);
      else expectFinding(result, "cut_tail", LAST);
    }
  });

  it("with seals made by another key is found by any head that a member kept", async () => {
    const forger = await aSealingKey();
    await fc.assert(
      fc.asyncProperty(anyPlace, fc.subarray(SIZES, { minLength: 1 }), async (n, kept) => {
        const events = journal.events.with(n - 1, rewritten(anEvent(n), { kind: "forged" }));
        const forged = await aJournal(forger, events, SIZES);
        const heads = journal.seals
          .map(({ seal }) => seal)
          .filter(({ size }) => kept.includes(size));
        const result = await check(forged, heads);
        expect(result.ok).toBe(kept.every((size) => size < n));
        if (!result.ok) {
          expect(result.finding?.what).toBe("rewritten");
          expect(result.finding?.seq).toBeLessThanOrEqual(n);
          expect(result.finding?.through).toBeGreaterThanOrEqual(n);
        }
      }),
      { ...runs, numRuns: 40 },
    );
  });
});

describe("a tail cut", () => {
  it("of events is found by the seals that stay", async () => {
    for (let kept = 0; kept < LAST; kept += 1) {
      const result = await check(withEvents((events) => events.slice(0, kept)));
      expectFinding(result, "cut_tail", kept + 1);
    }
  });

  it("back to an earlier seal looks whole, and is found by a kept head", async () => {
    for (const [index, size] of SIZES.slice(0, -1).entries()) {
      const cut = {
        key,
        events: journal.events.slice(0, size),
        seals: journal.seals.slice(0, index + 1),
      };
      expect((await check(cut)).ok).toBe(true);
      const { seal } = journal.seals.at(-1) ?? {};
      expectFinding(await check(cut, seal ? [seal] : []), "cut_tail", size + 1);
    }
  });

  it("of the last seals leaves events that no seal covers", async () => {
    for (const [index, size] of [0, ...SIZES].slice(0, -1).entries()) {
      const result = await check({ ...journal, seals: journal.seals.slice(0, index) });
      expectFinding(result, "added", size + 1);
    }
  });
});

describe("a seal", () => {
  it("that was changed is found, whichever field", async () => {
    const changes = [
      { root: "ab".repeat(32) },
      { at: "2026-01-01T00:00:00.000Z" },
      { size: 5 },
      { committee: "540102003002" },
      { key: "ab".repeat(32) },
      { signature: "AAAA" },
    ];
    for (const change of changes) {
      const seals = journal.seals.map((line, index) =>
        index === 1 ? { ...line, seal: { ...line.seal, ...change } } : line,
      );
      expectFinding(await check({ ...journal, seals }), "bad_seal", 4);
    }
  });

  it("that is missing, doubled or out of order is found", async () => {
    const [first, second, third, last] = journal.seals;
    if (!first || !second || !third || !last) throw new Error("four seals");
    const sealed = (...seals: typeof journal.seals) => check({ ...journal, seals });
    expectFinding(await sealed(first, third, last), "bad_seal", 4);
    expectFinding(await sealed(first, third, second, last), "bad_seal", 4);
    expectFinding(await sealed(first, first, second, third, last), "bad_seal", 4);
  });

  it("of another committee's journal doesn't open this one", async () => {
    const text = exported(journal).replace(
      formatOpening({ committee: COMMITTEE, publicKey: key.publicKey }),
      formatOpening({ committee: "540102003002", publicKey: key.publicKey }),
    );
    expect((await verifyJournal(bytes(text), [])).finding?.seq).toBe(1);
  });
});

describe("a file that is no journal", () => {
  it("is unreadable from its first line", async () => {
    for (const text of ["", "\n", "{}\n", "hello", formatEvent(anEvent(1))]) {
      expectFinding(await verifyJournal(bytes(text), []), "unreadable", 0);
    }
    const noKey = formatOpening({ committee: COMMITTEE, publicKey: "AAAA" });
    expectFinding(await verifyJournal(bytes(noKey), []), "unreadable", 0);
  });

  it("never makes the check fail, however deep or odd it is", async () => {
    const opening = formatOpening({ committee: COMMITTEE, publicKey: key.publicKey });
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    for (const line of [deep, '"\\ud800"', "null", '{"__proto__":1}', "1e999"]) {
      expectFinding(await verifyJournal(bytes(`${opening}${line}\n`), []), "unreadable", 1);
    }
  });
});

describe("heads that a member kept", () => {
  it("are read as a JSON array, as lines of JSON, as seal lines and as printed", () => {
    const heads = journal.seals.map(({ seal }) => ({
      committee: COMMITTEE,
      size: seal.size,
      root: seal.root,
    }));
    const forms = [
      JSON.stringify(heads),
      heads.map((head) => JSON.stringify(head)).join("\n"),
      journal.seals.map((line) => JSON.stringify(line)).join("\r\n"),
    ];
    for (const form of forms) expect(readKeptHeads(form)).toEqual(heads);
    const printed = heads.map(({ size, root }) => `${size}:${root.toUpperCase()}\n`).join("");
    expect(readKeptHeads(printed)).toEqual(heads.map(({ size, root }) => ({ size, root })));
  });

  it("are refused as a whole when one can't be read", () => {
    expect(readKeptHeads(`3:${"a".repeat(64)}\n4:short\n`)).toBeUndefined();
    expect(readKeptHeads('[{"size":-1,"root":""}]')).toBeUndefined();
  });

  it("of another committee are passed over, and the count says so", async () => {
    const head = { committee: "540102003002", size: 99, root: "ab".repeat(32) };
    expect(await check(journal, [head])).toMatchObject({ ok: true, headsCompared: 0 });
  });

  it("find even an unsealed state: the root over any number of events", async () => {
    const { seal } = (await aJournal(key, journal.events, [7])).seals[0] ?? {};
    if (!seal) throw new Error("one seal");
    expect(await check(journal, [seal])).toMatchObject({ ok: true, headsCompared: 1 });
    expect(leafHash(anEvent(7))).toBe(anEvent(7).leaf);
  });
});
