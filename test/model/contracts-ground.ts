/**
 * The ground's contracts: one that is talked about, one whose sealed prints wait to be compared, one that is signed
 * in order, one that is kept.
 */
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
const CIRCULATED = { text: "双方自愿结成共建关系，互相支持。", signBy: "2026-11-12" } as const;
/** A public key, as far as anybody looks at it before it signs. */
export const PUBLIC_KEY = `BA${"A".repeat(85)}`;
export const PRINT = "0".repeat(64);

export async function layContracts(give: Give, { query }: Database): Promise<void> {
  const one = (sql: string): string => String(Object.values(query(sql)[0] ?? {})[0]);
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
    await act(CLERK, "contract", "circulate", contract, { ...CIRCULATED, order });
    await act(CLERK, "contract", "openSigning", contract);
    if (contract === IN_ORDER) continue;
    for (const [person, unit] of [
      [LIAISON_A, UNIT_A],
      [LIAISON_B, UNIT_B],
    ] as const) {
      const place = one(
        `select id from signature where contract = '${contract}' and unit = '${unit}'`,
      );
      const sha256 = one(`select sha256 from contract where id = '${contract}'`);
      await act(person, "signature", "uploadSealed", place, { photos: [PRINT], sha256 });
      if (contract === KEPT) await act(CLERK, "signature", "confirmSealed", place);
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
