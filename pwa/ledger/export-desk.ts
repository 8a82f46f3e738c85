/** The worker that writes files: the lists as csv or one workbook, and tables that the page hands over. */
import type { SheetKind } from "../../shared/ledger/columns.ts";
import { writeCsv } from "../../shared/ledger/csv.ts";
import { exportedDrafts, indexLists } from "../../shared/ledger/lists.ts";
import { exportTable } from "../../shared/ledger/write.ts";
import { fetchLists } from "./fetch-lists.ts";
import type { ExportAsk, ExportTold } from "./messages.ts";
import { workbookOf } from "./write-workbook.ts";

const KINDS: readonly SheetKind[] = ["units", "resources", "problems", "projects"];
const tell = (told: ExportTold): void => self.postMessage(told);

async function attend(asked: ExportAsk): Promise<void> {
  if ("tables" in asked) {
    tell({ told: "file", name: `${asked.name}.xlsx`, blob: await workbookOf(asked.tables) });
    return;
  }
  const found = await fetchLists(asked.committee, asked.language);
  if ("trouble" in found) return tell({ told: "trouble", trouble: found.trouble });
  const drafts = exportedDrafts(found.lists);
  const { numberOf } = indexLists(found.lists);
  const { as, names } = asked;
  if (as !== "xlsx") {
    const csv = writeCsv(exportTable(as, drafts[as], numberOf));
    tell({ told: "file", name: `${names[as]}.csv`, blob: new Blob([csv], { type: "text/csv" }) });
    return;
  }
  const sheets = KINDS.map((kind) => ({
    name: names[kind],
    table: exportTable(kind, drafts[kind], numberOf),
  }));
  tell({ told: "file", name: `${asked.file}.xlsx`, blob: await workbookOf(sheets) });
}

self.addEventListener("message", ({ data }: MessageEvent<ExportAsk>) => void attend(data));
