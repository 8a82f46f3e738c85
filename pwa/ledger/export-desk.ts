/** The worker that writes files: the lists as csv or one workbook, and tables that the page hands over. */
import writeXlsxFile from "write-excel-file/universal";
import type { SheetKind } from "../../shared/ledger/columns.ts";
import { writeCsv } from "../../shared/ledger/csv.ts";
import { exportedDrafts, indexLists } from "../../shared/ledger/lists.ts";
import { exportTable } from "../../shared/ledger/write.ts";
import { fetchLists } from "./fetch-lists.ts";
import type { ExportAsk, ExportTold } from "./messages.ts";

const KINDS: readonly SheetKind[] = ["units", "resources", "problems", "projects"];
const tell = (told: ExportTold): void => self.postMessage(told);

/** A workbook of tables of text: what looks like a formula stays text. */
async function workbook(sheets: readonly { name: string; table: string[][] }[]): Promise<Blob> {
  return writeXlsxFile(
    sheets.map(({ name, table }) => ({
      sheet: name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
      stickyRowsCount: 1,
      data: table.map((row, at) =>
        row.map((value) =>
          value === ""
            ? null
            : { value, type: String, ...(at === 0 ? { fontWeight: "bold" as const } : {}) },
        ),
      ),
    })),
  ).toBlob();
}

async function attend(asked: ExportAsk): Promise<void> {
  if ("tables" in asked) {
    tell({ told: "file", name: `${asked.name}.xlsx`, blob: await workbook(asked.tables) });
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
  tell({ told: "file", name: `${asked.file}.xlsx`, blob: await workbook(sheets) });
}

self.addEventListener("message", ({ data }: MessageEvent<ExportAsk>) => void attend(data));
