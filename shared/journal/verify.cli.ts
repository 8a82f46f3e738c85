import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readKeptHeads } from "./keptHeads.ts";
import { range, type Verification, verifyJournal } from "./verify.ts";

/**
 * Checks an exported journal offline: `npm run verify -- FILE [--heads FILE]`.
 * Ends with 0 when it is as it was sealed, 1 with a finding, 2 when it couldn't be checked.
 */
async function main(): Promise<number> {
  const { file, headsFile } = readArguments();
  if (file === undefined) {
    console.error("usage: npm run verify -- FILE [--heads FILE]");
    return 2;
  }
  try {
    const heads = headsFile === undefined ? [] : readKeptHeads(readFileSync(headsFile, "utf8"));
    if (heads === undefined) {
      console.error(`${headsFile}: not a list of heads (JSON, one JSON head a line, or size:root)`);
      return 2;
    }
    const verification = await verifyJournal(readFileSync(file), heads);
    for (const line of resultLines(verification)) console.log(line);
    return verification.ok ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

function readArguments(): { file?: string | undefined; headsFile?: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { heads: { type: "string" } },
    });
    return positionals.length === 1 ? { file: positionals[0], headsFile: values.heads } : {};
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
