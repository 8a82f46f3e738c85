/** What a page, a command and a quiet feed cost, by the server's own count, at a thousand records. */
import { expect, inject, it } from "vitest";
import { commandFigures, listFigures, withThousand } from "../bench/api.ts";

it("reads no more than its bounds: lists and searches, commands, and a feed with nothing new", async () => {
  const { server, asking } = await withThousand(inject("worker"));
  try {
    const figures = [...(await listFigures(asking, 1_000)), ...(await commandFigures(server))];
    const dearest = Math.max(
      ...figures.filter(({ name }) => name.startsWith("list")).map((one) => one.figure),
    );
    console.log(
      `cost: ${figures.length} figures at 1,000 records, dearest list page ${dearest} rows`,
    );
    const isFeed = ({ name, unit }: (typeof figures)[number]) =>
      name.startsWith("feed") && unit === "rows";
    expect(figures.filter((one) => !one.pass && !isFeed(one))).toEqual([]);
    // The feed itself reads nothing; who asks is the session, the grant, and the row that ends the grants.
    expect(figures.find(isFeed)?.figure).toBeLessThanOrEqual(3);
  } finally {
    await server.close();
  }
});
