/** How long a cheap phone on a bad network waits for its first row: cold, and on the second visit without network. */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { encode } from "../../shared/station/directory.ts";
import { manyStations } from "../builders/stations.ts";
import { atMost, compared, type Figure } from "./figure.ts";

const PAGES = "dist/pwa";
const STATIONS = 200;
const [COLD_MS, OFFLINE_MS] = [2_000, 500];
const ROUNDS = 5;
/** A phone at the edge of its network: 400 kbit/s, 400 ms there and back, a processor four times slower. */
const BYTES_A_SECOND = 400_000 / 8;
const LATENCY_MS = 400;
const SLOWDOWN = 4;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

export async function phoneFigures(): Promise<Figure[]> {
  const server = await anEdge();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const [cold, offline, plain]: [number[], number[], number[]] = [[], [], []];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const bare = await browser.newContext({ viewport: { width: 360, height: 740 } });
      plain.push(await firstRow(bare, `${url}plain`, { throttled: false }));
      await bare.close();
      const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
      cold.push(await firstRow(context, url));
      await context.pages()[0]?.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await context.setOffline(true);
      offline.push(await firstRow(context, url));
      await context.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
  const where = `of ${STATIONS} stations on a slow phone, median`;
  return [
    atMost(`first row ${where}: first visit, 400 kbit/s`, median(cold), "ms", COLD_MS),
    atMost(`first row ${where}: second visit, no network`, median(offline), "ms", OFFLINE_MS),
    compared("the same phone draws eight such rows of a page without script", median(plain), "ms"),
  ];
}

const median = (times: number[]): number =>
  times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;

/** @returns milliseconds from the tap on the link until the first station stands on the screen */
async function firstRow(
  context: BrowserContext,
  url: string,
  { throttled } = { throttled: true },
): Promise<number> {
  const page = await context.newPage();
  await slowDown(page, throttled);
  await page.addInitScript(() => {
    // Notes the frame that has the first row; the page's own clock begins with the navigation.
    const look = () =>
      document.querySelector(".station-list li")
        ? setTimeout(() => performance.mark("first row"))
        : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });
  await page.goto(url, { waitUntil: "commit" });
  const mark = await page.waitForFunction(
    () => performance.getEntriesByName("first row")[0]?.startTime,
  );
  return (await mark.jsonValue()) ?? Number.NaN;
}

async function slowDown(page: Page, throttled: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  if (!throttled) return;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_A_SECOND,
    uploadThroughput: BYTES_A_SECOND,
  });
}

/** The built pages and one district's directory as an edge sends them: compressed. Nobody is signed in. */
async function anEdge(): Promise<Server> {
  const directory = gzipSync(JSON.stringify({ ...encode(manyStations(STATIONS), 1), more: false }));
  const row = "<li><b>江苏路骑手驿站</b> 开到22:00 直接进 热水 厕所 手机充电 11月23日核对</li>";
  const plain = gzipSync(
    `<!doctype html><html lang="zh-CN"><body class="station-list"><ul>${row.repeat(8)}</ul></body></html>`,
  );
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? "/", "http://edge");
    const send = (type: string, body: Buffer) =>
      response.writeHead(200, { "Content-Type": type, "Content-Encoding": "gzip" }).end(body);
    if (pathname === "/api/public/stations") send("application/json", directory);
    else if (pathname === "/plain") send("text/html; charset=utf-8", plain);
    else if (pathname.startsWith("/api/")) response.writeHead(401).end();
    else {
      const asked = `${PAGES}${pathname}`;
      const file = extname(asked) !== "" && existsSync(asked) ? asked : `${PAGES}/index.html`;
      send(TYPES[extname(file)] ?? "application/octet-stream", gzipSync(readFileSync(file)));
    }
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
