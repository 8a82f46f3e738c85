/** What stands on the pages of a PDF, and where (poppler-utils). */
import { execFileSync } from "node:child_process";

export interface PdfPage {
  /** In points. */
  width: number;
  height: number;
  lines: { text: string; left: number; right: number; top: number; bottom: number }[];
}

const number = (tag: string, name: string): number =>
  Number(new RegExp(`${name}="([\\d.]+)"`).exec(tag)?.[1]);
const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&amp;": "&",
};
export const unescaped = (xml: string): string =>
  xml.replace(/&(?:lt|gt|quot|apos|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** The pages with their lines from the top down, words put together without the gaps between them. */
export function pagesOf(file: string): PdfPage[] {
  const xml = execFileSync("pdftotext", ["-bbox-layout", file, "-"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...xml.matchAll(/(<page [^>]*>)([\s\S]*?)<\/page>/g)].map(
    ([, tag = "", content = ""]) => ({
      width: number(tag, "width"),
      height: number(tag, "height"),
      lines: [...content.matchAll(/(<line [^>]*>)([\s\S]*?)<\/line>/g)]
        .map(([, line = "", words = ""]) => ({
          text: unescaped(
            [...words.matchAll(/<word [^>]*>(.*?)<\/word>/g)].map(([, word]) => word).join(""),
          ),
          left: number(line, "xMin"),
          right: number(line, "xMax"),
          top: number(line, "yMin"),
          bottom: number(line, "yMax"),
        }))
        .sort((a, b) => a.top - b.top),
    }),
  );
}
