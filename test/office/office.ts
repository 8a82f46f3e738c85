/** LibreOffice, started without a window. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * Opens files in LibreOffice and has it write them anew, all of them in one start, which is what takes long.
 * @param files by name
 * @returns the folder with what was written, each under its own name with the new ending
 * @throws with what LibreOffice said where it did not write one of them
 */
export async function converted(
  format: "html" | "pdf",
  files: Readonly<Record<string, Blob>>,
): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "gongjian-office-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  for (const [name, blob] of Object.entries(files))
    writeFileSync(join(folder, name), new Uint8Array(await blob.arrayBuffer()));
  const { stdout, stderr } = await promisify(execFile)(
    "soffice",
    [
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      "--headless",
      "--norestore",
      "--convert-to",
      format,
      "--outdir",
      folder,
      ...Object.keys(files).map((name) => join(folder, name)),
    ],
    { timeout: 300_000 },
  );
  for (const name of Object.keys(files))
    if (!stdout.includes(join(folder, name))) {
      remove();
      throw new Error(`LibreOffice did not open ${name}: ${stdout}${stderr}`);
    }
  return { folder, remove };
}
