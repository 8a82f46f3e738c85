/** A district served from the built product, and phones and desktops in a real Chromium. */
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";
import type { Role } from "../../shared/kit/roles.ts";
import { signInLinks } from "../../worker/access/first-admin.ts";
import { environmentFrom } from "../../worker/cloudflare.ts";
import { loadSample } from "../../worker/embedded/sample.ts";
import { migrate, serve } from "../../worker/embedded/server.ts";
import type { Environment } from "../../worker/environment.ts";
import { eventPayloadTable, eventTable } from "../../worker/journal/table.ts";
import { statement } from "../../worker/kit/store.ts";

/** The two widths that every journey is walked at. */
export const WIDTHS = [360, 1280] as const;
/** 仙足岛社区, the sample community. */
export const COMMUNITY = "540102008001";
const SAMPLE = "worker/embedded/sample";

export interface District {
  url: string;
  environment: Environment;
  /** A fresh sign-in link of the sample's person in this role. */
  link(role: Role): Promise<string>;
  /** What the server's journal holds of the sample community, oldest first; of one kind, if told. */
  journal(kind?: string): Promise<Written[]>;
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** An event of the server's journal. */
export interface Written {
  kind: string;
  target: string;
  mutation: string;
  /** What was given with the command. */
  input: Readonly<Record<string, unknown>>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/**
 * Serves the sample district in memory, as `npm start` does on disk.
 * @param pages folder of the built pages
 */
export async function aDistrict({ pages = "dist/pwa" } = {}): Promise<District> {
  const serving = await serve({ port: await freePort(), folder: null, pages });
  const database = await serving.database();
  await migrate(database);
  const environment = environmentFrom({ ...serving.bindings, DB: database });
  await loadSample(environment, {
    divisions: readFileSync(`${SAMPLE}/divisions.csv`, "utf8"),
    ledger: readFileSync(`${SAMPLE}/ledger.xlsx`),
  });
  return {
    url: serving.url,
    environment,
    async link(role) {
      const links = await signInLinks(environment);
      const found = links.find((one) => one.role === role);
      if (!found) throw new Error(`no link for ${role}`);
      return `${serving.url}/join#${found.token}`;
    },
    journal: (kind) => journalIn(environment, kind),
    sweep: serving.sweep,
    close: serving.close,
  };
}

async function journalIn({ store }: Environment, kind?: string): Promise<Written[]> {
  const [found] = await store.batch([
    statement(
      "read",
      sql`select kind, target, mutation, json from ${eventTable}
          left join ${eventPayloadTable} using (committee, seq)
          where committee = ${COMMUNITY} order by seq`,
    ),
  ]);
  return (found?.rows ?? [])
    .filter((row) => kind === undefined || row.kind === kind)
    .map((row) => ({
      kind: String(row.kind),
      target: String(row.target),
      mutation: String(row.mutation),
      input: (JSON.parse(String(row.json ?? "{}")) as { input?: Written["input"] }).input ?? {},
    }));
}

/** Chromium as CI has it; every journey makes contexts of its own in it. */
export function aBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface Device {
  context: BrowserContext;
  page: Page;
  /** Ends the tab as a phone does when it is short of memory, and opens the app anew. */
  killTab(path?: string): Promise<Page>;
}

/** A device of one person: storage, cookies and service worker of its own. */
export async function aDevice(
  browser: Browser,
  district: District,
  width: number,
  settings: { language?: string; dark?: boolean; serviceWorkers?: "allow" | "block" } = {},
): Promise<Device> {
  const context = await browser.newContext({
    baseURL: district.url,
    viewport: { width, height: width < 1024 ? 740 : 800 },
    locale: settings.language ?? "zh-CN",
    timezoneId: "Asia/Shanghai",
    colorScheme: settings.dark ? "dark" : "light",
    hasTouch: width < 1024,
    permissions: ["clipboard-read", "clipboard-write"],
    serviceWorkers: settings.serviceWorkers ?? "allow",
  });
  context.setDefaultTimeout(15_000);
  const device: Device = {
    context,
    page: await context.newPage(),
    async killTab(path = "/") {
      await device.page.close();
      device.page = await context.newPage();
      await device.page.goto(path);
      return device.page;
    },
  };
  return device;
}

/** Waits until the service worker has taken the page over: from here on it opens without network. */
export const readyOffline = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
      );
  });

/** Opens a link to join with, joins, and waits until the community's records are on the device. */
export async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "加入" }).click();
  await page.getByText("件事等您").or(page.getByText("眼下没有轮到您的事")).waitFor();
}

/** The entry of a list that holds these words. */
export const row = (page: Page, words: string): Locator =>
  page.getByRole("listitem").filter({ hasText: words });

/** Has a signed-in device make a link for another device of the same person. @returns the link */
export async function linkForAnother(page: Page): Promise<string> {
  await page.goto("/devices");
  await page.getByRole("button", { name: "生成二维码" }).click();
  return (await page.getByText(/\/join#/).textContent()) ?? "";
}

/** Waits until nothing is left to send: as long as something waits, that stands in this line's place. */
export const sent = (page: Page): Promise<void> => page.getByText("已发出 · 刚刚").waitFor();

/** A calendar date so many days from today, in the community's time zone. */
export const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv", { timeZone: "Asia/Shanghai" });

/** A visitor finds the sample community's board, from the first page. */
export async function findBoard(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByText("两岛街道").click();
  await page.getByRole("link", { name: /仙足岛社区/ }).click();
  await page.getByRole("heading", { name: /仙足岛社区/, level: 1 }).waitFor();
}
