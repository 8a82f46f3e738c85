/** All that a database holds, as one text: two dumps that are equal mean that nothing is half done. */
import type { Row, Store } from "../../worker/kit/store.ts";

/** What may differ without anything having happened: the platform's own books. */
const NOT_OURS = /^(_cf|d1_|sqlite_)/;
/** Of a full-text index, the sizes of its entries and its pages tell all. */
const NOT_PLAIN = /Search(_config|_idx)?$/;

/** @param leave tables to leave out */
export async function dump(store: Store, leave: readonly string[] = []): Promise<string> {
  const read = async (queries: readonly string[]): Promise<Row[][]> =>
    (await store.batch(queries.map((sql) => ({ role: "read", sql, params: [] })))).map(
      ({ rows }) => rows,
    );
  const [found] = await read(["select name from sqlite_master where type = 'table' order by name"]);
  const names = (found ?? [])
    .map(({ name }) => String(name))
    .filter((name) => !NOT_OURS.test(name) && !NOT_PLAIN.test(name) && !leave.includes(name));
  const rows = await read(names.map((name) => `select * from "${name}"`));
  return names
    .flatMap((name, i) => (rows[i] ?? []).map((row) => `${name} ${JSON.stringify(row)}`))
    .join("\n");
}
