/** Journey: a meeting on its page, from a topic that was handed in without network to minutes that were objected to. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Attendance } from "../../shared/attendance.ts";
import { anchorOf } from "../../shared/meeting/sign-in-codes.ts";
import { type Answer, type Asking, askingOver } from "../api/asking.ts";
import { COMMUNITY } from "./district.ts";
import { aStage, type Device, dayFromNow, readyOffline, row, sent } from "./harness.ts";

const stage = aStage();

/** What happens elsewhere (in the lists, in the room) is given as that person's other pages give it. */
async function asking({ context }: Device): Promise<Asking> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const send = (path: string, init: RequestInit) => fetch(`${stage.district.url}${path}`, init);
  return askingOver(send)({ cookie } as Parameters<ReturnType<typeof askingOver>>[0] & object);
}

const taken = ({ status, body }: Answer) => {
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};

/** Plans a quarterly meeting and begins to take topics. @returns its id */
async function planned(clerk: Asking, title: string): Promise<string> {
  const { target } = taken(
    await clerk.give(COMMUNITY, "meeting.plan", {
      kind: "quarterly_joint",
      title,
      date: dayFromNow(20),
      time: "15:00",
      minutes: 90,
      place: "社区会议室",
    }),
  );
  taken(await clerk.give(await one(clerk, "meetings", target), "meeting.openTopics"));
  return target;
}

const one = async (clerk: Asking, plural: string, id: string) =>
  taken(await clerk.get(`/api/${plural}/${id}`));

const titles = (page: Page) => page.locator("#agenda .row-title").allTextContents();

describe("a meeting", () => {
  it("takes a topic from a phone without network, and the notice is answered in one tap", async () => {
    const [clerk, liaison] = await Promise.all([
      stage.joined("clerk", 1280),
      stage.joined("liaison", 360, { offline: true }),
    ]);
    const id = await planned(await asking(clerk), "路灯联席会");
    await liaison.page.goto(`/meetings/${id}`);
    await readyOffline(liaison.page);
    await liaison.context.setOffline(true);
    await liaison.page.getByRole("link", { name: "提交议题" }).click();
    await liaison.page.getByLabel("议题", { exact: true }).fill("三巷路灯什么时候修");
    await liaison.page.getByLabel("相关问题").selectOption({ index: 1 });
    await liaison.page.getByRole("button", { name: "提交议题" }).click();
    await row(liaison.page, "三巷路灯什么时候修").getByText("还没发出").waitFor();
    await liaison.context.setOffline(false);
    await sent(liaison.page);

    await clerk.page.goto(`/meetings/${id}`);
    await row(clerk.page, "三巷路灯").getByRole("button", { name: "受理" }).click();
    const handle = clerk.page.getByRole("button", { name: "移动“三巷路灯什么时候修”" });
    await handle.focus();
    await clerk.page.keyboard.press("ArrowUp");
    expect(await titles(clerk.page)).toEqual(["三巷路灯什么时候修", "上次议定事项落实情况"]);
    // Whoever moves an item goes on from where it is now.
    await clerk.page.keyboard.press("ArrowDown");
    await clerk.page.keyboard.press("ArrowUp");
    await clerk.page.getByRole("button", { name: "确定议程" }).click();
    await clerk.page.getByRole("button", { name: /^通知\d+家单位$/ }).click();
    await sent(clerk.page);

    await liaison.page.reload();
    await liaison.page.getByRole("button", { name: "参加" }).click();
    await sent(liaison.page);
    expect(await titles(liaison.page)).toEqual(["三巷路灯什么时候修", "上次议定事项落实情况"]);
    await clerk.page.reload();
    await clerk.page.getByText("参加1", { exact: true }).waitFor();
    await clerk.page.getByText("已看通知1", { exact: true }).waitFor();
  });

  it("has its minutes from the records; what a unit objects to is mended in a version of its own", async () => {
    const [clerk, liaison] = await Promise.all([
      stage.joined("clerk", 360),
      stage.joined("liaison", 1280),
    ]);
    const id = await held(await asking(clerk), await asking(liaison));
    const address = `/meetings/${id}`;
    await clerk.page.goto(address);
    const text = clerk.page.getByLabel("纪要正文");
    const composed = await text.inputValue();
    expect(composed).toMatch(/应到单位2个，实到2个（其中委托0个），请假0个，缺席0个。/);
    expect(composed).toContain("举手表决：同意2票，反对0票，弃权0票，共2票；通过须2票，通过。");
    expect(composed).toContain("议定事项1：年底前修好三巷路灯");
    await clerk.page.getByRole("button", { name: "纪要送各单位征求意见" }).click();
    await sent(clerk.page);

    await liaison.page.goto(address);
    // What was decided is the unit's to start, right there.
    await liaison.page.locator("#tasks").getByRole("button", { name: "开始" }).waitFor();
    await liaison.page.getByRole("button", { name: "提出异议" }).click();
    await liaison.page.getByLabel("异议").fill("时限应为明年一月");
    await liaison.page.getByRole("button", { name: "提出异议" }).click();
    await sent(liaison.page);

    await clerk.page.reload();
    await clerk.page.getByText("时限应为明年一月").waitFor();
    await clerk.page.getByText("异议期还没满").waitFor();
    await clerk.page.getByRole("button", { name: "收回修改纪要" }).click();
    await clerk.page.getByLabel("原因").fill("时限写错");
    await clerk.page.getByRole("button", { name: "收回修改纪要" }).click();
    await text.fill(`${composed}\n时限更正为明年一月。`);
    await clerk.page.getByRole("button", { name: "纪要送各单位征求意见" }).click();
    await sent(clerk.page);

    await liaison.page.reload();
    await liaison.page.getByText("时限更正为明年一月").waitFor();
    await liaison.page.getByText("第1稿 · 已换新稿", { exact: true }).click();
    const hashes = await liaison.page.locator("#minutes code").allTextContents();
    expect(new Set(hashes).size).toBe(2);
    expect(hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });

  it("replaces what an earlier meeting decided, and both say so on the meetings' own pages", async () => {
    const [clerk, liaison] = await Promise.all([
      stage.joined("clerk", 1280),
      stage.joined("liaison", 360),
    ]);
    const [asked, answers] = [await asking(clerk), await asking(liaison)];
    const before = await held(asked, answers, "雨季前疏通三巷下水道");
    const { id } = await running(asked, answers, "再议联席会");
    const { page } = clerk;
    await page.goto(`/meetings/${id}/room`);
    await page.getByRole("link", { name: "拟议定事项" }).click();
    await page.getByLabel("议定内容").fill("改由供水所疏通下水道");
    await page.getByLabel("责任单位").selectOption({ index: 1 });
    await page.getByLabel("完成时限").first().fill(dayFromNow(60));
    await page.getByLabel("替代").selectOption({ label: "雨季前疏通三巷下水道" });
    await page.getByRole("button", { name: "拟议定事项" }).click();
    await page.getByRole("button", { name: "全部同意" }).click();
    await page.getByRole("button", { name: "表决通过" }).click();
    await sent(page);

    await page.goto(`/meetings/${id}`);
    await row(page, "替代 雨季前疏通三巷下水道").waitFor();
    await page.goto(`/meetings/${before}`);
    const replaced = row(page, "被替代为 改由供水所疏通下水道");
    await replaced.getByText("已被新的议定事项替代").waitFor();
    await replaced.getByRole("link", { name: "改由供水所疏通下水道" }).click();
    await page.getByRole("link", { name: "雨季前疏通三巷下水道" }).first().waitFor();
  });
});

/** A meeting of two units that runs, both of them there; the first is the liaison's. */
async function running(clerk: Asking, liaison: Asking, title: string) {
  const id = await planned(clerk, title);
  const meeting = () => one(clerk, "meetings", id);
  const me = taken(await liaison.get("/api/me"));
  const own: string = me.grants.find(({ unit }: { unit: string | null }) => unit)?.unit;
  const { items: units } = taken(await clerk.get(`/api/units?committee=${COMMUNITY}`));
  const other = units.find((unit: { id: string }) => unit.id !== own).id;
  const { target: item } = taken(
    await clerk.give(COMMUNITY, "agendaItem.add", { meeting: id, title: "三巷路灯" }),
  );
  taken(await clerk.give(await meeting(), "meeting.setAgenda", { items: [item] }));
  taken(await clerk.give(await meeting(), "meeting.sendNotice", { units: [own, other] }));
  taken(
    await clerk.give(await meeting(), "meeting.begin", {
      anchor: anchorOf("0".repeat(32)),
      since: new Date().toISOString(),
    }),
  );
  const { items: all } = taken(
    await clerk.get(`/api/attendances?committee=${COMMUNITY}&meeting=${id}`),
  );
  const rows: Attendance[] = all;
  for (const attendance of rows)
    taken(await clerk.give(attendance, "attendance.signIn", { by: "list" }));
  return { id, meeting, own, item, rows };
}

/** …which is over: one resolution, for which the liaison's unit answers. @returns its id */
async function held(clerk: Asking, liaison: Asking, text = "年底前修好三巷路灯"): Promise<string> {
  const { id, meeting, own, item, rows } = await running(clerk, liaison, "纪要联席会");
  const { target: resolution } = taken(
    await clerk.give(COMMUNITY, "resolution.draft", {
      item,
      text,
      owners: [own],
      due: dayFromNow(40),
      reviewOn: dayFromNow(90),
    }),
  );
  const agreed = rows.filter(({ unit }) => unit === own);
  taken(
    await clerk.give(await one(clerk, "resolutions", resolution), "resolution.adopt", {
      vote: { method: "hands", present: rows.map(({ id }) => id), yes: 2, no: 0, abstain: 0 },
      agreed: agreed.map(({ id }) => id),
    }),
  );
  taken(await clerk.give(await meeting(), "meeting.close", { absent: [], carried: [] }));
  return id;
}
