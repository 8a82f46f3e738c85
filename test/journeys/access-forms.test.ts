/** Journey (g), the rest of it: a record in every state, and every form that its buttons lead to. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Role } from "../../shared/kit/roles.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { axeFinds, goTo, type Look, lookAt, looks, picture, textFaults, whole } from "./access.ts";
import { aStage } from "./harness.ts";
import { recordPages } from "./pages.ts";

const stage = aStage();

/** Whose pages and forms are walked one by one. */
const WALKED = ["liaison", "clerk"] as const;
/** Who else acts here; the forms that those above have as well are not walked again. */
const ALSO = ["signatory", "secretary", "admin", "street"] as const;

/** Kinds of forms (noun and command) that a role has and none of the others. */
const ownForms = (role: Role, others: readonly Role[]): string[] =>
  Object.values(NOUNS).flatMap(({ plural, commands }) =>
    Object.entries(commands)
      .filter(([, { by }]) => by.anyOf.some((clause) => clause.role === role))
      .filter(([, { by }]) => !by.anyOf.some((clause) => others.includes(clause.role)))
      .map(([name]) => `${plural} ${name}`),
  );

/** What is wrong with the page at this address, looked at in this way. */
async function faultsAt(page: Page, address: string, reader: Role, look: Look): Promise<string[]> {
  await goTo(page, address);
  await lookAt(page, look);
  await whole(page);
  // In another width it is another page, whose form looks for a draft first.
  if (address.includes("do=")) await page.locator("form [type=submit]").first().waitFor();
  const found = [...(await axeFinds(page)), ...(await textFaults(page))];
  await picture(page, reader, address, Object.values(look).join("-"));
  return found.map((fault) => `${reader} ${address} ${Object.values(look)}: ${fault}`);
}

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

it.each(WALKED)("a %s can read every state of a record and fill in every form", async (reader) => {
  const { page } = await stage.joined(reader, 360);
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
    faults.push(...(await faultsAt(page, address, reader, look)));
    for (const [kind, form] of await formsOn(page))
      if (!kinds.has(kind)) {
        kinds.add(kind);
        addresses.push(form);
      }
  }
  expect(faults).toEqual([]);
  expect(kinds.size).toBeGreaterThan(reader === "clerk" ? 25 : 8);
});

it.each(ALSO)(
  "a %s can read what they begin with and fill in the forms that only they have",
  async (reader) => {
    const { page } = await stage.joined(reader, 360);
    const own = ownForms(reader, [...WALKED, ...ALSO.slice(0, ALSO.indexOf(reader))]);
    const records = await recordPages(stage.district.environment, "clerk");
    const forms = new Map<string, string>();
    for (const record of records) {
      if (!own.some((kind) => record.startsWith(`/lists/${kind.split(" ")[0]}/`))) continue;
      await goTo(page, record);
      for (const [kind, form] of await formsOn(page))
        if (own.includes(kind) && !forms.has(kind)) forms.set(kind, form);
    }
    const faults: string[] = [];
    const ways = looks("dark");
    for (const [at, address] of ["/turn", "/my", ...forms.values()].entries()) {
      const look = ways[at % ways.length];
      if (look) faults.push(...(await faultsAt(page, address, reader, look)));
    }
    expect(faults).toEqual([]);
    if (reader === "secretary") expect(forms.size).toBeGreaterThan(1);
  },
);
