/** Journey (g), the rest of it: a record in every state, and every form that its buttons lead to. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Role } from "../../shared/kit/roles.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { axeFinds, goTo, lookAt, looks, picture, textFaults } from "./access.ts";
import { aStage } from "./harness.ts";
import { recordPages } from "./pages.ts";

const stage = aStage();

/** Who acts here besides the clerk; the forms that those before have as well are not walked again. */
const ALSO = ["liaison", "signatory", "secretary", "admin", "street"] as const;

/** Kinds of forms (noun and command) that a role has and none of the others. */
const ownForms = (role: Role, others: readonly Role[]): string[] =>
  Object.values(NOUNS).flatMap(({ plural, commands }) =>
    Object.entries(commands)
      .filter(([, { by }]) => by.anyOf.some((clause) => clause.role === role))
      .filter(([, { by }]) => !by.anyOf.some((clause) => others.includes(clause.role)))
      .map(([name]) => `${plural} ${name}`),
  );

/**
 * What is wrong with the pages at these addresses, each looked at in one way, those of the same way together.
 * @param seen called on each of them
 */
async function faultsOn(
  page: Page,
  reader: Role,
  addresses: readonly string[],
  seen = async () => {},
): Promise<string[]> {
  const faults: string[] = [];
  const ways = looks("light");
  for (const [way, look] of ways.entries()) {
    const its = addresses.filter((_, at) => at % ways.length === way);
    if (its.length > 0) await lookAt(page, look);
    for (const address of its) {
      await goTo(page, address);
      if (address.includes("do=")) await page.locator("form [type=submit]").first().waitFor();
      const found = [...(await axeFinds(page)), ...(await textFaults(page))];
      faults.push(...found.map((fault) => `${reader} ${address} ${Object.values(look)}: ${fault}`));
      await picture(page, reader, address, Object.values(look).join("-"));
      await seen();
    }
  }
  return faults;
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

it("a clerk can read every state of a record and fill in every form", async () => {
  const { page } = await stage.joined("clerk", 360);
  const records = await recordPages(stage.district.environment, "clerk");
  const lists = [...new Set(records.map((record) => record.split("/").slice(0, 3).join("/")))];
  const kinds = new Set<string>();
  const faults: string[] = [];
  let addresses = [...lists, ...records];
  while (addresses.length > 0) {
    const next: string[] = [];
    faults.push(
      ...(await faultsOn(page, "clerk", addresses, async () => {
        for (const [kind, form] of await formsOn(page)) {
          if (!kinds.has(kind)) next.push(form);
          kinds.add(kind);
        }
      })),
    );
    addresses = next;
  }
  expect(faults).toEqual([]);
  expect(kinds.size).toBeGreaterThan(25);
});

it.each(ALSO)(
  "a %s can read what they begin with and fill in the forms that only they have",
  async (reader) => {
    const { page } = await stage.joined(reader, 360);
    const own = ownForms(reader, ["clerk", ...ALSO.slice(0, ALSO.indexOf(reader))]);
    const records = await recordPages(stage.district.environment, "clerk");
    const forms = new Map<string, string>();
    for (const record of records) {
      if (!own.some((kind) => record.startsWith(`/lists/${kind.split(" ")[0]}/`))) continue;
      await goTo(page, record);
      for (const [kind, form] of await formsOn(page))
        if (own.includes(kind) && !forms.has(kind)) forms.set(kind, form);
    }
    expect(await faultsOn(page, reader, ["/turn", "/my", ...forms.values()])).toEqual([]);
    if (reader === "liaison") expect(forms.size).toBeGreaterThan(3);
    if (reader === "secretary") expect(forms.size).toBeGreaterThan(1);
  },
);
