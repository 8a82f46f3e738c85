/** Journey (g), the rest of it: a record in every state, and every form that its buttons lead to. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { axeFinds, goTo, lookAt, looks, picture, textFaults, whole } from "./access.ts";
import { aStage } from "./harness.ts";
import { recordPages } from "./pages.ts";

const stage = aStage();

/** Addresses of the forms that the page leads to, each with what tells its kind: noun and command. */
const formsOn = (page: Page): Promise<[kind: string, address: string][]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href*="do="]')].map((link) => {
      const { pathname, searchParams } = new URL(link.href);
      return [
        `${pathname.split("/")[2]} ${searchParams.get("do")}`,
        link.getAttribute("href") ?? "",
      ];
    }),
  );

it.each(["liaison", "clerk"] as const)(
  "a %s can read every state of a record and fill in every form",
  async (reader) => {
    const { context, page } = await stage.joined(reader, 360);
    const records = await recordPages(stage.district.environment, reader);
    const lists = [...new Set(records.map((record) => record.split("/").slice(0, 3).join("/")))];
    const addresses = [...lists, ...records];
    const kinds = new Set<string>();
    const faults: string[] = [];
    const ways = looks("light");
    // Grows while it is walked: each page adds the forms that no page before it led to.
    for (const [at, address] of addresses.entries()) {
      const look = ways[at % ways.length];
      if (!look) continue;
      await goTo(page, address);
      await lookAt(page, look);
      await whole(page);
      const found = [...(await axeFinds(page)), ...(await textFaults(page))];
      faults.push(...found.map((fault) => `${address} ${Object.values(look)}: ${fault}`));
      await picture(page, reader, address, Object.values(look).join("-"));
      for (const [kind, form] of await formsOn(page))
        if (!kinds.has(kind)) {
          kinds.add(kind);
          addresses.push(form);
        }
    }
    expect(faults).toEqual([]);
    expect(kinds.size).toBeGreaterThan(reader === "clerk" ? 25 : 8);
    await context.close();
  },
);
