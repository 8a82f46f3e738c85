/** The journal contradicts itself on a device: it says so, and everything can be taken from the server again. */
import type { BrowserContext } from "playwright-core";
import { expect, it } from "vitest";
import { axeFinds, picture, THEMES } from "./access.ts";
import { aStage, join, PHONE, row } from "./harness.ts";

const stage = aStage();

/** Shows the device a journal whose first event does not fit its hash, the first time that it asks. */
const contradictOnce = (context: BrowserContext) =>
  context.route(
    /\/feed\?after=0$/,
    async (route) => {
      const answer = await route.fetch();
      const page = (await answer.json()) as { events: { leaf: string }[] };
      const [first, ...rest] = page.events;
      const events = [{ ...first, leaf: "00".repeat(32) }, ...rest];
      await route.fulfill({ response: answer, json: { ...page, events } });
    },
    { times: 1 },
  );

it("what contradicts itself is fetched anew when asked to", async () => {
  const { context, page } = await stage.device(PHONE);
  await contradictOnce(context);
  await join(page, await stage.district.link("liaison"));
  const alert = page.getByRole("alert").filter({ hasText: "社区的记录前后对不上" });
  await picture(page, "alarm", "/turn", String(PHONE));
  await alert.getByRole("button", { name: "从头取一遍" }).click();
  const dialog = page.getByRole("dialog", { name: "把仙足岛社区的记录从头取一遍？" });
  await dialog.getByText("00".repeat(32)).waitFor();
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFinds(page)).toEqual([]);
  }
  await picture(page, "alarm", "/turn/sure", String(PHONE));
  await dialog.getByRole("button", { name: "从头取一遍" }).click();
  await alert.waitFor({ state: "detached" });
  await row(page, "联系建设方").waitFor();
});
