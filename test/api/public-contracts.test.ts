/** 亮约: what everybody may read of a contract that is published, and what nobody reads there. */
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { checkWords } from "../../shared/contract/check-words.ts";
import { dateAfter, dateOf } from "../../shared/deadlines.ts";
import { aContract, aHolder, PHOTO, TEXT } from "../builders/contracts.ts";
import { aCommittee } from "../builders/district.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());

const today = dateOf(new Date().toISOString());

/** A contract of three that is signed in each way. */
async function signed() {
  const committee = await aCommittee().with(3).units().in(server.store);
  const clerk = server.asking(committee.who("clerk"));
  const secretary = server.asking(committee.who("secretary"));
  const speaks = (i: number) => server.asking(committee.who("signatory", committee.units[i]));
  const ids = committee.units.map(({ id }) => id);
  const contract = await aContract(clerk, committee.code, ids, today);
  await contract.circulate(TEXT, "parallel", dateAfter(today, 14));
  await contract.give("openSigning");
  const [first, second, third] = await contract.places();
  if (!first || !second || !third) throw new Error("no places");
  const done = ({ status, body }: { status: number; body: unknown }) =>
    expect(status, JSON.stringify(body)).toBeLessThan(300);
  const holder = await aHolder(speaks(0), clerk, committee.code, ids[0] ?? null);
  done(await speaks(0).give(first, "signature.sign", await contract.signed(first, holder)));
  const { sha256 } = await contract.text();
  done(await speaks(1).give(second, "signature.uploadSealed", { photos: [PHOTO], sha256 }));
  const shown = (await clerk.get(`/api/signatures/${second.id}`)).body;
  done(await speaks(0).give(shown, "signature.confirmSealed", {}));
  const witness = await aHolder(clerk, secretary, committee.code, null);
  done(await clerk.give(third, "signature.witness", await contract.signed(third, witness)));
  const names: string[] = [];
  for (const id of ids) names.push((await clerk.get(`/api/units/${id}`)).body.name);
  return { committee, contract, clerk, speaks, names };
}

const anybody = () => server.asking(null);
const listOf = (code: string) => anybody().get(`/api/public/contracts?committee=${code}`);
const oneOf = (id: string) => anybody().get(`/api/public/contracts/${id}`);

describe("a published contract", () => {
  it("says what its frozen text says, how each party signed and how its clauses are kept", async () => {
    const { committee, contract, clerk, speaks, names } = await signed();
    await contract.give("publish");
    await server.sweep();
    const [first = ""] = (await contract.see()).clauses;
    const { current } = (await clerk.get(`/api/contract-clauses/${first}`)).body;
    const promise = async () => (await clerk.get(`/api/commitments/${current}`)).body;
    await speaks(0).give(await promise(), "commitment.claimDone", { note: "做完了" });
    await clerk.give(await promise(), "commitment.verify", {});
    const { status, body, headers } = await oneOf(contract.id);
    expect([status, headers.get("Cache-Control")]).toEqual([
      200,
      "public, max-age=60, stale-while-revalidate=86400",
    ]);
    const frozen = await contract.text();
    expect(body).toMatchObject({
      ...{ title: "操场共用协议", text: TEXT, parties: names, cadence: "quarter" },
      ...{ sha256: frozen.sha256, sm3: frozen.sm3, from: today },
      contract: { id: contract.id, state: "in_force" },
      division: { code: committee.code },
    });
    expect(body.words).toEqual(checkWords(frozen.sha256 ?? ""));
    expect(body.signatures).toEqual(
      ["key", "paper_sealed", "witnessed"].map((kind, i) => ({
        ...{ party: names[i], kind, on: today, before: null },
        after: { size: expect.any(Number), root: expect.any(String), at: expect.any(String) },
      })),
    );
    expect(body.clauses.map(({ owner, kept }: never) => [owner, kept])).toEqual(
      names.map((name, i) => [
        name,
        { standing: i === 0 ? "kept" : "under_way", due: `${today.slice(0, 4)}-12-31`, times: 1 },
      ]),
    );
  });

  it("names no person, and no title, authority, key or word of whoever signed", async () => {
    const { committee, contract } = await signed();
    await contract.give("publish");
    await server.sweep();
    const told = JSON.stringify([
      (await oneOf(contract.id)).body,
      (await listOf(committee.code)).body,
    ]);
    const [first] = await contract.places();
    const statement = JSON.parse(first?.statement ?? "{}");
    const { signer } = statement;
    expect([signer.name, signer.title, signer.authority]).toEqual(["卓玛", "负责人", "法定代表人"]);
    const people = ["clerk", "secretary"] as const;
    for (const hidden of [
      ...[signer.name, signer.title, signer.authority, "手签人", "校长", "授权书"],
      ...[statement.keyId, statement.nonce, first?.signature, first?.key, PHOTO],
      ...people.map((role) => committee.who(role).id),
    ])
      expect(told).not.toContain(hidden);
  });

  it("stands on its community's list, newest first, and on no other's", async () => {
    const { committee, contract, names } = await signed();
    expect((await listOf(committee.code)).body.items).toEqual([]);
    expect((await oneOf(contract.id)).status).toBe(404);
    await contract.give("publish");
    const { body, headers } = await listOf(committee.code);
    expect(headers.get("Cache-Control")).toContain("max-age=60");
    const { sha256, until } = await contract.see();
    expect(body.items).toEqual([
      {
        ...{ id: contract.id, number: 1, kind: "agreement", state: "in_force" },
        ...{ stateAt: expect.any(String), endsOn: null, amends: null, title: "操场共用协议" },
        ...{ parties: names, from: today, until, sha256 },
      },
    ]);
    const elsewhere = await aCommittee().with(1).units().in(server.store);
    expect((await listOf(elsewhere.code)).body.items).toEqual([]);
    expect((await listOf("540199999999")).status).toBe(404);
    expect((await oneOf("01KZZZZZZZZZZZZZZZZZZZZZZZ")).status).toBe(404);
  });

  it("costs little to read whole: what is read grows with its parties and clauses alone", async () => {
    const { contract } = await signed();
    await contract.give("publish");
    await server.sweep();
    const { headers } = await oneOf(contract.id);
    const [, trips, read] = /trips=(\d+) read=(\d+)/.exec(headers.get("Server-Timing") ?? "") ?? [];
    expect(Number(trips)).toBeLessThanOrEqual(4);
    expect(Number(read)).toBeLessThanOrEqual(90);
  });
});
