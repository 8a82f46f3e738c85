import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { BUNDLE_MARK } from "../contract/bundle.ts";
import { type BundleVerification, verifyBundle } from "../contract/verify.ts";
import { bundleLines } from "../contract/verify-lines.ts";
import { LANGUAGES, type Language } from "../language/language.ts";
import { readKeptHeads } from "./keptHeads.ts";
import { range, type Verification, verifyJournal } from "./verify.ts";

/**
 * Checks an exported journal, or the proof of a contract, offline:
 * `npm run verify -- FILE [--heads FILE] [--language zh-CN|bo|en]`. Which of them it is, its content tells.
 * Ends with 0 when it is as it was sealed, 1 with a finding, 2 when it couldn't be checked.
 */
async function main(): Promise<number> {
  const { file, headsFile, language } = readArguments();
  if (file === undefined || language === undefined) {
    console.error("usage: npm run verify -- FILE [--heads FILE] [--language zh-CN|bo|en]");
    return 2;
  }
  try {
    const heads = headsFile === undefined ? [] : readKeptHeads(readFileSync(headsFile, "utf8"));
    if (heads === undefined) {
      console.error(`${headsFile}: not a list of heads (JSON, one JSON head a line, or size:root)`);
      return 2;
    }
    const bytes = readFileSync(file);
    if (isBundle(bytes)) {
      const verification = await verifyBundle(bytes, heads);
      for (const line of bundleLines(verification, language)) console.log(line);
      return EXIT_CODES[verification.verdict];
    }
    const verification = await verifyJournal(bytes, heads);
    for (const line of resultLines(verification)) console.log(line);
    return verification.ok ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

const EXIT_CODES: Readonly<Record<BundleVerification["verdict"], number>> = {
  holds: 0,
  finding: 1,
  cannot: 2,
};

/** A journal says so in its first line; anything else with a bundle's mark is meant as one. */
function isBundle(bytes: Buffer): boolean {
  const firstLine = bytes.subarray(0, 300).toString().split("\n")[0] ?? "";
  return !firstLine.includes('"kind":"gongjian journal"') && bytes.includes(BUNDLE_MARK);
}

function readArguments(): { file?: string; headsFile?: string | undefined; language?: Language } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { heads: { type: "string" }, language: { type: "string", default: "en" } },
    });
    const language = LANGUAGES.find((known) => known === values.language);
    const [file, ...more] = positionals;
    return file !== undefined && language && more.length === 0
      ? { file, headsFile: values.heads, language }
      : {};
  } catch {
    return {};
  }
}

function resultLines(verification: Verification): string[] {
  const { committee, key, events, erased, seals, headsCompared, finding } = verification;
  const lines = [
    `committee   ${committee ?? "unknown"}`,
    `key         ${key ?? "unknown"}`,
    `events      ${events}, ${erased} of them with an erased payload`,
    `seals       ${seals}`,
    `kept heads  ${headsCompared} compared`,
  ];
  if (headsCompared === 0) {
    lines.push("note        without a kept head, a journal cut back to an earlier seal or sealed");
    lines.push("            anew with another key looks whole: compare the key, and keep heads");
  }
  if (finding === undefined) return [...lines, "result      ok: every event is as it was sealed"];
  const { what, seq, through, detail } = finding;
  const where = seq === 0 ? "the first line" : range(seq, through);
  return [...lines, `result      ${what.replace("_", " ")}: ${where}: ${detail}`];
}

process.exitCode = await main();
