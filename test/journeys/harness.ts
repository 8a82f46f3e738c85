/** A stage for journeys: phones and desktops in a real Chromium, before a served district. */
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished, TestRunner } from "vitest";

import type { Role } from "../../shared/kit/roles.ts";
import { aBrowser } from "./browser.ts";
import { aDistrict, type District } from "./district.ts";

/** A phone's width and a desktop's, in CSS pixels. */
export const PHONE = 360;
export const DESKTOP = 1280;
/** Both, for journeys whose subject is what is seen; what is no matter of layout is walked once. */
export const WIDTHS = [PHONE, DESKTOP] as const;

let started: Promise<Browser> | undefined;
/**
 * Chromium as CI has it, one for all files of a process: a new one is slow to start and at its first pages.
 * Every journey makes contexts of its own in it; playwright ends it with the process.
 */
function theBrowser(): Promise<Browser> {
  started ??= aBrowser();
  return started;
}

export interface Stage {
  district: District;
  /** A new device in this district. */
  device(width: number, settings?: Settings): Promise<Device>;
  /** A new device on which the sample's person in this role has joined. */
  joined(role: Role, width: number, settings?: Settings): Promise<Device>;
}

export interface Settings {
  language?: string;
  /** Origin under which the district is opened; its own address otherwise. */
  at?: string;
  /**
   * It will be without network: then it opens what its service worker keeps. Left out, no service worker is put in,
   * which takes most devices longer than all that they do.
   */
  offline?: boolean;
}

/**
 * What the journeys of a file are walked on: a district from before the first to after the last, and a browser.
 * @param pages folder of the built pages
 */
export function aStage(pages?: string): Stage {
  let browser: Browser;
  const stage = {
    device: (width, settings) => aDevice(browser, stage.district, width, settings),
    async joined(role, width, settings) {
      const device = await stage.device(width, settings);
      await join(device.page, await stage.district.link(role));
      return device;
    },
  } as Stage;
  beforeAll(async () => {
    [browser, stage.district] = await Promise.all([theBrowser(), aDistrict({ pages })]);
  });
  afterAll(async () => {
    // What was opened outside of a test.
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await stage.district?.close();
  });
  return stage;
}

export interface Device {
  context: BrowserContext;
  page: Page;
  /** Ends the tab as a phone does when it is short of memory, and opens the app anew. */
  killTab(path?: string): Promise<Page>;
}

/** A device of one person: storage, cookies and service worker of its own. */
async function aDevice(
  browser: Browser,
  district: District,
  width: number,
  settings: Settings = {},
): Promise<Device> {
  const context = await browser.newContext({
    baseURL: settings.at ?? district.url,
    viewport: { width, height: width < 1024 ? 740 : 800 },
    locale: settings.language ?? "zh-CN",
    timezoneId: "Asia/Shanghai",
    hasTouch: width < 1024,
    permissions: ["clipboard-read", "clipboard-write"],
    serviceWorkers: settings.offline ? "allow" : "block",
  });
  context.setDefaultTimeout(15_000);
  // A page that is left open works on, in the time of the next test.
  if (TestRunner.getCurrentTest()) onTestFinished(() => context.close());
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

/**
 * Waits until the service worker has taken the page over: from here on it opens without network. Where
 * somebody has signed in, until their pages are kept too.
 */
export const readyOffline = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
      );
    if (localStorage.getItem("gongjian.me") === null) return;
    const { port1, port2 } = new MessageChannel();
    const kept = new Promise((resolve) => {
      port1.onmessage = resolve;
    });
    active?.postMessage({ type: "KEEP_MEMBERS" }, [port2]);
    await kept;
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
  await page.getByRole("link", { name: "公示", exact: true }).click();
  await page.getByText("两岛街道").click();
  await page.getByRole("link", { name: /仙足岛社区/ }).click();
  await page.getByRole("heading", { name: /仙足岛社区/, level: 1 }).waitFor();
}
