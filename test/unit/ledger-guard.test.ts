import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../pwa/ledger/workbook.ts";
import { inspectWorkbook, MAX_FILE_BYTES } from "../../shared/ledger/guard.ts";

const sample = new Uint8Array(
  readFileSync(new URL("../../worker/embedded/sample/ledger.xlsx", import.meta.url)),
);

type Lie = { unpacked?: number; flags?: number; offset?: number };
type Entry = { name: string; content: Buffer; lie?: Lie };
const WORKBOOK: Entry = { name: "xl/workbook.xml", content: Buffer.from("<workbook/>") };

/** A zip archive of these entries; a lie stands in the central directory only. */
function zip(entries: Entry[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, lie = {} } of entries) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(lie.flags ?? 0, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(lie.unpacked ?? content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(lie.offset ?? offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}
const keyOf = (bytes: Uint8Array) => {
  const inspection = inspectWorkbook(bytes);
  return inspection.ok ? "ok" : inspection.key;
};
const part = (name: string, content: string | Buffer, lie?: Lie): Entry =>
  lie ? { name, content: Buffer.from(content), lie } : { name, content: Buffer.from(content) };

describe("a file before it is unpacked", () => {
  it("the sample workbook is let through, with its size as the limit", () => {
    const inspection = inspectWorkbook(sample);
    expect(inspection).toMatchObject({ ok: true });
    if (inspection.ok) expect(inspection.limit).toBeGreaterThan(sample.length);
  });

  it.each([
    ["a file over 20 MB", new Uint8Array(MAX_FILE_BYTES + 1), "file.tooLarge"],
    ["a text", new TextEncoder().encode("序号,地点"), "file.notWorkbook"],
    ["an old or protected workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), "file.oldFormat"],
    ["another kind of archive", zip([part("word/document.xml", "<w/>")]), "file.notWorkbook"],
    ["an encrypted entry", zip([{ ...WORKBOOK, lie: { flags: 1 } }]), "file.encrypted"],
    ["a bomb", zip([WORKBOOK, part("xl/a.xml", Buffer.alloc(5_000_000))]), "file.unpacksTooLarge"],
    [
      "more than 100 MB declared",
      zip([WORKBOOK, part("xl/a.xml", "<a/>", { unpacked: 101 * 1024 * 1024 })]),
      "file.unpacksTooLarge",
    ],
    [
      "overlapping entries",
      zip([WORKBOOK, part("xl/a.xml", "<a/>", { offset: 0 })]),
      "file.damaged",
    ],
    ["an entry beyond the end", zip([{ ...WORKBOOK, lie: { offset: 4_000_000 } }]), "file.damaged"],
    [
      "thousands of entries",
      zip([WORKBOOK, ...Array.from({ length: 2000 }, (_, n) => part(`${n}.xml`, ""))]),
      "file.tooManyEntries",
    ],
  ])("%s is refused", (_, bytes, key) => expect(keyOf(bytes)).toBe(key));

  it("any bytes, and any change to a workbook, are answered and never thrown at", () => {
    const changes = fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { maxLength: 6 });
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void keyOf(bytes)));
    fc.assert(
      fc.property(changes, fc.nat(sample.length), (edits, cut) => {
        const bytes = sample.slice(0, cut % 3 === 0 ? cut : undefined);
        for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
        keyOf(bytes);
      }),
    );
  });
});

describe("a file being read", () => {
  const read = (bytes: Uint8Array, name = "x.xlsx") =>
    readWorkbook(new Blob([Buffer.from(bytes)]), name);

  it("is refused where an entry holds more than it declared", async () => {
    const lying = zip([WORKBOOK, part("xl/a.xml", Buffer.alloc(3_000_000), { unpacked: 10 })]);
    expect(keyOf(lying)).toBe("ok");
    expect(await read(lying)).toMatchObject({ ok: false, key: "file.damaged" });
  });

  it("is refused where one far cell would unfold to billions", async () => {
    const far =
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    const sparse = zip([WORKBOOK, part("xl/worksheets/sheet1.xml", far)]);
    expect(await read(sparse)).toMatchObject({ ok: false, key: "file.tooManyCells" });
  });

  it("of 200 MB is refused without being read", async () => {
    const file = { size: 200 * 1024 * 1024, arrayBuffer: () => Promise.reject(new Error("read")) };
    expect(await readWorkbook(file as unknown as Blob, "x.xlsx")).toMatchObject({
      key: "file.tooLarge",
    });
  });

  it("as csv becomes one sheet that bears the file's name", async () => {
    const csv = new TextEncoder().encode("序号,问题描述\r\n1,'=1+1\r\n");
    expect(await read(csv, "问题清单.csv")).toEqual({
      ok: true,
      grids: [
        {
          name: "问题清单",
          rows: [
            ["序号", "问题描述"],
            ["1", "=1+1"],
          ],
        },
      ],
    });
  });

  it("says which phase it is in, keeps padding and gives date cells as dates", async () => {
    const phases: string[] = [];
    const reading = await readWorkbook(new Blob([Buffer.from(sample)]), "a.xlsx", (phase) =>
      phases.push(phase),
    );
    expect(phases).toEqual(["inspect", "unpack", "read"]);
    if (!reading.ok) throw new Error(reading.key);
    expect(reading.grids[1]?.rows[4]?.[1]).toBe("示范区第二小学 ");
    expect(reading.grids[1]?.rows[6]?.[6]).toEqual(new Date("2027-03-31T00:00:00Z"));
    expect(reading.grids[2]?.rows[10]?.[1]).toBe('=HYPERLINK("http://example.invalid","点我")');
  });
});
