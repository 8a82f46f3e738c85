/**
 * Draws the PNG icons from the mark: `node pwa/build/draw-icons.mjs`. Needs Chromium (CHROMIUM, or
 * /usr/bin/chromium). The PNGs are kept in the repository, so this runs only when the mark changes.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const folder = join(import.meta.dirname, "../public/icons");
const strokes = /<path[^>]*>/.exec(readFileSync(join(folder, "mark.svg"), "utf8"))?.[0];
/** Share of the square that the mark takes: a maskable icon may be cut to its inner 80 % circle. */
const KINDS = { any: { share: 0.86, corner: 0.2 }, maskable: { share: 0.58, corner: 0 } };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const [kind, { share, corner }] of Object.entries(KINDS)) {
  for (const size of [192, 512]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const inset = (48 * (1 - share)) / 2;
    await page.setContent(
      `<body style="margin:0;background:transparent"><svg width="${size}" height="${size}" viewBox="0 0 48 48" style="display:block"><rect width="48" height="48" rx="${48 * corner}" fill="#fbf9f5"/><g transform="translate(${inset} ${inset}) scale(${share})">${strokes}</g></svg>`,
    );
    await page.screenshot({ path: join(folder, `${kind}-${size}.png`), omitBackground: true });
    await page.close();
  }
}
await browser.close();
