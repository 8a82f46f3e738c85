/** Journey: the meetings in one's own calendar, by a link that is made, copied, replaced and revoked. */
import { expect, it } from "vitest";
import { COMMUNITY } from "./district.ts";
import { aStage, dayFromNow, PHONE } from "./harness.ts";

const stage = aStage();
const TITLE = "第四季度联席会";

it("a link is made, copied, replaced and revoked", async () => {
  const { page } = await stage.joined("clerk", PHONE);
  const planned = await page.evaluate(
    async ([committee, date, title]) => {
      const meeting = { kind: "extraordinary", title, date, time: "15:00", place: "二楼" };
      const answer = await fetch("/api/meetings", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ committee, minutes: 90, ...meeting }),
      });
      return answer.status;
    },
    [COMMUNITY, dayFromNow(20), TITLE] as const,
  );
  expect(planned).toBe(201);
  // A calendar app has no cookie of the page's.
  const calendar = async (url: string) => {
    const answer = await fetch(url);
    return answer.ok ? await answer.text() : answer.status;
  };

  await page.goto("/my");
  const part = page.locator("section", { has: page.getByRole("heading", { name: "会议日历" }) });
  await part.getByText("谁拿到链接，不用登录就能看").waitFor();
  await part.getByRole("button", { name: "生成链接" }).click();
  await part.getByRole("button", { name: "复制链接" }).click();
  await part.getByRole("button", { name: "已复制" }).waitFor();
  const first = await page.evaluate(() => navigator.clipboard.readText());
  expect(await calendar(first)).toContain(`SUMMARY:${TITLE}`);

  // It is shown once: whoever opens the page later can only replace it.
  await page.reload();
  await part.getByText("您有一个链接").waitFor();
  expect(await part.textContent()).not.toContain("/api/calendar/");
  await part.getByRole("button", { name: "换一个链接" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "换一个链接" }).click();
  const second = (await part.getByText("/api/calendar/").textContent()) ?? "";
  expect(await calendar(second)).toContain(`SUMMARY:${TITLE}`);
  expect(await calendar(first)).toBe(404);

  await part.getByRole("button", { name: "停用" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await part.getByRole("button", { name: "生成链接" }).waitFor();
  expect(await calendar(second)).toBe(404);
});
