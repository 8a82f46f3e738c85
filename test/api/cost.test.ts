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
    expect(figures.filter((one) => !one.pass)).toEqual([]);
  } finally {
    await server.close();
  }
});
