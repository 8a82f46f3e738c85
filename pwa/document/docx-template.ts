/** Fills a committee's own docx: its placeholders become texts, paragraphs and tables; all else stays. */
import { PatchType, patchDetector, patchDocument } from "docx";
import {
  PLACEHOLDERS,
  type Placeholder,
  type TemplateValues,
} from "../../shared/document/template.ts";
import type { Language } from "../../shared/language/language.ts";
import { inspectWorkbook } from "../../shared/ledger/guard.ts";
import type { Message } from "../../shared/ledger/preview.ts";
import { drawn } from "./docx-blocks.ts";
import { runsAsAround } from "./docx-runs.ts";

export type Filled = { blob: Blob } | { refused: Message };
const refused = (key: string, params: Message["params"] = {}): Filled => ({
  refused: { key: `template.${key}`, params },
});

const braced = (name: string): string => `{{${name}}}`;

/**
 * @param language of the values, for the colons of their labels
 * @returns the file, or the text that says why there is none, and then nothing was filled
 */
export async function filledTemplate(
  template: Uint8Array,
  { texts, blocks }: TemplateValues,
  language: Language,
): Promise<Filled> {
  const inspection = inspectWorkbook(template, "word/document.xml");
  if (!inspection.ok) {
    const reason = inspection.key.replace("file.", "");
    if (reason === "tooLarge") return refused(reason, inspection.params);
    return refused(reason === "oldFormat" || reason === "encrypted" ? "oldFormat" : "notDocx");
  }
  try {
    const found = await patchDetector({ data: template, trimPlaceholders: true });
    const known = PLACEHOLDERS.filter((name) => name in texts || name in blocks);
    const unknown = found.filter((name) => !known.includes(name as Placeholder));
    if (unknown.length > 0)
      return refused("unknown", {
        names: unknown.map(braced).join(" "),
        known: known.map(braced).join(" "),
      });
    if (found.length === 0) return refused("empty", { example: braced(PLACEHOLDERS[0]) });
    return {
      blob: await patchDocument({
        outputType: "blob",
        data: template,
        trimPlaceholders: true,
        patches: { ...textPatches(texts), ...blockPatches(blocks, language) },
      }),
    };
  } catch {
    return refused("notDocx");
  }
}

/** In the type of the template, whatever that is; Tibetan in a font that has it. */
const textPatches = (texts: TemplateValues["texts"]) =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      { type: PatchType.PARAGRAPH, children: runsAsAround(text) } as const,
    ]),
  );

const blockPatches = (blocks: TemplateValues["blocks"], language: Language) =>
  Object.fromEntries(
    Object.entries(blocks).map(([name, list]) => [
      name,
      {
        type: PatchType.DOCUMENT,
        children: list.flatMap((block) => drawn(block, language, "page")),
      } as const,
    ]),
  );
