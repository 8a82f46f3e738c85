/** Files for the reader to keep. The workbook writer loads on the tap that needs it. */
import type { ExportAsk, ExportTold, Trouble } from "./messages.ts";

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Has a file written by a worker of its own, and saves it. @returns why it could not be, or null */
export function writeFiles(asked: ExportAsk): Promise<Trouble | null> {
  return new Promise((done) => {
    const worker = new Worker(new URL("./export-desk.ts", import.meta.url));
    const end = (trouble: Trouble | null): void => {
      worker.terminate();
      done(trouble);
    };
    worker.addEventListener("error", () => end({ reason: "offline" }));
    worker.addEventListener("message", ({ data }: MessageEvent<ExportTold>) => {
      if (data.told === "file") saveFile(data.name, data.blob);
      end(data.told === "file" ? null : data.trouble);
    });
    worker.postMessage(asked);
  });
}
