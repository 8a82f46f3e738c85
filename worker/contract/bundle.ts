/** A contract's proof as one file, put together from the journal (docs/contract-bundle.md). */
import { sql } from "drizzle-orm";
import { type Bundle, makeBundle } from "../../shared/contract/bundle.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ExportedEvent } from "../../shared/journal/export.ts";
import type { Seal } from "../../shared/journal/seal.ts";
import { eventPayloadTable, eventTable, sealTable } from "../journal/table.ts";
import { type Row, type Store, statement } from "../kit/store.ts";
import { signatureTable } from "../signature/table.ts";

/** Kinds of event that belong to a proof; what else happened to a contract proves nothing of it. */
const KINDS = [
  "contractText.freeze",
  "signingKey.offer",
  "signingKey.enrol",
  "signingKey.revoke",
  "signature.sign",
  "signature.witness",
  "signature.uploadSealed",
  "signature.confirmSealed",
  "signature.decline",
];

/**
 * The proof of the text that a contract has now. Reads its signatures and their events by index, and every leaf of
 * the committee's journal up to the last head that is needed: the price of one tap, not of a page.
 * @returns undefined as long as something of it is not sealed yet, or nothing is frozen
 */
export async function bundleOf(
  store: Store,
  contract: Contract,
  publicKey: string,
): Promise<Bundle | undefined> {
  const { committee, id, textId, version } = contract;
  const [found] = await store.batch([
    statement(
      "read",
      sql`select id, "key" from ${signatureTable} where contract = ${id} and text = ${textId}`,
    ),
  ]);
  const targets = [
    textId,
    ...(found?.rows ?? []).flatMap(({ id, key }) => (key === null ? [id] : [id, key])),
  ];
  const list = (values: readonly unknown[]) =>
    sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    );
  const [happened, sealed] = await store.batch([
    statement(
      "read",
      sql`select e.*, p.json as payload, p.salt as salt from ${eventTable} e
          left join ${eventPayloadTable} p on p.committee = e.committee and p.seq = e.seq
          where e.target in (${list([...new Set(targets)])}) and e.committee = ${committee}
            and e.kind in (${list(KINDS)}) order by e.seq`,
    ),
    statement("read", sql`select * from ${sealTable} where committee = ${committee} order by size`),
  ]);
  const events = (happened?.rows ?? []).map(exported);
  const seals = (sealed?.rows ?? []).map((row) => row as unknown as Seal);
  const last = events.at(-1)?.seq ?? 0;
  const upTo = seals.find(({ size }) => size >= last)?.size;
  if (!events.some(({ kind }) => kind === "contractText.freeze") || upTo === undefined)
    return undefined;
  const [leaves] = await store.batch([
    statement(
      "read",
      sql`select leaf from ${eventTable} where committee = ${committee} and seq <= ${upTo} order by seq`,
    ),
  ]);
  return makeBundle({
    ...{ committee, publicKey, contract: id, version, seals, events },
    leaves: (leaves?.rows ?? []).map(({ leaf }) => String(leaf)),
  });
}

const exported = (row: Row): ExportedEvent => ({
  ...(row as unknown as ExportedEvent),
  seq: Number(row.seq),
  salt: (row.salt as string | null) ?? null,
  payload: typeof row.payload === "string" ? JSON.parse(row.payload) : null,
});
