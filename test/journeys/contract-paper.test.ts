/** Journey: a contract on paper carries its text, and the code on its sheets leads back to no other. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { qrPath } from "../../pwa/look/qr.ts";
import { checkWords } from "../../shared/contract/check-words.ts";
import { partsOf } from "../builders/archive.ts";
import { TEXT } from "../builders/contracts.ts";
import { picture } from "./access.ts";
import { addPhoto, beingSigned } from "./contract-ground.ts";
import { aStage, DESKTOP, PHONE } from "./harness.ts";

const stage = aStage();

/** A picture of what is printed, as sharp as a phone's: three times the screen's. */
async function photographed(page: Page): Promise<Buffer> {
  const box = await page.locator(".official").boundingBox();
  const asked = await page.context().newCDPSession(page);
  const { data } = await asked.send("Page.captureScreenshot", {
    format: "jpeg",
    captureBeyondViewport: true,
    clip: { ...(box ?? { x: 0, y: 0, width: 1, height: 1 }), scale: 3 },
  });
  return Buffer.from(data, "base64");
}

it("is printed and saved with its hash, and a photo of the print is read back as this text", async () => {
  const { contract, clerk, joined, signatories } = await beingSigned(stage, "parallel", 2);
  const { page } = await joined(clerk, DESKTOP);
  await page.goto(`/contracts/${contract.id}`);
  const sha256 = (await page.locator(".hash").textContent()) ?? "";
  expect(sha256).toBe((await contract.text()).sha256);
  const words = checkWords(sha256).map(({ word, number }) => word + number);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载docx" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("操场共用协议（第1稿）.docx");
  const parts = partsOf(new Uint8Array(readFileSync(await download.path())));
  const said = (name: string) => String(parts.get(name)).replaceAll(/<[^>]+>/g, "");
  for (const fact of [...TEXT.split("\n"), sha256])
    expect(said("word/document.xml")).toContain(fact);
  const heads = [...parts.keys()].filter((name) => /^word\/header\d+\.xml$/.test(name));
  for (const name of heads) expect(said(name)).toContain(words.join(" "));

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.locator("#paper").getByRole("button", { name: "打印" }).click();
  await page.locator("body[data-printed]").waitFor();
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator(".official");
  for (const fact of [...TEXT.split("\n"), sha256, ...words])
    await sheet.getByText(fact).first().waitFor();
  // It stands in what is repeated at the head of every sheet.
  const { path } = qrPath(`${stage.district.url}/contracts/${contract.id}/sign#${sha256}`);
  await sheet.locator(`.official-frame > thead .qr path[d="${path}"]`).waitFor();
  const print = await photographed(page);
  await picture(page, "print", "contract", "1280");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/MediaBox/g)?.length).toBeGreaterThan(1);
  // The printer is done: the page is itself again.
  await sheet.waitFor({ state: "detached" });

  const [signatory] = signatories;
  if (!signatory) throw new Error("nobody signs");
  const phone = await joined(signatory, PHONE);
  await phone.page.goto(`/contracts/${contract.id}/sign`);
  await phone.page.getByText("改在纸上盖章").click();
  await addPhoto(phone.page, print);
  await phone.page.getByText("打印的就是这份文本").waitFor();
});
