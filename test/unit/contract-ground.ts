/** A contract in memory, as far on its way as a test needs it. */

import { checkWordsText } from "../../shared/contract/check-words.ts";
import { draftOf } from "../../shared/contract/negotiating.ts";
import { freeze } from "../../shared/contract/package.ts";
import { partiesIn } from "../../shared/contract/places.ts";
import { statementText } from "../../shared/contract/statement.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { toBase64Url } from "../../shared/journal/seal.ts";
import { keyOf } from "../../shared/kit/mutation.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { decideSettling } from "../../shared/kit/take.ts";
import { NOUNS, nounNamed } from "../../shared/nouns.ts";
import type { Signature } from "../../shared/signature.ts";
import type { SigningKey } from "../../shared/signing-key.ts";
import type { Unit } from "../../shared/unit.ts";
import { actor, clerk, DEPLOYMENT, secretary, speaking, World } from "./world.ts";

/** Begins on 1 December; the text is signed until 30 November. */
const TERM = { from: "2026-12-01", until: "2027-11-30" };
export const SIGN_BY = "2026-11-30";
export const TEXT = "仙足岛社区与成员单位契约化共建协议\n双方本着自愿、互助的原则，约定如下。";

/** Parties of a contract that is negotiated: 社区居委会 first. */
export function negotiated(parties = 2, change: Record<string, unknown> = {}) {
  const world = new World();
  world.now = "2026-11-10T02:00:00.000Z";
  const units = ["社区居委会", "第三小学", "江畔物业", "城关医院"]
    .slice(0, Math.max(parties, 3))
    .map((name) => world.unit(name));
  const between = units.slice(0, parties);
  const clauses = [
    { what: "周末开放操场", owner: units[1], due: "2026-12-31", every: "month" },
    { what: "派志愿者清雪", quantity: 8, measure: "人次", owner: units[0], due: "2027-01-31" },
  ];
  const terms = { principles: "自愿互助", cadence: "quarter", ...TERM, clauses };
  const contract = world.done(clerk, "contract", "draft", null, {
    title: "操场共用协议",
    language: "zh-CN",
    parties: between,
    ...terms,
    ...change,
  });
  const see = () => world.see<Contract>("contract", contract);
  return {
    world,
    units,
    parties: between,
    terms,
    contract,
    see,
    speaks: (i: number): Actor => actor(speaking("signatory", units[i] ?? "")),
    text: () => world.see<ContractText>("contractText", see().textId ?? ""),
    /** What time alone brings about, until nothing more is due. */
    sweep() {
      for (let again = true; again; ) {
        again = false;
        for (const key of [...world.records.keys()]) {
          const entity = world.records.get(key);
          if (!entity) continue;
          const noun = key.split("/")[0] ?? "";
          const setting = { nouns: NOUNS, loaded: world.records, now: world.now };
          const effects = decideSettling(
            setting,
            nounNamed(noun),
            entity,
            `S${world.records.size}`,
          );
          for (const effect of effects)
            world.records.set(keyOf(effect.noun, effect.after.id), effect.after);
          again ||= effects.length > 0;
        }
      }
    },
  };
}
export type Ground = ReturnType<typeof negotiated>;

/** What circulating this text as it is negotiated now takes; throws where it can't be frozen. */
export function circulation({ world, see, text }: Ground, words = TEXT) {
  const contract = see();
  const units = contract.parties.map((unit) => world.see<Unit>("unit", unit));
  const frozen = freeze({ ...draftOf(contract, text(), units), text: words });
  if ("refused" in frozen) throw new Error(frozen.refused);
  const { text: bytes, sha256, sm3 } = frozen;
  return { package: bytes, sha256, sm3, order: "parallel", signBy: SIGN_BY };
}

/** …whose text is frozen, and which is open for signing. */
export function signing(
  parties = 2,
  order: "parallel" | "in_order" = "parallel",
  change: Record<string, unknown> = {},
) {
  const ground = negotiated(parties, change);
  const { world, contract, see } = ground;
  world.done(clerk, "contract", "circulate", contract, { ...circulation(ground), order });
  world.done(clerk, "contract", "openSigning", contract);
  const places = () => see().signatures.map((id) => world.see<Signature>("signature", id));
  let made = 0;
  /** A key of a party (or, without one, the clerk's own), enrolled in person. */
  const key = (i: number | null): SigningKey => {
    made += 1;
    const raw = new Uint8Array(65).fill(made);
    raw[0] = 4;
    const id = world.done(i === null ? clerk : ground.speaks(i), "signingKey", "offer", null, {
      unit: i === null ? null : (ground.units[i] ?? ""),
      name: i === null ? "社区专干" : `签署人${i}`,
      title: "负责人",
      alg: "ES256",
      publicKey: toBase64Url(raw),
    });
    world.done(i === null ? secretary : clerk, "signingKey", "enrol", id, {
      words: checkWordsText(world.see<SigningKey>("signingKey", id).keyId),
    });
    return world.see<SigningKey>("signingKey", id);
  };
  /** The statement that belongs in a place, signed by this key; `change` puts something else into it. */
  const statement = (
    place: number,
    by: SigningKey,
    change: Record<string, unknown> = {},
  ): { statement: string; signature: string; key: string } => {
    const frozen = ground.text();
    const all = places();
    const own = all[place];
    const before = all.slice(0, place).flatMap((one) => one.statementHash ?? []);
    const signer = {
      unit: by.unit,
      name: by.name ?? "",
      title: by.title ?? "",
      authority: "法定代表人",
    };
    const hand = { unit: own?.unit ?? "", name: "手签人", title: "校长", authority: "授权书" };
    return {
      statement: statementText({
        deployment: DEPLOYMENT,
        contract,
        version: frozen.version,
        packageSha256: frozen.sha256 ?? "",
        packageSm3: frozen.sm3 ?? "",
        parties: partiesIn(frozen),
        signer,
        for: by.unit === null ? hand : null,
        role: by.unit === null ? "witness" : "party",
        order: own?.inOrder ? place + 1 : null,
        prev: own?.inOrder ? (before.at(-1) ?? null) : null,
        keyId: by.keyId,
        alg: by.alg,
        nonce: "ab".repeat(16),
        clientTime: world.now,
        ...change,
      }),
      signature: "A".repeat(86),
      key: by.id,
    };
  };
  const place = (i: number): string => see().signatures[i] ?? "";
  return {
    ...ground,
    places,
    place,
    key,
    statement,
    sign: (i: number, by: SigningKey, change?: Record<string, unknown>) =>
      world.give(ground.speaks(i), "signature", "sign", place(i), statement(i, by, change)),
  };
}

/** …which everybody has signed, and which has been shown. */
export function published(parties = 2, change: Record<string, unknown> = {}) {
  const ground = signing(parties, "parallel", change);
  for (let i = 0; i < parties; i++) ground.sign(i, ground.key(i));
  ground.world.done(clerk, "contract", "publish", ground.contract);
  return ground;
}

/** …and whose term has begun. */
export function inForce(parties = 2, change: Record<string, unknown> = {}) {
  const ground = published(parties, change);
  ground.world.now = "2026-12-01T02:00:00.000Z";
  ground.sweep();
  return ground;
}

/**
 * A supplement to a contract of the first two, or its termination: its text was taken back once, and both have signed.
 * @param change of its terms
 */
export function signedBeside(
  ground: Ground,
  kind: "supplement" | "termination",
  change: Record<string, unknown> = {},
) {
  const { world, contract, parties, terms, speaks } = ground;
  const id = world.done(clerk, "contract", "draft", null, {
    ...{ title: kind === "supplement" ? "补充契约" : "终止协议", language: "zh-CN", parties },
    ...{ kind, amends: contract, ...terms },
    ...(kind === "termination" ? { clauses: [] } : {}),
    ...change,
  });
  const see = () => world.see<Contract>("contract", id);
  const text = () => world.see<ContractText>("contractText", see().textId ?? "");
  const circulate = () =>
    world.done(clerk, "contract", "circulate", id, {
      ...circulation({ ...ground, see, text }, "双方另有约定。"),
      signBy: "2027-11-30",
    });
  circulate();
  world.done(clerk, "contract", "recall", id, { reason: "有一处写错了" });
  circulate();
  world.done(clerk, "contract", "openSigning", id);
  for (const [i, place] of see().signatures.entries()) {
    const shown = { photos: ["c0ffee00".repeat(8)], sha256: see().sha256 ?? "" };
    world.done(speaks(i), "signature", "uploadSealed", place, shown);
    world.done(speaks(1 - i), "signature", "confirmSealed", place);
  }
  return { id, see, publish: () => world.done(clerk, "contract", "publish", id) };
}
