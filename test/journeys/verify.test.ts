/** Somebody who trusts nobody here verifies a contract: with one page, from a disk, with nothing to ask. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aBundle } from "../builders/bundle.ts";
import { axeFinds, looks, picture, textFaults } from "./access.ts";
import { aStage, readyOffline } from "./harness.ts";

const stage = aStage();
const folder = mkdtempSync(join(tmpdir(), "gongjian-verify-"));
afterAll(() => rmSync(folder, { recursive: true }));
const PAGE = pathToFileURL(resolve("dist/pwa/verify.html")).href;

const files = { whole: "", edwards: "", changed: "", unknown: "" };
let sha256 = "";
beforeAll(async () => {
  const { text, contract } = await aBundle();
  sha256 = contract.frozen.sha256;
  const contents = {
    whole: text,
    edwards: (await aBundle({ alg: "Ed25519", order: "in_order" })).text,
    changed: text.replace("清扫三巷两次", "清扫三巷一次"),
    unknown: text.replace('"v":1,"version":1}\n', '"v":2,"version":1}\n'),
  };
  for (const name of ["whole", "edwards", "changed", "unknown"] as const) {
    files[name] = join(folder, `${name}.json`);
    writeFileSync(files[name], contents[name]);
  }
});

/** The page on a device without network, and whatever it asks for. */
async function opened(width: number, asked: string[] = []): Promise<Page> {
  const { context } = await stage.device(width);
  await context.setOffline(true);
  watch(context, asked);
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  onTestFinished(() => expect(said).toEqual([]));
  await page.goto(PAGE);
  return page;
}
function watch(context: BrowserContext, asked: string[]): void {
  context.on("request", (request) => {
    if (request.url() !== PAGE) asked.push(request.url());
  });
}
const choose = async (page: Page, file: string): Promise<void> => {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator(".verdict").waitFor();
};
const listed = (page: Page, name: string): Promise<string[]> =>
  page.locator(`.list.${name} li`).allTextContents();

describe("the page that verifies, opened from a disk without network", () => {
  it("says in three lists what a whole contract proves, and draws its text, and asks nobody", async () => {
    const asked: string[] = [];
    const page = await opened(360, asked);
    await choose(page, files.whole);
    await expect.poll(() => page.locator(".verdict").textContent()).toContain("每一项都对得上");
    expect(await page.locator(".verdict").evaluate((one) => one === document.activeElement)).toBe(
      true,
    );
    const [proven, asserted, notShown] = [
      await listed(page, "proven"),
      await listed(page, "asserted"),
      await listed(page, "not-shown"),
    ];
    expect(proven[0]).toContain(sha256);
    expect(proven.join("\n")).toContain("代表江畔物业，由次仁签（第10条记录）");
    expect(proven.join("\n")).toContain("晚于前9条的封存（2026-11-02 12:09:30 UTC+8）");
    expect(asserted.join("\n")).toContain("属于江畔物业的次仁（经理）");
    expect(asserted.join("\n")).toContain("仙足岛小学在纸上盖章");
    expect(notShown.join("\n")).toContain("请与社区公布的密钥比对");
    expect(notShown.join("\n")).toContain("纸上的印章是真是假");
    const text = await page.locator(".paper").textContent();
    expect(text).toContain("第一条 江畔物业每月清扫三巷两次。\n第二条");
    expect(asked).toEqual([]);
  });

  it("takes Ed25519 as well, and a file that is dropped on it", async () => {
    const page = await opened(1280);
    await choose(page, files.edwards);
    await page.locator(".verdict-holds").waitFor();
    expect((await listed(page, "proven")).join()).toContain("Ed25519");
    await page.evaluate((content) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([content], "dropped.json"));
      document.body.dispatchEvent(
        new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }),
      );
    }, "{}\n");
    await page.locator(".verdict-cannot").waitFor();
    await page.getByText("dropped.json").waitFor();
  });

  it("finds a changed word, and proves nothing then", async () => {
    const page = await opened(360);
    await choose(page, files.changed);
    await page.locator(".verdict-finding").waitFor();
    expect(await listed(page, "why")).toContain("第2条记录的内容与校验值不符");
    expect(await page.locator(".proven, .paper").count()).toBe(0);
  });

  it("says that it can't verify what it doesn't know", async () => {
    const page = await opened(360);
    await choose(page, files.unknown);
    await page.locator(".verdict-cannot").waitFor();
    expect(await page.locator(".proven, .asserted, .not-shown").count()).toBe(0);
  });

  it("can't send anything, even where something in it would try", async () => {
    const { page } = await stage.device(360);
    await page.goto(`${stage.district.url}/verify.html`);
    const tried = await page.evaluate(async (url) => {
      const refused: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        refused.push(event.effectiveDirective),
      );
      await fetch(url).catch(() => {});
      navigator.sendBeacon(url);
      const image = new Image();
      image.src = `${url}/x.png`;
      await new Promise((resolve) => image.addEventListener("error", resolve));
      const script = document.createElement("script");
      script.textContent = "document.title = 'ran'";
      document.body.append(script);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { refused, title: document.title };
    }, stage.district.url);
    expect(tried.title).not.toBe("ran");
    for (const what of ["connect-src", "img-src", "script-src-elem"])
      expect(tried.refused).toContain(what);
  });

  it.each(looks("light"))("reads well in $language at $width, $theme", async (look) => {
    const page = await opened(look.width);
    await page.emulateMedia({ colorScheme: look.theme });
    await page.setViewportSize({ width: look.width, height: 800 });
    await page.locator(`.languages [lang="${look.language}"]`).click();
    const name = `${look.language}-${look.width}-${look.theme}`;
    for (const file of ["none", "whole", "changed", "unknown"] as const) {
      if (file !== "none") await choose(page, files[file]);
      expect(await axeFinds(page), file).toEqual([]);
      expect(await textFaults(page), file).toEqual([]);
      await picture(page, "verify", `/${file}`, name);
    }
  });
});

describe("the page that verifies, as it is served", () => {
  it("comes with its own policy, which nothing loosens, and verifies", async () => {
    const response = await fetch(`${stage.district.url}/verify.html`);
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    expect(await response.text()).toContain("connect-src 'none'");
    expect(response.status).toBe(200);
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-/);
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|'self'|\*/);
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    // The service worker, once it is there, leaves it alone.
    const { page } = await stage.device(1280, { offline: true });
    await page.goto("/");
    await readyOffline(page);
    await page.goto("/verify.html");
    await choose(page, files.whole);
    await page.locator(".verdict-holds").waitFor();
  });
});
