/** The walk through every page as one reader; each reader has a file of its own. */
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { LANGUAGES } from "../../shared/language/language.ts";
import {
  axeFinds,
  goTo,
  type Look,
  lookAt,
  looks,
  picture,
  speak,
  type Theme,
  textFaults,
  whole,
} from "./access.ts";
import { aStage, join, PHONE } from "./harness.ts";
import { pagesOf, type Reader, recordPages, routes } from "./pages.ts";

/** Answers that a page is about, and that the browser's console reports as errors of its own accord. */
const TOLD = /status of (401|404|422)/;

/**
 * Declares the tests of one reader.
 * @param first the theme of the first look: another one for the next reader, so that the pages that
 * both can open are seen in every combination
 */
export function walk(reader: Reader, first: Theme): void {
  const stage = aStage();
  // A liaison's pages are the clerk's with fewer buttons, on a phone.
  const desk = reader !== "liaison";
  let page: Page;
  let pages: string[];
  const errors: string[] = [];

  beforeAll(async () => {
    const device = await stage.device(360);
    page = device.page;
    page.on("pageerror", (error) => errors.push(`${page.url()} ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !TOLD.test(message.text()))
        errors.push(`${page.url()} ${message.text()}`);
    });
    if (reader === "visitor") await page.goto("/");
    else await join(page, await stage.district.link(reader));
    const token = (await stage.district.link("keeper")).split("#").at(-1) ?? "";
    pages = pagesOf(reader, await recordPages(stage.district.environment, reader), token);
  });

  /** Every record of the lists is seen by axe where it is walked in each of its states (access-forms). */
  const isAxed = (at: number) => reader !== "clerk" || !pages[at]?.startsWith("/lists/");

  /** What is wrong on any page, looked at in this way. */
  async function faultsAt(look: Look, find: (at: number) => Promise<string[]>): Promise<string[]> {
    const faults: string[] = [];
    for (const [at, address] of pages.entries()) {
      await goTo(page, address);
      faults.push(...(await find(at)).map((fault) => `${address}: ${fault}`));
      await picture(page, reader, address, `${look.language}-${look.width}-${look.theme}`);
    }
    return faults;
  }

  // axe, the slower of the two, sees each page in one language: at both widths and in both themes.
  it.each(looks(first).filter(({ width }) => desk || width === PHONE))(
    `a ${reader} meets nothing that keeps anybody out, in $language, $theme, at $width px`,
    async (look) => {
      await lookAt(page, look);
      const find = async (at: number) => [
        ...(isAxed(at) && LANGUAGES[at % LANGUAGES.length] === look.language
          ? await axeFinds(page)
          : []),
        ...(await textFaults(page)),
      ];
      expect(await faultsAt(look, find)).toEqual([]);
    },
  );

  if (desk)
    it(`a ${reader} can read everything at twice the text size in a 320 px window, in each language`, async () => {
      const look: Look = { language: "zh-CN", width: 320, theme: first };
      await lookAt(page, look);
      await goTo(page, "/my");
      await page.getByRole("radio", { name: "200%" }).check();
      const find = async () => {
        const faults: string[] = [];
        for (const language of LANGUAGES) {
          await speak(page, language);
          await whole(page);
          faults.push(...(await textFaults(page)).map((fault) => `${language}: ${fault}`));
        }
        return faults;
      };
      expect(await faultsAt(look, find)).toEqual([]);
    });

  it(`a ${reader} sees no error in the browser's console`, () => {
    expect(errors).toEqual([]);
  });

  it(`every route is among the pages of a ${reader}`, () => {
    const missed = routes().filter((route) => !["/", ...pages].some((at) => route.test(at)));
    expect(missed).toEqual([]);
  });
}
