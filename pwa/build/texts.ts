/**
 * Build step: each language's texts in modules by area, so that a visitor loads only what the public
 * pages say: `virtual:texts/<language>/<public | member | ledger>`. The ledger's keys begin with `ledger.`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Texts } from "../../shared/language/language.ts";

const FOLDER = join(import.meta.dirname, "../../shared/language");

/** What the public pages and the shell around them say; everything else is the members'. */
const PUBLIC = new RegExp(
  `^(${[
    String.raw`(shell|connection|language|place|board|common|date|due)\.`,
    String.raw`(state|turn)\.(problem|project)\.`,
    String.raw`urgency\.`,
    String.raw`noun\.(problem|project)`,
    String.raw`field\.(problem|project)\.(title|detail|place|grid|urgency|reportedOn|claimant|expectedDate|lead|helpers|due|measures)$`,
    String.raw`field\.record\.(number|state|stateAt)$`,
    "committee$",
    "ongoing$",
  ].join("|")})`,
);

/** The files of one language by name, each as flat texts. */
export const textsOf = (language: string): Record<string, Texts> =>
  Object.fromEntries(
    filesOf(language).map((file) => [
      file.slice(0, -".json".length),
      JSON.parse(readFileSync(join(FOLDER, language, file), "utf8")) as Texts,
    ]),
  );

/** Which Tibetan texts are reviewed is a list, no texts. */
const filesOf = (language: string): string[] =>
  readdirSync(join(FOLDER, language)).filter(
    (file) => file.endsWith(".json") && file !== "reviewed.json",
  );

function textsOfArea(language: string, area: string): Texts {
  const { ledger = {}, ...shared } = textsOf(language);
  if (area === "ledger") {
    return Object.fromEntries(Object.entries(ledger).map(([key, text]) => [`ledger.${key}`, text]));
  }
  const all = Object.values(shared).flatMap((texts) => Object.entries(texts));
  return Object.fromEntries(all.filter(([key]) => PUBLIC.test(key) === (area === "public")));
}

/** Serves the texts modules. */
export function textsPlugin(): Plugin {
  const prefix = "virtual:texts/";
  return {
    name: "gongjian:texts",
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}.js` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const [language = "", area = ""] = id.slice(prefix.length + 1, -3).split("/");
      for (const file of filesOf(language)) this.addWatchFile(join(FOLDER, language, file));
      return `export default ${JSON.stringify(textsOfArea(language, area))};`;
    },
  };
}

/** Fills `{{key}}` in index.html from the Chinese texts, so that no text stands in the page itself. */
export const indexTexts = (): Plugin => ({
  name: "gongjian:index-texts",
  transformIndexHtml: (html) =>
    html.replace(/\{\{([\w.]+)\}\}/g, (_, key: string) => textsOf("zh-CN").app?.[key] ?? key),
});
