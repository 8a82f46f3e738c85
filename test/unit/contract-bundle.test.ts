import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALGORITHMS } from "../../shared/contract/algorithms.ts";
import { formatBundle, headsAround, makeBundle, readBundle } from "../../shared/contract/bundle.ts";

import { leafHash } from "../../shared/journal/leaf.ts";
import { checkAuditPath, checkConsistency } from "../../shared/journal/proof.ts";
import { aBundle, aContract, bundled, COMMITTEE, CONTRACT } from "../builders/bundle.ts";

let made: Awaited<ReturnType<typeof aBundle>>;
beforeAll(async () => {
  made = await aBundle();
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a contract's bundle", () => {
  it("is one file that reads back as what it was made of, with the other records left out", () => {
    const { bundle, text, events } = made;
    expect(readBundle(bytes(text))).toMatchObject(bundle);
    expect(bundle.events.map(({ seq }) => seq)).toEqual([2, 4, 5, 7, 8, 10, 12, 13, 15]);
    expect(events).toHaveLength(16);
    expect(text).not.toContain("路灯");
  });

  it("shows each record between the nearest heads, and each head as going on from the one before", () => {
    const { seals, consistency, events } = made.bundle;
    for (const event of events) {
      const { before, after } = headsAround(seals, event.seq);
      expect(before?.size ?? 0).toBeLessThan(event.seq);
      expect(
        checkAuditPath({
          ...{ leaf: leafHash(event), index: event.seq - 1, path: event.path },
          ...{ size: after?.size ?? 0, root: after?.root ?? "" },
        }),
      ).toBe(true);
    }
    for (const [i, proof] of consistency.entries()) {
      const [first, second] = [seals[i], seals[i + 1]];
      expect(first && second && checkConsistency({ first, second, proof })).toBe(true);
    }
  });

  it("carries only the heads that it needs, and isn't made before the last record is sealed", async () => {
    const { bundle, leaves, seals, events } = made;
    const journal = { ...bundle, leaves, seals, contract: CONTRACT };
    const first = makeBundle({ ...journal, events: events.slice(1, 2) });
    expect(first?.seals.map(({ size }) => size)).toEqual([3]);
    expect(first?.consistency).toEqual([]);
    expect(makeBundle({ ...journal, events, seals: seals.slice(0, -1) })).toBeUndefined();
    expect(makeBundle({ ...journal, events: [] })).toBeUndefined();
  });

  it("isn't read in any other spelling or order, or with anything that isn't known", () => {
    const { text, bundle } = made;
    const [seal, ...seals] = bundle.seals;
    const [event, ...events] = bundle.events;
    if (!seal || !event) throw new Error("an empty bundle");
    const wrong: Record<string, string> = {
      nothing: "",
      "no line feed": text.trimEnd(),
      "two line feeds": `${text}\n`,
      "a byte order mark": `\ufeff${text}`,
      "a space": text.replace(":", ": "),
      "another version": text.replace('"v":1,"version":1}\n', '"v":2,"version":1}\n'),
      "another kind": text.replace("gongjian contract bundle", "gongjian journal"),
      "an unknown field": text.replace('"version":1}\n', '"version":1,"w":1}\n'),
      "a doubled field": text.replace('"version":1}\n', '"version":1,"version":1}\n'),
      "an escape": text.replace("三巷", "\\u4e09巷"),
      "seals in another order": formatBundle({ ...bundle, seals: [...seals, seal] }),
      "events in another order": formatBundle({ ...bundle, events: [...events, event] }),
      "an event twice": formatBundle({ ...bundle, events: [event, event, ...events] }),
      "no seal": formatBundle({ ...bundle, seals: [], consistency: [] }),
      "a proof too few": formatBundle({ ...bundle, consistency: bundle.consistency.slice(1) }),
      "an event that no seal covers": formatBundle({
        ...bundle,
        events: [...bundle.events, { ...event, seq: 999 }],
      }),
      "an erased event that kept its payload": text.replace(/"salt":"[0-9a-f]{32}"/, '"salt":null'),
      "marked as erased with its payload": text.replace('"kind":"contract', '"erased":true,$&'),
    };
    for (const [name, each] of Object.entries(wrong)) {
      expect(each, name).not.toBe(text);
      expect(readBundle(bytes(each)), name).toBeUndefined();
    }
    expect(readBundle(Uint8Array.of(...bytes(text).slice(0, -1), 0xff))).toBeUndefined();
  });

  it("carries erased records as the journal does", async () => {
    const contract = await aContract();
    const { text } = await bundled(
      contract.happenings.map((one) =>
        one.kind === "signature.sign" ? { ...one, erased: true as const } : one,
      ),
      contract,
    );
    const read = readBundle(bytes(text));
    const gone = read?.events.find(({ kind }) => kind === "signature.sign");
    expect(gone).toMatchObject({ salt: null, payload: null, committee: COMMITTEE });
  });
});

describe("the independent check in the docs, with openssl", () => {
  const folder = mkdtempSync(join(tmpdir(), "gongjian-bundle-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const page = readFileSync("docs/contract-bundle.md", "utf8");
  const script = join(folder, "check.sh");
  writeFileSync(script, /```sh\n([\s\S]*?)```/.exec(page)?.[1] ?? "");
  const check = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync("sh", [script, file], { encoding: "utf8" });
    return { status, stdout, stderr };
  };

  it.each(ALGORITHMS)("finds text and signatures by %s as they should be", async (alg) => {
    const { text, contract } = await aBundle({ alg });
    const { status, stdout, stderr } = check(`${alg}.json`, text);
    expect(stderr).toBe("");
    const { sha256, sm3 } = contract.frozen;
    expect(stdout.split("\n").slice(0, 1)).toEqual([`ok text ${sha256} ${sm3}`]);
    expect(stdout).toContain(`ok signature of record 10, ${alg}, key `);
    expect(stdout).toContain(`ok signature of record 15, ${alg}, key `);
    expect(status).toBe(0);
  });

  it.each([
    ["a changed text", (text: string) => text.replace("清扫三巷两次", "清扫三巷一次"), "text"],
    [
      "a changed statement",
      (text: string) => text.replace("法定代表人", "法定代理人"),
      "signature of record 10",
    ],
    [
      "another key",
      (text: string) => {
        const [first, second] = [...text.matchAll(/"publicKey":"([\w-]{87})","title/g)];
        return text.replace(first?.[1] ?? "", second?.[1] ?? "");
      },
      "key of record 10",
    ],
    [
      "a changed signature",
      (text: string) => text.replace(/("signature":"..)(.)(.{83}","statement)/, changedLetter),
      "signature of record 10",
    ],
  ])("finds %s", (_, change, where) => {
    const changed = change(made.text);
    expect(changed).not.toBe(made.text);
    const { status, stdout } = check("changed.json", changed);
    expect(stdout).toContain(`WRONG ${where}`);
    expect(status).toBe(1);
  });
});

const changedLetter = (_: string, before: string, letter: string, after: string): string =>
  `${before}${letter === "A" ? "B" : "A"}${after}`;
