/** Paper is a peer: lists, records and the board come out on A4 with a code that leads back. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { qrPath } from "../../pwa/look/qr.ts";
import { picture } from "./access.ts";
import { COMMUNITY } from "./district.ts";
import { aStage, DESKTOP, PHONE, row } from "./harness.ts";

/** A4 in PostScript points, rounded as Chromium rounds it. */
const A4 = { width: 595, height: 842 };

const stage = aStage();

/** Taps 打印, and looks at what would come out of the printer. @returns the sizes of its sheets */
async function printed(page: Page): Promise<{ width: number; height: number }[]> {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.getByRole("button", { name: "打印" }).click();
  await page.locator("body[data-printed]").waitFor();
  await page.emulateMedia({ media: "print" });
  const { path } = qrPath(page.url());
  await page.locator(`.print-foot .qr path[d="${path}"]`).waitFor();
  await page.getByText("打印。扫码看最新情况").waitFor();
  expect(await page.getByRole("navigation").filter({ visible: true }).count()).toBe(0);
  expect(await page.locator("main button:not(th *)").filter({ visible: true }).count()).toBe(0);
  // Paper is read on another day: what happened is told by date and time.
  const ago = page.locator("main").getByText(/刚刚|分钟前|今天|昨天/);
  expect(await ago.filter({ visible: true }).count()).toBe(0);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBe(0);
  await picture(page, "print", new URL(page.url()).pathname, `${page.viewportSize()?.width}`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  await page.emulateMedia({ media: "screen" });
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
  }));
}

/** The browser's own print command: nothing is awaited between its event and the picture that it takes. */
async function printedByBrowser(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => /\/qr-[^/]*\.js$/.test(name)),
  );
  const { path } = qrPath(page.url());
  const drawn = await page.evaluate(() => {
    const code = () => document.querySelector(".print-foot .qr path")?.getAttribute("d");
    const before = code();
    dispatchEvent(new Event("beforeprint"));
    return [before, code()];
  });
  expect(drawn).toEqual([undefined, path]);
}

/** The heads of a table stand at the top of each sheet that it runs over. */
const headsRepeat = async (page: Page): Promise<void> => {
  await page.emulateMedia({ media: "print" });
  const head = page.locator("table thead");
  await head.waitFor();
  expect(await head.evaluate((one) => getComputedStyle(one).display)).toBe("table-header-group");
  await page.emulateMedia({ media: "screen" });
};

it("the public board is printed as a table", async () => {
  const { page } = await stage.device(DESKTOP);
  await page.goto(`/board/${COMMUNITY}`);
  await page.getByText("老旧小区下水道返水").waitFor();
  await printedByBrowser(page);
  expect(await printed(page)).toContainEqual(A4);
  await headsRepeat(page);
});

it("a list, a record and the head of the journal are printed", async () => {
  const { page } = await stage.joined("clerk", DESKTOP);
  await page.getByRole("link", { name: "清单", exact: true }).click();
  await page.getByText("老旧小区下水道返水").waitFor();
  expect(await printed(page)).toContainEqual(A4);
  await headsRepeat(page);

  // The rest from a window as narrow as a phone's: the sheet is as wide as before.
  await page.setViewportSize({ width: PHONE, height: 740 });
  await page.goto("/turn");
  await row(page, "夜间开放").getByRole("link").first().click();
  await page.getByRole("heading", { name: "经过" }).waitFor();
  await page
    .getByText(/ · (刚刚|\d+分钟前|今天 \d\d:\d\d|昨天 \d\d:\d\d)/)
    .first()
    .waitFor();
  expect(await printed(page)).toContainEqual(A4);
  await page.goto("/journal");
  await page.getByRole("heading", { name: "社区的记录", level: 1 }).waitFor();
  expect(await printed(page)).toContainEqual(A4);
});
