/** The list as a drawing: points that lead to their stations, and a map only where one is configured. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import gcoord from "gcoord";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { COMMUNITY } from "./district.ts";
import { aStage, readyOffline, row, WIDTHS } from "./harness.ts";
import { focusComesTo, tabTo } from "./keyboard.ts";

const HERE = { latitude: 29.6420371, longitude: 91.1160713 };
const ALWAYS = "江畔值班室骑手夜间驿站";
const CREDIT = "© 测绘 <b>&";
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM8c+bMfwAGgAMB8fQ0TwAAAABJRU5ErkJggg==",
  "base64",
);

/** What the one who gives the map's pictures learns of a reader. */
const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
let gives = true;
const tiles = createServer((request, response) => {
  asked.push({ path: request.url ?? "", headers: request.headers });
  response.writeHead(gives ? 200 : 503, { "Content-Type": "image/png" });
  response.end(gives ? PIXEL : undefined);
});
await new Promise<void>((resolve) => tiles.listen(0, "127.0.0.1", resolve));
const { port } = tiles.address() as AddressInfo;

/** The pages as a deployment with a map builds them. */
const folder = mkdtempSync(join(tmpdir(), "gongjian-map-"));
const built = spawnSync(
  process.execPath,
  [
    "--input-type=module",
    "-e",
    `(await import("${process.cwd()}/worker/embedded/build.ts")).buildPages("${folder}/pwa")`,
  ],
  {
    env: {
      ...process.env,
      NODE_ENV: "production",
      MAP_TILES: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`,
      MAP_TILES_DATUM: "gcj02",
      MAP_TILES_CREDIT: CREDIT,
    },
    encoding: "utf8",
  },
);
if (built.status !== 0) throw new Error(built.stderr);
afterAll(() => {
  tiles.close();
  rmSync(folder, { recursive: true });
});

const without = aStage();
const configured = aStage(`${folder}/pwa`);

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const picture = (page: Page) => page.locator("img.leaflet-tile-loaded").first();
const link = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name });
/** Opens the list, and the drawing where it does not stand beside it already. */
async function openDrawing(page: Page, width: number): Promise<void> {
  await page.goto("/");
  await row(page, ALWAYS).waitFor();
  if (width < 1024) await button(page, "方位图").click();
  await page.getByRole("group", { name: /方位图/ }).waitFor();
}
const point = (page: Page, name = ALWAYS) =>
  page.locator("figure").getByRole("link", { name: new RegExp(`^\\d+ ${name}`) });

describe.each(WIDTHS)("at %i px", (width) => {
  it("a point of the radar leads to its station, by touch and by keyboard, and is large enough", async () => {
    const { context, page } = await without.device(width);
    await openDrawing(page, width);
    expect(await button(page, "地图").count()).toBe(0);
    const box = await point(page).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    await point(page).click();
    await page.getByRole("heading", { name: ALWAYS, level: 1 }).waitFor();
    await page.goBack();
    await openDrawing(page, width);
    await tabTo(page, point(page));
    await page.keyboard.press("Enter");
    await focusComesTo(page.getByRole("heading", { name: ALWAYS, level: 1 }));
    await context.close();
  });

  it("a configured map shows the stations in its own datum, and learns neither page nor person", async () => {
    const { context, page } = await configured.device(width);
    const wrong: string[] = [];
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await openDrawing(page, width);
    expect(asked).toEqual([]);
    expect(await page.evaluate(loaded)).toEqual([]);

    await button(page, "地图").click();
    await picture(page).waitFor();
    await page.getByText(CREDIT, { exact: false }).waitFor();
    expect(asked.length).toBeGreaterThan(0);
    for (const { headers } of asked)
      expect([headers.referer, headers.cookie]).toEqual([undefined, undefined]);
    const there = gcoord.transform([91.11532, 29.64179], gcoord.WGS84, gcoord.GCJ02);
    expect(await longitudeOf(page)).toBeCloseTo(there[0] ?? 0, 4);
    expect(await page.getByLabel("您在这里").count()).toBe(0);
    expect(await point(page).getAttribute("href")).toMatch(`/stations/${COMMUNITY}-`);

    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation(HERE);
    await button(page, "离我近").click();
    await page.getByLabel("您在这里").waitFor();
    await point(page).click();
    await page.getByRole("heading", { name: ALWAYS, level: 1 }).waitFor();
    expect(wrong).toEqual([]);
    await context.close();
    asked.length = 0;
  });

  it("where the map's pictures do not come, or the network goes, the radar is back and says so", async () => {
    const { context, page } = await configured.device(width, { offline: true });
    await openDrawing(page, width);
    gives = false;
    await button(page, "地图").click();
    await page.getByText("地图没有加载出来").waitFor();
    await point(page).waitFor();
    gives = true;
    await button(page, "地图").click();
    await picture(page).waitFor();
    expect(await page.getByText("地图没有加载出来").count()).toBe(0);
    await readyOffline(page);
    await context.setOffline(true);
    await page.getByText("地图没有加载出来").waitFor();
    await page.reload();
    await openDrawing(page, width);
    await button(page, "地图").click();
    await page.getByText("地图没有加载出来").waitFor();
    await point(page).waitFor();
    await context.close();
    asked.length = 0;
  });

  it("what was said at a door without network is told over the list until it is sent", async () => {
    const { context, page } = await without.device(width, { offline: true });
    await page.goto(`/stations/${COMMUNITY}-3`);
    await page.getByRole("heading", { name: "谁管" }).waitFor();
    const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    // What the server wrote of the station into the head goes with its page.
    const told = page.locator('link[rel="canonical"], script[type="application/ld+json"]');
    expect(await told.count()).toBe(2);
    await readyOffline(page);
    await context.setOffline(true);
    await button(page, "门锁着").click();
    await page.getByText("还没发出：门锁着").waitFor();
    await link(page, "返回").click();
    const line = page.getByText("有1句话还没发出");
    await line.waitFor();
    expect(await told.count()).toBe(0);
    await line.getByRole("link", { name }).click();
    await page.getByText("还没发出：门锁着").waitFor();
    await link(page, "返回").click();
    await line.waitFor();
    await context.setOffline(false);
    await expect.poll(() => line.count()).toBe(0);

    await context.route("**/reports", (route) => route.fulfill({ status: 404 }));
    await row(page, ALWAYS).getByRole("link").click();
    await button(page, "门锁着").click();
    await page.getByText("没有收下：门锁着").waitFor();
    await link(page, "返回").click();
    await page.getByText("有1句话没有收下").getByRole("link", { name: ALWAYS }).waitFor();
    await context.close();
  });
});

/** Where the point stands on the map, by the numbers of a picture that lies under it. */
const longitudeOf = async (page: Page): Promise<number> => {
  const spot = await point(page).boundingBox();
  const under = await picture(page).boundingBox();
  const [, z = 0, x = 0] =
    /\/(\d+)\/(\d+)\/\d+\.png/.exec((await picture(page).getAttribute("src")) ?? "")?.map(Number) ??
    [];
  if (!spot || !under) throw new Error("nothing is drawn");
  const tiles = x + (spot.x + spot.width / 2 - under.x) / under.width;
  return (tiles / 2 ** z) * 360 - 180;
};

/** Files of the map that the page has asked for. */
const loaded = () =>
  performance
    .getEntriesByType("resource")
    .map((entry) => entry.name)
    .filter((name) => /\/map-|gcoord/.test(name));
