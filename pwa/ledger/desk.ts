/** The worker behind the import page: reads, plans and sends, so that the page stays free. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { say } from "../../shared/language/language.ts";
import { writeCsv } from "../../shared/ledger/csv.ts";
import { fetchLists } from "./fetch-lists.ts";
import {
  type KeptAnswers,
  type KeptImport,
  keepAnswers,
  keepImport,
  keptAnswers,
  keptImport,
} from "./kept-import.ts";
import type { Ask, Earlier, Told } from "./messages.ts";
import { Reading } from "./reading.ts";
import { beginImport, sendImport } from "./send-import.ts";
import { readWorkbook } from "./workbook.ts";

const tell = (told: Told): void => self.postMessage(told);

let reading: Reading | null = null;
let committee = "";
let file: Pick<KeptAnswers, "file" | "hash"> = { file: "", hash: "" };
let language = "";

async function open(asked: Extract<Ask, { ask: "open" }>): Promise<void> {
  ({ committee, language } = asked);
  reading = null;
  tell({ told: "phase", phase: "inspect" });
  const workbook = await readWorkbook(asked.file, asked.file.name, (phase) =>
    tell({ told: "phase", phase }),
  );
  if (!workbook.ok) return tell({ told: "failed", message: workbook });
  tell({ told: "phase", phase: "lists" });
  const found = await fetchLists(committee, language);
  if ("trouble" in found) return tell({ told: "trouble", trouble: found.trouble });
  tell({ told: "phase", phase: "plan" });
  reading = new Reading(workbook.grids, found.lists, asked.today, asked.remembered);
  const bytes = new Uint8Array(await asked.file.arrayBuffer());
  file = { file: asked.file.name, hash: bytesToHex(sha256(bytes)) };
  const kept = await keptAnswers();
  if (kept?.committee === committee && kept.hash === file.hash)
    return tell({ told: "earlier", earlier: earlier(kept, true) });
  tell({ told: "summary", summary: reading.summary() });
}

const earlier = (
  { committee: of, file: name, answered }: KeptAnswers,
  picked: boolean,
): Earlier => ({
  committee: of,
  file: name,
  count: Object.values(answered).reduce((sum, said) => sum + Object.keys(said).length, 0),
  picked,
});

async function goOn(withAnswers: boolean): Promise<void> {
  const kept = await keptAnswers();
  if (withAnswers && kept) reading?.goOn(kept.answered);
  else await keepAnswers(null);
}

async function apply(): Promise<void> {
  if (!reading) return;
  const { steps } = reading.plan;
  tell({ told: "sending", done: 0, total: steps.length });
  const begun = await beginImport(committee, steps, language);
  if ("trouble" in begun) return tell({ told: "trouble", trouble: begun.trouble });
  await send(begun.kept);
}

async function send(kept: KeptImport): Promise<void> {
  const sent = await sendImport(kept, language, (done, total) =>
    tell({ told: "sending", done, total }),
  );
  if (sent.sent === "applied") {
    await keepAnswers(null);
    tell({ told: "applied", applied: sent.applied });
  } else if (sent.sent === "trouble") {
    tell({ told: "trouble", trouble: sent.trouble });
    if (!sent.lost) await unfinished();
    else await refresh();
  } else {
    reading?.stop(sent.rows);
    if (reading) tell({ told: "summary", summary: reading.summary() });
    tell({ told: "rejected", rows: sent.rows.size });
  }
}

/** The lists have moved on under the plan: read them again, and plan anew with the same answers. */
async function refresh(): Promise<void> {
  if (!reading) return;
  const found = await fetchLists(committee, language);
  if ("trouble" in found) return;
  reading = reading.against(found.lists);
  tell({ told: "summary", summary: reading.summary() });
}

async function unfinished(): Promise<void> {
  const answers = await keptAnswers();
  if (answers && !reading) tell({ told: "earlier", earlier: earlier(answers, false) });
  const kept = await keptImport();
  if (!kept) return;
  const steps = kept.chunks.reduce((sum, chunk) => sum + chunk.steps.length, 0);
  tell({ told: "unfinished", committee: kept.committee, steps });
}

async function refused({ as, texts }: Extract<Ask, { ask: "refused" }>): Promise<void> {
  const sheets = reading?.refused(({ key, params }) => say(texts, `ledger.${key}`, params)) ?? [];
  const name = "refused";
  if (as === "xlsx") {
    tell({ told: "tables", name, tables: sheets });
    return;
  }
  for (const { name: sheet, table } of sheets)
    tell({
      told: "file",
      name: `${sheet}.csv`,
      blob: new Blob([writeCsv(table)], { type: "text/csv" }),
    });
}

/** Asks that make the whole ledger be read again. */
const REREADING: readonly Ask["ask"][] = ["answer", "alias", "layout"];
const TELLING: readonly Ask["ask"][] = [...REREADING, "goOn"];

async function attend(asked: Ask): Promise<void> {
  if (reading?.isLong && TELLING.includes(asked.ask)) tell({ told: "phase", phase: "plan" });
  switch (asked.ask) {
    case "open":
      return open(asked);
    case "answer":
      reading?.answer(asked.rowKey, asked.answer);
      break;
    case "alias":
      reading?.alias(asked.name, asked.value);
      break;
    case "layout":
      reading?.layout(asked.sheet, asked.choice);
      break;
    case "goOn":
      await goOn(asked.withAnswers);
      break;
    case "dropAnswers":
      return keepAnswers(null);
    case "rows":
      if (reading) tell({ told: "rows", page: reading.page(asked.filter, asked.from) });
      return;
    case "refused":
      return refused(asked);
    case "apply":
      return apply();
    case "unfinished":
      language = asked.language;
      return unfinished();
    case "resume": {
      const kept = await keptImport();
      if (kept) await send(kept);
      return;
    }
    case "discard":
      return keepImport(null);
    default:
      return asked satisfies never;
  }
  if (!reading) return;
  tell({ told: "summary", summary: reading.summary() });
  if (REREADING.includes(asked.ask))
    await keepAnswers({ committee, ...file, answered: reading.answered });
}

self.addEventListener("message", ({ data }: MessageEvent<Ask>) => void attend(data));
