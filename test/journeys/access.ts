/** What is looked for on every page: axe's findings, room for the text, words in every place. */
import { mkdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { LANGUAGES, type Language } from "../../shared/language/language.ts";
import { WIDTHS } from "./harness.ts";

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
/** One way of looking at a page. */
export interface Look {
  language: Language;
  width: number;
  theme: Theme;
}

/** Every language at every width, each language and each width in both themes. */
export const looks = (first: Theme): Look[] =>
  LANGUAGES.flatMap((language, at) =>
    WIDTHS.map((width, beside) => ({
      language,
      width,
      theme: (at + beside) % 2 === THEMES.indexOf(first) ? "light" : "dark",
    })),
  );

/** Looks from now on in this way: language by its button, theme as the device asks for it. */
export async function lookAt(page: Page, { language, width, theme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width < 1024 ? 740 : 800 });
  await page.emulateMedia({ colorScheme: theme });
  await speak(page, language);
}

/** Taps the button of a language, and waits until the page speaks it. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.locator(`.rail .language[lang="${language}"]`).click();
  await page.locator(`html[lang="${language}"]`).waitFor();
}

/** Opens an address inside the app, as a tap on a link does, and waits until the page is whole. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.createElement("a");
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  await whole(page);
}

/**
 * Waits until nothing is loading any more, then opens what is folded away, so that it is seen too. All of it in
 * one question to the page: it is asked a thousand times in a run.
 */
export const whole = (page: Page): Promise<void> =>
  page.evaluate(async (most) => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const late = performance.now() + most;
    const loads = () => !document.querySelector("h1") || document.querySelector(".loading");
    await drawn();
    do {
      if (performance.now() > late) throw new Error(`still loading: ${location.href}`);
      await drawn();
    } while (loads());
    for (const each of document.querySelectorAll("details")) each.open = true;
  }, 15_000);

/** What axe finds, a line each: rule, element, and what it measured. */
export async function axeFinds(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    interface Found {
      violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
    }
    const { axe } = window as unknown as { axe: { run(options: object): Promise<Found> } };
    const { violations } = await axe.run({
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
      // Would fetch the stylesheets again for one rule (css-orientation-lock); there is no such style.
      preload: false,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = "" }) =>
          `${id}: ${html.slice(0, 160)} ${failureSummary.split("\n").at(1)?.trim() ?? ""}`,
      ),
    );
  }, TAGS);
}

/** Text that is wider than the window, cut off, or missing. */
export const textFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    const everything = [...document.body.querySelectorAll<HTMLElement>("*")];
    const name = (of: Element) =>
      `${of.tagName.toLowerCase()}.${of.getAttribute("class") ?? ""} “${(of.textContent ?? "").trim().slice(0, 30)}”`;
    if (root.scrollWidth > root.clientWidth) {
      const wider = everything.filter(
        (each) =>
          each.getBoundingClientRect().right > root.clientWidth + 1 &&
          !each.closest(".tabs, .table-frame"),
      );
      faults.push(
        `${root.scrollWidth} px in ${root.clientWidth}: ${wider.slice(-2).map(name).join(" | ")}`,
      );
    }
    const hides = (way: string) => way === "hidden" || way === "clip";
    for (const each of everything) {
      if (each.closest(".unseen, svg, select") || !each.textContent?.trim()) continue;
      const { overflowX, overflowY } = getComputedStyle(each);
      if (
        (hides(overflowX) && each.scrollWidth > each.clientWidth + 1) ||
        (hides(overflowY) && each.scrollHeight > each.clientHeight + 1)
      )
        faults.push(`cut off: ${name(each)}`);
    }
    const said = [
      document.title,
      ...everything.flatMap((each) => [
        ...[...each.childNodes].filter(({ nodeType }) => nodeType === 3).map((n) => n.nodeValue),
        ...["aria-label", "placeholder", "title", "alt"].map((one) => each.getAttribute(one)),
      ]),
    ].map((text) => text?.trim() ?? "");
    for (const text of said)
      if (/⟦|\bundefined\b|\bNaN\b|\[object|^[a-z]\w*(\.[A-Za-z]\w*)+$/.test(text))
        faults.push(`not in words: ${text}`);
    return faults;
  });

/** Keeps a picture of the page in the folder `SCREENS`, where somebody wants to look for themselves. */
export async function picture(page: Page, reader: string, address: string, look: string) {
  const folder = process.env.SCREENS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const file = `${reader}${address.replace(/[#?].{30,}$/, "").replace(/01[0-9A-Z]{24}(-\d+)?/g, "x")}`;
  await page.screenshot({
    path: `${folder}/${file.replace(/[^\w-]+/g, "_")}-${look}.png`,
    fullPage: true,
  });
}
