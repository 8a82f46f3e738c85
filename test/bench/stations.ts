/** What the directory of many stations weighs, and how long a slow phone takes to search it. */
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { build } from "vite";
import { minuteAt } from "../../shared/station/calendar.ts";
import { encode } from "../../shared/station/directory.ts";
import { manyStations } from "../builders/stations.ts";
import { atMost, type Figure } from "./figure.ts";

const STATIONS = 10_000;
const WHOLE_KB = 250;
const CHANGE_KB = 1;
const SEARCH_MS = 16;
/** A cheap phone is about so many times slower than the machine that measures. */
const SLOWDOWN = 4;
const WARM_UPS = 5;
const ROUNDS = 20;
/** Between two taps of somebody who looks at what came. */
const PAUSE_MS = 100;
const KILOBYTE = 1024;

const brotli = (value: unknown): number =>
  brotliCompressSync(JSON.stringify(value)).length / KILOBYTE;

/** Size of the whole and of one change; decode, filter and sort as the page does them. */
export async function stationFigures(): Promise<Figure[]> {
  const stations = manyStations(STATIONS);
  const whole = encode(stations, 1);
  const change = encode(stations.slice(0, 1), 2, { since: 1, gone: [] });
  return [
    atMost(`directory of ${STATIONS} stations, brotli`, brotli(whole), "KB", WHOLE_KB),
    atMost("change of one station, brotli", brotli(change), "KB", CHANGE_KB),
    atMost(
      `decode, filter and sort ${STATIONS} stations, CPU ${SLOWDOWN} times slower, median`,
      await searchTime(JSON.stringify(whole)),
      "ms",
      SEARCH_MS,
    ),
  ];
}

/** The searching code as a script that leaves `search` behind. */
async function searchScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL("./search.ts", import.meta.url)),
        formats: ["iife"],
        name: "bench",
      },
    },
  });
  const [output] = [built].flat();
  if (!output || !("output" in output)) throw new Error("no script to search with");
  return output.output[0].code;
}

/** @returns the median of some rounds, in milliseconds */
async function searchTime(directory: string): Promise<number> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await searchScript() });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    const times = await page.evaluate(
      async ([text, minute, rounds, pause]) => {
        const { search } = window as unknown as { search(kept: unknown, at: number): number };
        const taken: number[] = [];
        for (let round = 0; round < rounds; round++) {
          // Parsed anew: what one round has read is not there for the next.
          const kept: unknown = JSON.parse(text);
          await new Promise((resolve) => setTimeout(resolve, pause));
          taken.push(search(kept, minute));
        }
        return taken;
      },
      [
        directory,
        minuteAt(Date.parse("2026-11-25T23:10:00+08:00")),
        WARM_UPS + ROUNDS,
        PAUSE_MS,
      ] as const,
    );
    times.splice(0, WARM_UPS);
    return times.sort((one, other) => one - other)[ROUNDS / 2] ?? Number.POSITIVE_INFINITY;
  } finally {
    await browser.close();
  }
}
