/** A contract over HTTP: signed with real keys, at once by two, and proven by both verifiers. */
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { aContract, aHolder, PHOTO, TEXT } from "../builders/contracts.ts";
import { aCommittee } from "../builders/district.ts";
import { bothSay } from "../builders/verifiers.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const inDays = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** A committee of three units, a contract between them that is open for signing, and who signs. */
async function signing(order: "parallel" | "in_order" = "parallel", parties = 3) {
  const committee = await aCommittee().with(3).units().in(server.store);
  const clerk = server.asking(committee.who("clerk"));
  const secretary = server.asking(committee.who("secretary"));
  const units = committee.units.slice(0, parties).map(({ id }) => id);
  const speaks = (i: number) => server.asking(committee.who("signatory", committee.units[i]));
  const contract = await aContract(clerk, committee.code, units, today());
  await contract.circulate(TEXT, order, inDays(14));
  await contract.give("openSigning");
  return { committee, clerk, secretary, units, speaks, contract };
}
type Signing = Awaited<ReturnType<typeof signing>>;

const holderOf = ({ committee, clerk, speaks, units }: Signing, i: number, alg?: "Ed25519") =>
  aHolder(speaks(i), clerk, committee.code, units[i] ?? null, alg);
const witnessOf = ({ committee, clerk, secretary }: Signing) =>
  aHolder(clerk, secretary, committee.code, null);

/** Signs in every place: by key, on paper that the first party compares, before a witness. */
async function everybodySigns(ground: Signing): Promise<void> {
  const { contract, speaks, clerk } = ground;
  const [first, second, third] = await contract.places();
  if (!first || !second || !third) throw new Error("no places");
  const done = ({ status, body }: { status: number; body: unknown }) =>
    expect(status, JSON.stringify(body)).toBeLessThan(300);
  const key = await holderOf(ground, 0);
  done(await speaks(0).give(first, "signature.sign", await contract.signed(first, key)));
  const { sha256 } = await contract.text();
  done(await speaks(1).give(second, "signature.uploadSealed", { photos: [PHOTO], sha256 }));
  const shown = (await clerk.get(`/api/signatures/${second.id}`)).body;
  done(await speaks(0).give(shown, "signature.confirmSealed", {}));
  const witness = await witnessOf(ground);
  done(await clerk.give(third, "signature.witness", await contract.signed(third, witness)));
}

/** The proof as the server hands it out, once everything is sealed. */
async function proofOf({ contract, clerk }: Signing): Promise<Uint8Array<ArrayBuffer>> {
  await server.sweep();
  const given = await clerk.get(`/api/contracts/${contract.id}/bundle`);
  expect(given.status, JSON.stringify(given.body)).toBe(200);
  return new TextEncoder().encode(`${JSON.stringify(given.body)}\n`);
}

describe("a contract of three parties", () => {
  it("signed by key, on paper and before a witness is proven by its file alone, and no change to that goes unseen", async () => {
    const ground = await signing();
    const { contract, clerk } = ground;
    await everybodySigns(ground);
    expect(await contract.see()).toMatchObject({ state: "signed", signed: 3 });
    const early = await clerk.get(`/api/contracts/${contract.id}/bundle`);
    expect([early.status, early.body.reason]).toEqual([409, "notSealed"]);
    const file = await proofOf(ground);
    const said = await bothSay(file);
    expect([said.verdict, said.problems]).toEqual(["holds", []]);
    // Every byte of a bundle is flipped in test/unit; here some of what the server really gave.
    for (let at = 7; at < file.length; at += Math.ceil(file.length / 60)) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await bothSay(changed)).verdict, `byte ${at}`).not.toBe("holds");
    }
  });

  it("in order, with a key of either kind, covers each time what was signed before", async () => {
    const ground = await signing("in_order");
    const { contract, speaks } = ground;
    for (const i of [0, 1, 2]) {
      const holder = await holderOf(ground, i, i === 1 ? "Ed25519" : undefined);
      const place = (await contract.places())[i];
      if (!place) throw new Error("no place");
      const answer = await speaks(i).give(
        place,
        "signature.sign",
        await contract.signed(place, holder),
      );
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    }
    const said = await bothSay(await proofOf(ground));
    expect([said.verdict, said.problems]).toEqual(["holds", []]);
  });

  it("in order with a party on paper between two keys is proven too", async () => {
    const ground = await signing("in_order");
    const { contract, speaks, clerk } = ground;
    const sign = async (i: number) => {
      const place = (await contract.places())[i];
      if (!place) throw new Error("no place");
      const given = await contract.signed(place, await holderOf(ground, i));
      expect((await speaks(i).give(place, "signature.sign", given)).status).toBe(200);
    };
    await sign(0);
    const second = (await contract.places())[1];
    if (!second) throw new Error("no place");
    const { sha256 } = await contract.text();
    await speaks(1).give(second, "signature.uploadSealed", { photos: [PHOTO], sha256 });
    const shown = (await clerk.get(`/api/signatures/${second.id}`)).body;
    expect((await speaks(2).give(shown, "signature.confirmSealed", {})).status).toBe(200);
    await sign(2);
    const said = await bothSay(await proofOf(ground));
    expect([said.verdict, said.problems]).toEqual(["holds", []]);
  });

  it("signed by two at the same moment counts both", async () => {
    const ground = await signing("parallel", 2);
    const { contract, speaks } = ground;
    const holders = [await holderOf(ground, 0), await holderOf(ground, 1)];
    const places = await contract.places();
    const given = await Promise.all(
      places.map(async (place, i) =>
        speaks(i).give(
          place,
          "signature.sign",
          await contract.signed(place, holders[i] as (typeof holders)[number]),
        ),
      ),
    );
    expect(given.map(({ status }) => status)).toEqual([200, 200]);
    expect(await contract.see()).toMatchObject({ state: "signed", signed: 2 });
  });
});

describe("a signature that is sent in", () => {
  it("is refused where it is not its key's, or was made for another deployment, and nothing is stored of it", async () => {
    const ground = await signing("parallel", 2);
    const { contract, speaks } = ground;
    const [place] = await contract.places();
    if (!place) throw new Error("no place");
    const holder = await holderOf(ground, 0);
    const other = await holderOf(ground, 0);
    const elsewhere = await contract.signed(place, holder, { deployment: "1".repeat(64) });
    const borrowed = await contract.signed(place, { ...holder, privateKey: other.privateKey });
    for (const given of [elsewhere, borrowed]) {
      const answer = await speaks(0).give(place, "signature.sign", given);
      expect([answer.status, answer.body.reason]).toEqual([409, "signatureFails"]);
    }
    expect((await contract.places())[0]).toMatchObject({ state: "awaited", statement: null });
  });

  it("is refused over a statement that was made for another contract", async () => {
    const one = await signing("parallel", 2);
    const [place] = await one.contract.places();
    if (!place) throw new Error("no place");
    const holder = await holderOf(one, 0);
    const twin = await aContract(one.clerk, one.committee.code, one.units, today());
    await twin.circulate(TEXT, "parallel", inDays(14));
    await twin.give("openSigning");
    const [its] = await twin.places();
    if (!its) throw new Error("no place");
    const answer = await one
      .speaks(0)
      .give(its, "signature.sign", await one.contract.signed(place, holder));
    expect([answer.status, answer.body.reason]).toEqual([409, "statementOther"]);
  });

  it("with a clock that was set back shows beside the journal's own time", async () => {
    const ground = await signing("parallel", 2);
    const { contract, speaks } = ground;
    for (const i of [0, 1]) {
      const place = (await contract.places())[i];
      if (!place) throw new Error("no place");
      const clientTime = i === 0 ? "2020-01-01T00:00:00.000Z" : new Date().toISOString();
      const given = await contract.signed(place, await holderOf(ground, i), { clientTime });
      expect((await speaks(i).give(place, "signature.sign", given)).status).toBe(200);
    }
    const said = await bothSay(await proofOf(ground));
    expect(said.verdict).toBe("holds");
    const told = JSON.stringify(said.asserted);
    expect(told).toContain("2020-01-01T00:00:00.000Z");
    expect(told).toContain(new Date().toISOString().slice(0, 10));
  });
});

describe("a text that is circulated", () => {
  it("comes out of the server as it went in, whatever anybody asks of it", async () => {
    const ground = await signing();
    const { contract, committee, clerk, secretary, speaks } = ground;
    const before = await contract.text();
    const wishes = { text: TEXT, reason: "改一改", package: "{}", sha256: "1".repeat(64) };
    for (const who of [clerk, secretary, speaks(0), server.asking(committee.who("auditor"))])
      for (const command of ["propose", "freeze", "replace", "setAside", "amend", "circulate"]) {
        const answer = await who.post(`/api/contract-texts/${before.id}/${command}`, wishes);
        expect(answer.status, command).toBe(404);
      }
    expect(await contract.text()).toEqual(before);
    const proof = await clerk.get(`/api/contracts/${contract.id}/bundle`);
    expect([proof.status, proof.body.reason]).toEqual([409, "notSealed"]);
  });

  it("is not even changed or taken away by who writes into the database past every route", async () => {
    const ground = await signing("parallel", 2);
    const { contract, speaks } = ground;
    const [place] = await contract.places();
    if (!place) throw new Error("no place");
    const given = await contract.signed(place, await holderOf(ground, 0));
    expect((await speaks(0).give(place, "signature.sign", given)).status).toBe(200);
    const before = [await contract.text(), (await contract.places())[0]];
    for (const sql of [
      `update contractText set package = '{}' where id = '${before[0]?.id}'`,
      `update contractText set clauses = '[]' where contract = '${contract.id}'`,
      `update contractText set sha256 = '${"1".repeat(64)}'`,
      `delete from contractText where contract = '${contract.id}'`,
      `update signature set statement = null where id = '${place.id}'`,
      `update signature set signature = 'x' where contract = '${contract.id}'`,
    ])
      await expect(server.query(sql), sql).rejects.toThrow(/never/);
    expect([await contract.text(), (await contract.places())[0]]).toEqual(before);
  });

  it("shows its proof to nobody of another community", async () => {
    const ground = await signing();
    await proofOf(ground);
    const path = `/api/contracts/${ground.contract.id}/bundle`;
    const stranger = await aCommittee().with(1).units().in(server.store);
    expect((await server.asking(stranger.who("clerk")).get(path)).status).toBe(404);
  });
});

it("comes into force by the clock, and its clauses are commitments of their units", async () => {
  const ground = await signing();
  const { contract, clerk, committee, units } = ground;
  await everybodySigns(ground);
  await contract.give("publish");
  await server.sweep();
  expect(await contract.see()).toMatchObject({ state: "in_force" });
  const promises = async () =>
    (await clerk.get(`/api/commitments?committee=${committee.code}`)).body.items as {
      unit: string;
      state: string;
      source: string;
    }[];
  expect((await promises()).map(({ unit }) => unit).sort()).toEqual([...units].sort());
  expect(
    (await promises()).every(
      ({ state, source }) => `${state} ${source}` === "active contractClause",
    ),
  ).toBe(true);
  try {
    await server.aheadByDays(400);
    await server.sweep();
    // Due at the end of this year, in the middle and at the end of the next.
    const due = await server.query(
      `select due from "commitment" where source = 'contractClause' and unit = '${units[0]}'`,
    );
    expect(due).toHaveLength(3);
  } finally {
    await server.aheadByDays(0);
  }
});

it("that ends by notice takes its supplement with it, and what both have left to do is taken back", async () => {
  const ground = await signing("parallel", 2);
  const { contract, clerk, committee, units, speaks } = ground;
  const holders = [await holderOf(ground, 0), await holderOf(ground, 1)] as const;
  const concluded = async (one: typeof contract) => {
    for (const [i, holder] of holders.entries()) {
      const place = (await one.places())[i];
      if (!place) throw new Error("no place");
      await speaks(i).give(place, "signature.sign", await one.signed(place, holder));
    }
    await one.give("publish");
    await server.sweep();
  };
  await concluded(contract);
  const supplement = await aContract(clerk, committee.code, units, today(), {
    ...{ kind: "supplement", amends: contract.id },
  });
  await supplement.circulate(TEXT, "parallel", inDays(14));
  await supplement.give("openSigning");
  await concluded(supplement);
  expect(await supplement.see()).toMatchObject({ state: "in_force" });
  expect(await contract.see()).toMatchObject({ supplements: [supplement.id] });
  const states = async () =>
    (
      await server.query(`select state from "commitment" where committee = '${committee.code}'`)
    ).map(({ state }) => state);
  expect(await states()).toEqual(Array(4).fill("active"));
  const reason = "学校搬迁";
  const notice = { reason, endsOn: today() };
  await speaks(1).give(await contract.see(), "contract.giveNotice", notice);
  // The contract, its clauses and its supplement; then the supplement's own.
  for (const _ of ["the contract", "its supplement"]) await server.sweep();
  for (const one of [contract, supplement])
    expect(await one.see()).toMatchObject({ state: "terminated", ...notice });
  expect(await states()).toEqual(Array(4).fill("cancelled"));
});
