/** Journey: three parties sign a contract, each with evidence of another kind, and the proof holds without us. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { qrPath } from "../../pwa/look/qr.ts";
import { checkWords, checkWordsText } from "../../shared/contract/check-words.ts";
import type { SigningKey } from "../../shared/signing-key.ts";
import { TEXT } from "../builders/contracts.ts";
import { addPhoto, beingSigned, type Ground, PARTIES, proofFrom } from "./contract-ground.ts";
import { aStage, dayFromNow, PHONE, row, sent } from "./harness.ts";

const stage = aStage();

/** A sealed print as a phone photographs it: a whole page, askew, with a code of 22 mm that leads to this address. */
async function photo(page: Page, address: string): Promise<Buffer> {
  const { path, size } = qrPath(address);
  const sheet = await page.context().newPage();
  await sheet.setViewportSize({ width: 2100, height: 2970 });
  await sheet.setContent(
    `<body style="margin:150px;font-size:50px;transform:rotate(1.5deg)"><p>${TEXT}</p>
     <svg width="220" viewBox="-4 -4 ${size + 8} ${size + 8}"><path d="${path}"/></svg></body>`,
  );
  const picture = await sheet.screenshot({ type: "jpeg", quality: 70 });
  await sheet.close();
  return picture;
}

const addressOf = ({ contract }: Ground): string => `/contracts/${contract.id}/sign`;

/** Makes a key on this device and says who holds it. @returns the four words that its screen shows */
async function makeKey(page: Page, name: string): Promise<string> {
  await page.goto("/signing-keys");
  await page.getByLabel("姓名").fill(name);
  await page.getByLabel("职务").fill("负责人");
  await page.getByLabel("凭什么代表单位签").fill("授权书");
  await page.getByRole("button", { name: "做一个签名密钥" }).click();
  await sent(page);
  return (await page.locator(".check-word").allTextContents()).join("");
}

/** Has the office's other half enrol the clerk's own key, in the next room. */
async function enrolClerks({ see, give, secretary, committee, asking }: Ground): Promise<void> {
  const { items } = (await asking(secretary).get(`/api/signing-keys?committee=${committee}`)).body;
  const own = (items as SigningKey[]).find(({ unit }) => unit === null);
  if (!own) throw new Error("the clerk has no key");
  const words = checkWordsText(own.keyId);
  await give(secretary, await see("signing-keys", own.id), "signingKey.enrol", { words });
}

describe("a contract between three", () => {
  it("is signed by key, on paper and before a witness on three devices, and its proof holds", async () => {
    const ground = await beingSigned(stage);
    const { contract, signatories, clerk } = ground;
    const sha256 = (await contract.text()).sha256 ?? "";
    const [first, second, office] = await Promise.all([
      ground.joined(signatories[0] as (typeof signatories)[number], PHONE, { offline: true }),
      ground.joined(signatories[1] as (typeof signatories)[number], PHONE),
      ground.joined(clerk, 1280),
    ]);

    // By key: made on the phone, compared on both screens, enrolled by the clerk.
    const words = await makeKey(first.page, "次仁");
    await makeKey(office.page, "央金");
    const offered = office.page.locator("article").filter({ hasText: "次仁" });
    expect((await offered.locator(".check-word").allTextContents()).join("")).toBe(words);
    await offered.getByRole("button", { name: "当面登记" }).click();
    await sent(office.page);
    await enrolClerks(ground);

    await first.page.goto(addressOf(ground));
    await first.page.getByText("一字不差").waitFor();
    await first.page
      .getByText(checkWords(sha256)[0]?.number ?? "")
      .first()
      .waitFor();
    await first.page.getByRole("button", { name: "用我的密钥签" }).waitFor();
    await first.context.setOffline(true);
    await first.page.getByRole("button", { name: "用我的密钥签" }).click();
    const dialog = first.page.getByRole("dialog");
    await dialog.getByText("送到才算数").waitFor();
    await dialog.getByText(`次仁（负责人）代表${PARTIES[0]}签名。依据：授权书`).waitFor();
    await dialog.getByRole("button", { name: "签名" }).click();
    await row(first.page, PARTIES[0]).getByText("还没发出").waitFor();
    expect(await contract.see()).toMatchObject({ signed: 0 });
    await first.context.setOffline(false);
    await sent(first.page);

    // On paper: another text's print is told from this one's.
    await second.page.goto("/turn");
    await row(second.page, "签名").getByRole("link", { name: "签名", exact: true }).click();
    await second.page.getByText("改在纸上盖章").click();
    await addPhoto(
      second.page,
      await photo(second.page, `${stage.district.url}${addressOf(ground)}#${"1".repeat(64)}`),
    );
    await second.page.getByText("打印件不是这份文本").waitFor();
    await second.page.getByRole("button", { name: "去掉照片1" }).click();
    await addPhoto(
      second.page,
      await photo(second.page, `${stage.district.url}${addressOf(ground)}#${sha256}`),
    );
    await second.page.getByText("打印的就是这份文本").waitFor();
    await second.page.getByRole("button", { name: "上传盖章件" }).click();
    await sent(second.page);
    await first.page.reload();
    await first.page.getByRole("heading", { name: "核对盖章件" }).waitFor();
    await first.page.locator(".signing-beside .photo").waitFor();
    await first.page.getByRole("button", { name: "核对无误" }).click();
    await sent(first.page);

    // Before the clerk, whose own key signs as the witness.
    await office.page.goto(addressOf(ground));
    const third = row(office.page, PARTIES[2]);
    await third.getByText("当面签，我来见证").click();
    await third.getByLabel("手签人姓名").fill("扎西");
    await third.getByLabel("手签人职务").fill("行长");
    await third.getByRole("button", { name: "作为见证人签" }).click();
    await office.page.getByRole("dialog").getByRole("button", { name: "见证签" }).click();
    await sent(office.page);
    expect(await contract.see()).toMatchObject({ state: "signed", signed: 3 });
    expect((await contract.places()).map(({ kind }) => kind)).toEqual([
      "key",
      "paper_sealed",
      "witnessed",
    ]);

    await office.page.getByRole("button", { name: "下载证据文件" }).click();
    await office.page.getByText("证明文件还没准备好").waitFor();
    await stage.district.sweep();
    const proof = await proofFrom(office.page);
    const verifier = await stage.device(PHONE);
    await verifier.page.goto("/verify.html");
    await verifier.page.locator("input[type=file]").setInputFiles(proof);
    await expect
      .poll(() => verifier.page.locator(".verdict").textContent())
      .toContain("每一项都对得上");
    const proven = (await verifier.page.locator(".list.proven li").allTextContents()).join("\n");
    expect(proven).toContain(`代表${PARTIES[0]}，由次仁签`);
    expect(proven).toContain("扎西");
  });

  it("goes round again when one declines, and who reads sees why", async () => {
    const ground = await beingSigned(stage, "in_order", 2);
    const { contract, signatories, give, holder, see } = ground;
    const [one, other] = signatories;
    if (!one || !other) throw new Error("nobody signs");
    const [place] = await contract.places();
    if (!place) throw new Error("no place");
    const key = await holder(0);
    await give(one, place, "signature.sign", await contract.signed(place, key));
    const { page } = await ground.joined(other, PHONE);
    await page.goto(addressOf(ground));
    await page.locator("summary").getByText("不签").click();
    await page.getByRole("button", { name: "不签" }).click();
    await page.getByLabel("原因").fill("第二条做不到");
    await page.getByRole("button", { name: "不签" }).click();
    await sent(page);
    await row(page, PARTIES[1]).getByText("第二条做不到").waitFor();
    expect(await contract.see()).toMatchObject({ state: "declined" });

    await contract.give("recall", { reason: "改第二条" });
    await contract.circulate(`${TEXT}\n第二条改为每月一次。`, "in_order", dayFromNow(14));
    await contract.give("openSigning");
    await page.reload();
    await page.getByText("第二条改为每月一次。").waitFor();
    const again = (await contract.places())[0];
    if (!again) throw new Error("no place");
    await give(one, again, "signature.sign", await contract.signed(again, key));
    await give(other, (await contract.places())[1] ?? "", "signature.sign", {
      ...(await contract.signed((await contract.places())[1] ?? again, await holder(1))),
    });
    await page.reload();
    await page
      .getByText("已签约", { exact: false })
      .or(page.getByText("各方都签了"))
      .first()
      .waitFor();
    expect(await see("contracts", contract.id)).toMatchObject({ state: "signed", signed: 2 });
  });
});

describe("a signing key", () => {
  it("of a lost phone is stopped from another device, which makes one of its own; the lost one signs no more", async () => {
    const ground = await beingSigned(stage, "parallel", 2);
    const { signatories, clerk, give, see } = ground;
    const [signatory] = signatories;
    if (!signatory) throw new Error("nobody signs");
    const lost = await ground.joined(signatory, PHONE);
    await makeKey(lost.page, "次仁");
    const { items } = (
      await ground.asking(clerk).get(`/api/signing-keys?committee=${ground.committee}`)
    ).body;
    const offered = await see<SigningKey>("signing-keys", items[0].id);
    await give(clerk, offered, "signingKey.enrol", { words: checkWordsText(offered.keyId) });
    await lost.page.goto(addressOf(ground));
    await lost.page.getByRole("button", { name: "用我的密钥签" }).waitFor();

    const { page } = await ground.joined(signatory, PHONE);
    await page.goto("/signing-keys");
    await page.getByText("在别的设备上的密钥（1个）").click();
    await page.getByRole("button", { name: "停用密钥" }).click();
    await page.getByLabel("原因").fill("手机丢了");
    await page.getByRole("button", { name: "停用密钥" }).click();
    await sent(page);
    const words = await makeKey(page, "次仁");
    expect(words).not.toBe(checkWordsText(offered.keyId));
    await lost.page.reload();
    await lost.page.getByText("这台设备上没有您登记过的密钥").waitFor();
    expect(await lost.page.getByRole("button", { name: "用我的密钥签" }).count()).toBe(0);
  });
});

describe("what is not the text on record", () => {
  it("is not signed: bytes that changed on the device, or another print; a code that can't be read has its numbers", async () => {
    const ground = await beingSigned(stage, "parallel", 2);
    const { contract, signatories } = ground;
    const [one, other] = signatories;
    if (!one || !other) throw new Error("nobody signs");
    const sha256 = (await contract.text()).sha256 ?? "";
    const { page } = await ground.joined(one, PHONE);
    await page.goto(`${addressOf(ground)}#${"1".repeat(64)}`);
    await page.getByText("您扫的打印件属于另一份文本").waitFor();
    await page.getByText("改在纸上盖章").click();
    const blank = await page.context().newPage();
    await addPhoto(page, await blank.screenshot({ type: "jpeg" }));
    await blank.close();
    const numbers = page.getByLabel("纸上核对词的号码");
    await numbers.fill("0001 0002 0003 0004");
    await page.getByRole("button", { name: "上传盖章件" }).click();
    await page.getByText("和这份文本的号码不同").waitFor();
    // What was typed and photographed outlives the tab.
    await page.reload();
    await page.getByText("改在纸上盖章").click();
    await page.getByText("照片里的二维码读不出来").waitFor();
    expect(await numbers.inputValue()).toBe("0001 0002 0003 0004");
    await numbers.fill(
      checkWords(sha256)
        .map(({ number }) => number)
        .join(" "),
    );
    await page.getByRole("button", { name: "上传盖章件" }).click();
    await sent(page);

    const { page: compares } = await ground.joined(other, 1280);
    await compares.goto(addressOf(ground));
    await compares.getByRole("button", { name: "核对不符，退回" }).click();
    await compares.getByLabel("原因").fill("缺第二页");
    await compares.getByRole("button", { name: "核对不符，退回" }).click();
    await sent(compares);
    await page.reload();
    await page.getByText("上次的盖章件被退回").waitFor();

    await changeOnDevice(compares, (await contract.text()).id);
    await compares.reload();
    await compares.getByText("文本和记录对不上，不能签").waitFor();
    expect(await compares.getByText("请您签").count()).toBe(0);
  });
});

/** Changes one word of a frozen text where this device keeps it. */
const changeOnDevice = (page: Page, text: string): Promise<void> =>
  page.evaluate(async (id) => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("gongjian:"));
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const database = await asked(indexedDB.open(found?.name ?? ""));
    const shelf = database.transaction("record", "readwrite").objectStore("record");
    const kept = await asked(shelf.get(`contractText/${id}`));
    kept.record.package = kept.record.package.replace("自愿", "自费");
    await asked(shelf.put(kept, `contractText/${id}`));
    database.close();
  }, text);
