/** A courier's journeys: an open door at night without network, a word at a locked one, and what a keeper changes. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { COMMUNITY } from "./district.ts";
import { aStage, DESKTOP, type Device, PHONE, readyOffline, row, WIDTHS } from "./harness.ts";

const stage = aStage();

const ALWAYS = "江畔值班室骑手夜间驿站";
const MARKET = "雪莲超市旅拍驿站";
/** On the island, between the stations. The digits are looked for in everything that leaves the device. */
const HERE = { latitude: 29.6420371, longitude: 91.1160713 };
const DIGITS = /29\.?6420|91\.?1160/;

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const link = (page: Page, name: string) => page.getByRole("link", { name });

/** Sets the clock of the device to a time of today. */
const setClock = ({ context }: Device, time: string) =>
  context.clock.setFixedTime(
    new Date(
      `${new Date().toLocaleDateString("sv", { timeZone: "Asia/Shanghai" })}T${time}:00+08:00`,
    ),
  );

/** Everything that a device sends from now on: addresses, headers and bodies. */
function allSent({ context }: Device): string[] {
  const sent: string[] = [];
  context.on("request", (request) => {
    sent.push([request.url(), JSON.stringify(request.headers()), request.postData()].join(" "));
  });
  return sent;
}

describe.each(WIDTHS)("at %i px", (width) => {
  it("a courier finds an open walk-in station at 23:10 with no network, and how far it is", async () => {
    const device = await stage.device(width, { offline: true });
    await setClock(device, "23:10");
    await device.context.grantPermissions(["geolocation"]);
    await device.context.setGeolocation(HERE);
    await device.page.goto("/");
    await row(device.page, ALWAYS).getByRole("link").waitFor();
    await readyOffline(device.page);

    await device.context.setOffline(true);
    const sent = allSent(device);
    const page = await device.killTab("/");
    await row(page, ALWAYS).getByRole("link").waitFor();
    expect(await page.getByText(/\d米/).count()).toBe(0);
    await button(page, "现在开着").click();
    await button(page, "直接进门").click();
    await page.getByText("1处", { exact: true }).waitFor();
    await row(page, ALWAYS).getByText("全天开着").waitFor();

    await button(page, "离我近").click();
    await row(page, ALWAYS).getByText("80米").waitFor();
    await button(page, "走到时开着").click();
    await row(page, ALWAYS)
      .getByText(/走\d+分钟/)
      .waitFor();
    await row(page, ALWAYS).getByRole("link").click();
    await page.getByRole("heading", { name: ALWAYS, level: 1 }).waitFor();
    await page.getByText("南门岗亭旁边的侧门，门口有灯").waitFor();
    await page.getByRole("term").filter({ hasText: "每天" }).waitFor();
    await page.getByText("导航过去").click();
    const way = await link(page, "高德地图").getAttribute("href");
    // GCJ-02 lies some hundred metres off WGS-84 here: the bare coordinates would lead to another door.
    expect(way).toMatch(/position=91\.11\d+,29\.6\d+&/);
    expect(way).not.toContain("91.11532");

    await device.context.setOffline(false);
    await page.getByRole("link", { name: "驿站", exact: true }).click();
    await row(page, ALWAYS).getByRole("link").waitFor();
    const kept = await page.evaluate(() => JSON.stringify(localStorage) + document.cookie);
    expect([...sent, kept].filter((text) => DIGITS.test(text))).toEqual([]);
  });
});

it("a station that opens later says when, and what is open at a time can be asked", async () => {
  const device = await stage.device(PHONE);
  await setClock(device, "20:40");
  await device.page.goto("/");
  await row(device.page, MARKET).getByText("还有20分钟关门").waitFor();
  await setClock(device, "23:10");
  await device.page.reload();
  await row(device.page, MARKET).getByText("明天09:00开门").waitFor();
  await device.page.getByRole("button", { name: "几点还开" }).click();
  await device.page.getByLabel("几点还开").fill("09:30");
  await row(device.page, MARKET).waitFor();
  await button(device.page, "不筛选").click();
  await button(device.page, "氧气").click();
  await device.page.getByText("1处", { exact: true }).waitFor();
});

it("two devices say that a door is locked, one without network: the banner shows", async () => {
  const place = `${COMMUNITY}-5`;
  const one = await stage.device(PHONE);
  await one.page.goto(`/stations/${place}`);
  await one.page.getByLabel("补一句").fill("敲门没人应");
  await button(one.page, "门锁着").click();
  await one.page.getByText("已送到：门锁着").waitFor();
  expect(await one.page.getByText("有人说进不去").count()).toBe(0);

  const other = await stage.device(PHONE, { offline: true });
  await other.page.goto(`/stations/${place}`);
  await other.page.getByRole("heading", { name: "谁管" }).waitFor();
  await readyOffline(other.page);
  await other.context.setOffline(true);
  await button(other.page, "门锁着").click();
  await other.page.getByText("还没发出：门锁着").waitFor();
  await other.killTab("/my");
  await other.context.setOffline(false);
  await other.page.reload();
  await expect.poll(async () => (await reported(other.page)).length).toBeGreaterThan(0);
  await other.page.goto(`/stations/${place}`);
  await other.page.getByText("已送到：门锁着").waitFor();
  await other.page.getByRole("alert").getByText("有人说进不去").waitFor();

  await one.page.goto("/");
  await row(one.page, "有人说进不去").first().waitFor();
  const raised = await stage.district.journal("stationReport.raise");
  expect(raised.filter(({ input }) => input.word === "敲门没人应").length).toBeGreaterThan(0);
});

it("what a keeper changes comes to a phone that has the directory already", async () => {
  const visitor = await stage.device(PHONE);
  await visitor.page.goto("/");
  await row(visitor.page, ALWAYS).getByText("全天开着").waitFor();

  const clerk = await stage.joined("clerk", DESKTOP);
  expect(await give(clerk.page, ALWAYS, "closeForNow", { reason: "检修水管" })).toBe(200);
  await visitor.page.reload();
  await row(visitor.page, ALWAYS).getByText("临时关闭").waitFor();
  expect(await give(clerk.page, ALWAYS, "reopen", {})).toBe(200);
  await visitor.page.reload();
  await row(visitor.page, ALWAYS).getByText("全天开着").waitFor();

  // For whoever is signed in, the first page is their turn, and the stations lie beside it.
  await clerk.page.goto("/");
  await clerk.page.getByRole("heading", { name: "轮到我", level: 1 }).waitFor();
  await clerk.page.getByRole("link", { name: "驿站", exact: true }).click();
  await row(clerk.page, ALWAYS).waitFor();
});

/** Stations that show the banner, as the server tells this device. */
const reported = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      JSON.parse(localStorage.getItem("gongjian.reports") ?? "[]")
        .filter(({ state }: { state: string }) => state === "sent")
        .map(({ place }: { place: string }) => place) as string[],
  );

/** Gives a command on a station as whoever is signed in on this page. @returns the status of the answer */
const give = (page: Page, name: string, command: string, args: object): Promise<number> =>
  page.evaluate(
    async ([committee, wanted, path, body]) => {
      const list = await (await fetch(`/api/stations?committee=${committee}`)).json();
      const found = list.items.find((one: { name: string }) => one.name === wanted);
      const key = `01${crypto.randomUUID().replace(/-/g, "").slice(0, 24).toUpperCase()}`;
      const answer = await fetch(`/api/stations/${found.id}/${path}`, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Idempotency-Key": key,
          "If-Match": `"${found.tag}"`,
        },
        body: body ?? "",
      });
      return answer.status;
    },
    [COMMUNITY, name, command, JSON.stringify(args)] as const,
  );
