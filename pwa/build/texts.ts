/**
 * Build step: each language's texts in modules by area, so that nobody loads what they don't open:
 * `virtual:texts/<language>/<area>`, with the areas of pwa/text/text.ts. The ledger's keys begin with `ledger.`,
 * those of the documents with `document.`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Texts } from "../../shared/language/language.ts";

const FOLDER = join(import.meta.dirname, "../../shared/language");

/** What the frame around every page says. */
const FRAME =
  /^((shell|connection|language|common|date|due)\.|board\.complaint|committee$|ongoing$|list\.or$)/;
/** What the boards say. Their words stand on the members' pages too. */
const BOARD = new RegExp(
  `^(${[
    String.raw`(place|board)\.`,
    String.raw`(state|turn|done)\.(problem|project)\.`,
    String.raw`role\.`,
    String.raw`record\.timeline$`,
    String.raw`urgency\.`,
    String.raw`noun\.(problem|project)`,
    String.raw`noun\.contract\.many$`,
    String.raw`field\.(problem|project)\.(title|detail|place|grid|urgency|reportedOn|claimant|expectedDate|lead|helpers|due|measures)$`,
    String.raw`field\.record\.(number|state|stateAt)$`,
  ].join("|")})`,
);

/** Terms of the glossary that public pages say; members' pages have them among all the others. */
const TERMS: Readonly<Record<string, RegExp>> = {
  stations: /^(barrier|facility)\./,
  published:
    /^(turn\.contract\.(published|took_effect|in_force|mid_review|terminating|final_review|closed_\w+|renewed|terminated)$|kind\.(key|paper_sealed|witnessed|agreement|supplement|termination)$|every\.|cadence\.|evidence\.|field\.contract\.(parties|principles|cadence|kind|endsOn|clauses\.evidence)$)/,
  station: /^((festival|hours)\.|kind\.(v_station|rider|photo_travel|gig|locked|broken|not_here)$)/,
};

/** What the documents say of the glossary: they may be made in another language than the page is read in. */
const DOCUMENT_TERMS =
  /^(ongoing$|committee$|role\.(secretary|clerk)$|kind\.review(\.count)?$|state\.(project|commitment)\.|urgency\.|nature\.|kind\.(place|hours|goods|skill|funds_in_kind|key|paper_sealed|witnessed)$)/;

/** What the quarter's report says on the screen, of the document's own words. */
const REPORT_WORDS = /^(report\.|list\.|asOf$|date\.(full|months)$)/;

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

const after = (prefix: string, texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text]));

/** Areas whose keys stand in a file of their own. */
const OWN = ["meetings", "meeting", "room", "contract", "signing", "kept"];
/** Files that are read for some areas only; the page that verifies a contract carries its own. */
const APART = ["ledger", "stations", "document", "published", "verify"];

/** The texts of one area in one language. */
export function textsOfArea(language: string, area: string): Texts {
  const files = textsOf(language);
  if (OWN.includes(area)) return files[area] ?? {};
  const { ledger = {}, stations = {}, document = {}, published = {} } = files;
  if (area === "ledger") return after("ledger", ledger);
  const all = Object.entries(files)
    .filter(([file]) => ![...OWN, ...APART].includes(file))
    .flatMap(([, texts]) => Object.entries(texts));
  if (area === "report") {
    const words = Object.entries(document).filter(([key]) => REPORT_WORDS.test(key));
    return after("document", Object.fromEntries(words));
  }
  if (area === "document") {
    const heads = Object.entries(ledger).filter(([key]) => /^(sheet|field)\./.test(key));
    return {
      ...after("document", document),
      ...after("ledger", Object.fromEntries(heads)),
      ...Object.fromEntries(all.filter(([key]) => DOCUMENT_TERMS.test(key))),
    };
  }
  const terms = TERMS[area];
  if (terms) {
    const own = Object.entries({ ...stations, ...published }).filter(([key]) =>
      key.startsWith(`${area}.`),
    );
    return Object.fromEntries([...own, ...all.filter(([key]) => terms.test(key))]);
  }
  return Object.fromEntries(all.filter(([key]) => areaOf(key) === area));
}

const areaOf = (key: string): string =>
  FRAME.test(key) ? "public" : BOARD.test(key) ? "board" : "member";

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
