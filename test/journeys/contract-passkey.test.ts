/** Journey: a phone that offers a passkey makes one, signs with it without network, and the proof holds without us. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { verifyBundle } from "../../shared/contract/verify.ts";
import { beingSigned, PARTIES, proofFrom } from "./contract-ground.ts";
import { aStage, PHONE, sent } from "./harness.ts";

const stage = aStage();
/** What a phone with a finger's print on it is to a browser (Chrome DevTools Protocol, WebAuthn). */
const PHONE_WITH_FINGER = {
  protocol: "ctap2",
  transport: "internal",
  hasUserVerification: true,
  isUserVerified: true,
} as const;

it("a party signs with a passkey of its phone, and not where nobody unlocks it", async () => {
  const ground = await beingSigned(stage, "parallel", 2);
  const { contract, signatories, clerk } = ground;
  // Passkeys belong to a domain.
  const at = stage.district.url.replace("127.0.0.1", "localhost");
  const [signatory] = signatories;
  if (!signatory) throw new Error("nobody signs");
  const { page, context } = await ground.joined(signatory, PHONE, { at, offline: true });
  const cdp = await context.newCDPSession(page);
  await page.goto("/signing-keys");
  await page.getByLabel("姓名").fill("次仁");
  expect(await page.getByText("密钥放在哪里").count()).toBe(0);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: PHONE_WITH_FINGER,
  });
  await page.reload();
  await page.getByLabel("姓名").fill("次仁");
  await page.getByLabel("职务").fill("负责人");
  await page.getByRole("radio", { name: /通行密钥/ }).check();
  await page.getByRole("button", { name: "做一个签名密钥" }).click();
  await page
    .getByRole("article")
    .getByText(/通行密钥/)
    .waitFor();
  await sent(page);

  const office = await ground.joined(clerk, 1280);
  await office.page.goto("/signing-keys");
  await office.page.getByRole("button", { name: "当面登记" }).click();
  await sent(office.page);

  await page.goto(`/contracts/${contract.id}/sign`);
  const sign = async () => {
    await page.getByRole("button", { name: "用我的密钥签" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "签名" }).click();
  };
  await page.getByRole("button", { name: "用我的密钥签" }).waitFor();
  await context.setOffline(true);
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await sign();
  await page.getByText("没有签成").waitFor();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await sign();
  await page.getByText("还没发出").first().waitFor();
  await context.setOffline(false);
  await expect.poll(async () => (await contract.see()).signed).toBe(1);
  const [own, others] = await contract.places();
  if (!own || !others || !signatories[1]) throw new Error("two parties sign");
  expect(own.signature).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{86}$/);

  const byBrowser = await contract.signed(others, await ground.holder(1));
  await ground.give(signatories[1], others, "signature.sign", byBrowser);
  await stage.district.sweep();
  await office.page.goto(`/contracts/${contract.id}`);
  const proof = await proofFrom(office.page);
  await office.page.goto("/verify.html");
  await office.page.locator("input[type=file]").setInputFiles(proof);
  await expect
    .poll(() => office.page.locator(".verdict").textContent())
    .toContain("每一项都对得上");
  const proven = await office.page.locator(".list.proven li").allTextContents();
  expect(proven.join("\n")).toContain(`代表${PARTIES[0]}，由次仁签`);
  expect((await verifyBundle(readFileSync(proof))).verdict).toBe("holds");
});
