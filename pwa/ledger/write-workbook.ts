/** Tables as an xlsx. */
import writeXlsxFile from "write-excel-file/universal";

/** A workbook of tables of text: what looks like a formula stays text. */
export async function workbookOf(
  sheets: readonly { name: string; table: string[][] }[],
): Promise<Blob> {
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
