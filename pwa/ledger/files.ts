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

/** Has a file written by a worker of its own. @returns the file, or why there is none */
export function writtenFile(asked: ExportAsk): Promise<ExportTold> {
  return new Promise((done) => {
    const worker = new Worker(new URL("./export-desk.ts", import.meta.url));
    const end = (told: ExportTold): void => {
      worker.terminate();
      done(told);
    };
    worker.addEventListener("error", () =>
      end({ told: "trouble", trouble: { reason: "offline" } }),
    );
    worker.addEventListener("message", ({ data }: MessageEvent<ExportTold>) => end(data));
    worker.postMessage(asked);
  });
}

/** Has a file written, and saves it. @returns why it could not be, or null */
export async function writeFiles(asked: ExportAsk): Promise<Trouble | null> {
  const told = await writtenFile(asked);
  if (told.told === "trouble") return told.trouble;
  saveFile(told.name, told.blob);
  return null;
}
