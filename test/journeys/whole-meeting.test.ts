/** Journey: a quarterly meeting of nine units, from its first topic to the archive, and its papers against its records. */
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { readWorkbook } from "../../pwa/ledger/workbook.ts";
import type { Attendance } from "../../shared/attendance.ts";
import type { Commitment } from "../../shared/commitment.ts";
import { rowCodeOf } from "../../shared/meeting/row-codes.ts";
import type { Meeting } from "../../shared/meeting.ts";
import type { Minutes } from "../../shared/minutes.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { statement } from "../../worker/kit/store.ts";
import { meetingTable } from "../../worker/meeting/table.ts";
import { partOf } from "../builders/archive.ts";
import { aStage, dayFromNow, PHONE, row, sent } from "./harness.ts";
import { type Planned, planned } from "./meeting-ground.ts";
import { draftTask, openRoom, tapUnit, unitRow } from "./room.ts";

const TOPIC = "三巷路灯什么时候修";
const TASK = "十二月底前修好三巷路灯";
const OBJECTION = "时限应为明年一月";
const ANSWER = "时限按会上表决的写，不改";

const stage = aStage();

it("a meeting of nine units goes from a phone's topic to the archive though the network is cut, and its papers say what its records say", async () => {
  const ground = await planned(stage, "quarterly_joint", 20);
  const { committee, meeting, units, see, all } = ground;
  await ground.onMeeting("meeting.openTopics");
  await ground.made("agendaItem.add", { meeting, title: "明年计划" });
  const address = `/meetings/${meeting}`;
  const [chair, second, liaison] = await Promise.all([
    ground.joined(committee.who("secretary"), 1280, { offline: true }),
    ground.joined(committee.who("clerk"), PHONE),
    ground.joined(await ground.liaisonOf(1), PHONE),
  ]);
  const { page } = chair;

  // From the topic to the notice, and what the units answer.
  await liaison.page.goto(address);
  await liaison.page.getByRole("link", { name: "提交议题" }).click();
  await liaison.page.getByLabel("议题", { exact: true }).fill(TOPIC);
  await liaison.page.getByRole("button", { name: "提交议题" }).click();
  await sent(liaison.page);
  await second.page.goto(address);
  await row(second.page, TOPIC).getByRole("button", { name: "受理" }).click();
  await second.page.getByRole("button", { name: "确定议程" }).click();
  await second.page.getByRole("button", { name: "通知9家单位" }).click();
  // What was sent before may still be told as sent: the notice is out once every unit has its row.
  await expect.poll(async () => (await all<Attendance>("attendances")).length).toBe(9);
  const rows = await all<Attendance>("attendances");
  const answer = async (unit: number, command: string, args: object) =>
    ground
      .asking(await ground.liaisonOf(unit))
      .give(rows.find((one) => one.unit === units[unit - 1]) as Attendance, command, args);
  await liaison.page.reload();
  await liaison.page.getByRole("button", { name: "参加" }).click();
  await sent(liaison.page);
  await answer(4, "attendance.reply", { reply: "proxy" });
  await answer(7, "attendance.excuse", { reason: "单位盘点" });

  // In the room: one unit by the code on the screen, then the network is gone.
  await openRoom(page, meeting);
  await page.getByRole("button", { name: "开会" }).click();
  await liaison.page.goto(
    (await page.getByRole("link", { name: "二维码" }).getAttribute("href")) ?? "",
  );
  await liaison.page.getByText("成员单位1已签到").waitFor();
  await openRoom(second.page, meeting);
  await second.page.getByText("签到码在另一台设备上").waitFor();

  await unitRow(page, 1).getByText("实到").waitFor();
  await chair.context.clock.install();
  await chair.context.setOffline(true);
  await tapUnit(second.page, 2);
  await sent(second.page);
  for (const unit of [2, 3, 4]) await tapUnit(page, unit);
  await unitRow(page, 4).getByRole("button", { name: "他人代会" }).click();
  await page.getByLabel("代会人职务").fill("副主任");
  await page.getByRole("button", { name: "代会签到" }).click();
  await tapUnit(page, 9);
  await unitRow(page, 9).getByRole("button", { name: "点错了" }).click();
  const codes = page.getByLabel("签到表上的行号码");
  await codes.fill(`${rowCodeOf(4)} 61 ${rowCodeOf(5)}`);
  await codes.press("Enter");
  await page.getByText("已签到：成员单位5、成员单位6").waitFor();
  await page.getByText("没有这样的行：61").waitFor();
  expect(await codes.inputValue()).toBe("61");
  await chair.context.clock.fastForward("10:00");

  await codes.fill("");
  await page.getByRole("heading", { name: "上次议定事项落实情况" }).click();
  await page.keyboard.press("ArrowRight");
  await page.getByText("第2项，共3项").waitFor();
  await page.getByRole("button", { name: "听取，不议定" }).click();
  await page.getByText("已听取，无须议定").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("heading", { name: TOPIC }).waitFor();
  await draftTask(page, TASK, [1, 9]);
  await page.getByText("实到6家，至少5家，5票同意才通过").waitFor();
  await page.getByLabel("同意", { exact: true }).fill("5");
  await page.getByText("5票同意，够5票：通过").waitFor();
  expect(await page.getByRole("status").filter({ hasText: "弃权" }).textContent()).toBe("弃权1");
  await page.getByRole("button", { name: "表决通过" }).click();
  const promises = page.getByRole("list", { name: "承诺" });
  await promises.getByText("等待成员单位9确认").waitFor();
  await page.getByText(/条还没发出，会照常开/).waitFor();

  await chair.context.setOffline(false);
  await sent(page);
  // Both had signed in unit 2: nothing is left to decide about that.
  await expect.poll(() => page.getByText("被退回").count()).toBe(0);
  await second.page.getByText("第3项，共3项").waitFor();
  await page.getByRole("button", { name: "散会" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("记为缺席的：2家").waitFor();
  await dialog.getByRole("button", { name: "散会" }).click();
  await page.getByText("已散会，等待社区整理纪要").waitFor();
  await expect.poll(async () => (await see("meetings", meeting)).state).toBe("minutes_draft");

  // What was decided is on the phone of a unit that was not there, and it answers.
  const owner = await ground.joined(await ground.liaisonOf(9), PHONE);
  const task = row(owner.page, TASK);
  await task.getByText("等待成员单位9确认").waitFor();
  await task.getByRole("button", { name: "确认" }).click();
  await sent(owner.page);

  // Minutes, with one objection.
  await second.page.goto(address);
  await second.page.getByRole("button", { name: "纪要送各单位征求意见" }).click();
  await sent(second.page);
  await liaison.page.goto(address);
  await liaison.page.getByRole("button", { name: "提出异议" }).click();
  await liaison.page.getByLabel("异议").fill(OBJECTION);
  await liaison.page.getByRole("button", { name: "提出异议" }).click();
  await sent(liaison.page);
  await daysPass(ground);
  const later = await ground.joined(committee.who("clerk"), 1280);
  await later.page.goto(address);
  await later.page.getByText(OBJECTION).waitFor();
  await later.page.getByRole("link", { name: "纪要定稿" }).click();
  await later.page.getByLabel("答复").fill(ANSWER);
  await later.page.getByRole("button", { name: "纪要定稿" }).click();
  await later.page.getByRole("button", { name: "归档" }).click();
  await later.page.getByText("会议材料已归档，没有要办的了。").waitFor();
  await sent(later.page);
  expect((await see<Meeting>("meetings", meeting)).state).toBe("archived");

  await papersSayTheRecords(later.page, ground);
});

/** How a table says that a unit was there. */
const SAID: Readonly<Record<string, string>> = {
  present: "到会",
  proxy: "委托",
  excused: "请假",
  absent: "缺席",
};

/** The time for objections runs out. */
const daysPass = ({ meeting }: Planned) =>
  stage.district.environment.store.batch([
    statement(
      "update",
      sql`update ${meetingTable} set "objectionsUntil" = ${new Date(Date.now() - 1000).toISOString()}
          where id = ${meeting}`,
    ),
  ]);

/** Takes the pack from the page and reads every fact of the server's records in it. */
async function papersSayTheRecords(page: Page, { all, see, units, meeting }: Planned) {
  const docx = await saved(page, "全套 Word");
  const paper = textOf(partOf(docx, "word/document.xml"));
  const sheets = await saved(page, "任务和参会 Excel");
  const unitName = (id: string) => `成员单位${units.indexOf(id) + 1}`;

  const [resolution] = await all<Resolution>("resolutions");
  expect(resolution?.vote).toMatchObject({ yes: 5, no: 0, abstain: 1 });
  expect(resolution).toMatchObject({ text: TASK, state: "adopted", due: dayFromNow(30) });
  const attendances = await all<Attendance>("attendances");
  const stateOf = (unit: number) => attendances.find((one) => one.unit === units[unit - 1])?.state;
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(stateOf)).toEqual([
    "present",
    "present",
    "present",
    "proxy",
    "present",
    "present",
    "excused",
    "absent",
    "absent",
  ]);
  const commitments = await all<Commitment>("commitments");
  expect(commitments.map(({ unit, state }) => [unitName(unit), state]).sort()).toEqual([
    ["成员单位1", "confirmed"],
    ["成员单位9", "confirmed"],
  ]);
  const { minutesId, title, place } = await see<Meeting>("meetings", meeting);
  const version = await see<Minutes>("minutes", minutesId ?? "");

  for (const line of version.text.split("\n").filter((one) => one.trim() !== ""))
    expect(paper).toContain(line.trim());
  for (const fact of [version.hash, title, place, TOPIC, TASK, "明年计划"])
    expect(paper).toContain(fact);
  // What is counted with has a row for each record.
  const book = await readWorkbook(new Blob([sheets.slice()]), "sheets.xlsx");
  const rows = book.ok
    ? book.grids.map((grid) =>
        grid.rows
          .slice(1)
          .map((row) => row.slice(1, 3))
          .sort(),
      )
    : [];
  expect(rows).toEqual([
    commitments.map(({ unit }) => [TASK, unitName(unit)]).sort(),
    attendances.map(({ unit, state }) => [unitName(unit), SAID[state]]).sort(),
  ]);
}

async function saved(page: Page, button: string): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return new Uint8Array(readFileSync(await download.path()));
}

/** What a docx says, a paragraph a line. */
const textOf = (xml: string): string =>
  xml
    .replaceAll(/<\/w:p>/g, "\n")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
