/**
 * The ground's contracts: one that is talked about, one whose sealed prints wait to be compared, one that is signed
 * in order, one that is kept.
 */
import { draftOf } from "../../shared/contract/negotiating.ts";
import { freeze } from "../../shared/contract/package.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Unit } from "../../shared/unit.ts";
import { entityOf } from "../../worker/kit/records.ts";
import { CLERK, idOf, LIAISON_A, LIAISON_B, type Person, UNIT_A, UNIT_B } from "./people.ts";
import type { Database } from "./server.ts";

/** Gives a command on a record as it stands, or one that makes a record. */
type Give = (
  person: Person,
  mutation: string,
  noun: string,
  command: string,
  args: Record<string, unknown>,
  target?: string | null,
  base?: string | null,
) => Promise<void>;

export const NEGOTIATED = idOf("CN1");
const SIGNING = idOf("CN2");
const IN_ORDER = idOf("CN3");
const KEPT = idOf("CN4");

/** What the two units agree on: a promise that comes back, and one that does not. */
export const TERMS = {
  principles: "自愿互助",
  from: "2026-11-02",
  until: "2027-06-30",
  cadence: "none",
  clauses: [
    { what: "开放操场", owner: UNIT_A, due: "2026-11-06", every: "month" },
    { what: "清扫门前", quantity: 2, measure: "次", owner: UNIT_B, due: "ongoing" },
  ],
} as const;
const CONTRACT = { title: "共建契约", language: "zh-CN", parties: [UNIT_A, UNIT_B] } as const;
/** Some histories last longer. */
const SIGN_BY = "2026-11-12";
/** A public key, as far as anybody looks at it before it signs. */
export const PUBLIC_KEY = `BA${"A".repeat(85)}`;
export const PRINT = "0".repeat(64);

/** What a device sends that freezes a contract's current text in these words; empty where it does not know all of it. */
export function frozenAs(
  text: string,
  contract: Contract,
  find: <E extends Entity>(noun: string, id: string) => E | undefined,
): { package?: string; sha256?: string; sm3?: string } {
  const version = find<ContractText>("contractText", contract.textId ?? "");
  const units = contract.parties.flatMap((unit) => find<Unit>("unit", unit) ?? []);
  if (!version || units.length !== contract.parties.length) return {};
  const frozen = freeze({ ...draftOf(contract, version, units), text });
  if ("refused" in frozen) throw new Error(`no text: ${frozen.refused}`);
  const { text: bytes, ...hashes } = frozen;
  return { package: bytes, ...hashes };
}

export async function layContracts(give: Give, { query }: Database): Promise<void> {
  const one = (sql: string): string => String(Object.values(query(sql)[0] ?? {})[0]);
  const find = <E extends Entity>(noun: string, id: string): E | undefined => {
    const [row] = query(`select * from "${noun}" where id = '${id}'`);
    return row && (entityOf(noun, row) as E);
  };
  let steps = 0;
  const act = (
    person: Person,
    noun: string,
    command: string,
    target: string,
    args: Record<string, unknown> = {},
  ) => {
    steps += 1;
    const base = one(`select tag from "${noun}" where id = '${target}'`);
    return give(person, idOf(`CS${steps}`), noun, command, args, target, base);
  };
  for (const contract of [NEGOTIATED, SIGNING, IN_ORDER, KEPT])
    await give(CLERK, contract, "contract", "draft", { ...CONTRACT, ...TERMS });
  for (const contract of [SIGNING, IN_ORDER, KEPT]) {
    const order = contract === IN_ORDER ? "in_order" : "parallel";
    const drafted = find<Contract>("contract", contract);
    if (!drafted) throw new Error("no contract");
    await act(CLERK, "contract", "circulate", contract, {
      ...frozenAs("双方自愿结成共建关系，互相支持。", drafted, find),
      ...{ order, signBy: SIGN_BY },
    });
    await act(CLERK, "contract", "openSigning", contract);
    if (contract === IN_ORDER) continue;
    for (const [person, unit, other] of [
      [LIAISON_A, UNIT_A, LIAISON_B],
      [LIAISON_B, UNIT_B, LIAISON_A],
    ] as const) {
      const place = one(
        `select id from signature where contract = '${contract}' and unit = '${unit}'`,
      );
      const sha256 = one(`select sha256 from contract where id = '${contract}'`);
      await act(person, "signature", "uploadSealed", place, { photos: [PRINT], sha256 });
      if (contract === KEPT) await act(other, "signature", "confirmSealed", place);
    }
  }
  // Its term has begun: whoever touches it next finds it in force.
  await act(CLERK, "contract", "publish", KEPT);
  await act(CLERK, "contract", "beginMidReview", KEPT);
  await give(LIAISON_B, idOf("CK1"), "signingKey", "offer", {
    unit: UNIT_B,
    name: "签署人",
    title: "负责人",
    alg: "ES256",
    publicKey: PUBLIC_KEY,
  });
}
