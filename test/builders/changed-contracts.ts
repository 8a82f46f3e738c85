/** A contract's records with a change, all hashes and heads made to fit it: what a deployment could put together. */
import type { JsonValue } from "../../shared/journal/canonical.ts";
import { aContract, bundled, type Contract, type Happening, signing } from "./bundle.ts";
import { bothSay } from "./verifiers.ts";

export type Settings = Parameters<typeof aContract>[0];
export type Change = (
  happenings: Happening[],
  contract: Contract,
) => Happening[] | Promise<Happening[]>;

/** The contract's records with a change, sealed anew as if they had always been so. */
export async function resealed(change: Change, settings: Settings = {}) {
  const contract = await aContract(settings);
  const happenings = await change(contract.happenings, contract);
  const { bytes, bundle } = await bundled(happenings, contract);
  const said = await bothSay(bytes);
  return { ...said, bundle, problems: said.problems.map(({ key, params }) => ({ key, params })) };
}

export const at = (happenings: readonly Happening[], kind: string): number =>
  happenings.findIndex((one) => one.kind === kind);
/** One record of this kind, with other values. */
export const changed =
  (kind: string, change: (one: Happening) => Partial<Happening>): Change =>
  (happenings) => {
    const place = at(happenings, kind);
    const one = happenings[place];
    if (!one) throw new Error(`no ${kind}`);
    return happenings.with(place, { ...one, ...change(one) });
  };
export const fieldsOf = (input: JsonValue): Record<string, JsonValue> => ({
  ...(input as Record<string, JsonValue>),
});
/** One record of this kind, with other values in its input. */
export const input = (kind: string, change: Record<string, JsonValue>): Change =>
  changed(kind, (one) => ({ input: { ...fieldsOf(one.input), ...change } }));
export const without =
  (kind: string): Change =>
  (happenings) =>
    happenings.filter((one) => one.kind !== kind);
export const signedAs =
  (change: Parameters<Contract["says"]>[1]): Change =>
  async (happenings, { property, says }) =>
    happenings.with(
      at(happenings, "signature.sign"),
      await signing(property, says(property, change)),
    );
export const revoke = (target: string): Happening => ({
  ...{ kind: "signingKey.revoke", target, actor: "person-2", role: "clerk", unit: null },
  ...{ input: { reason: "手机丢了" }, sealed: true },
});
export const insertedBefore =
  (kind: string, ...more: Happening[]): Change =>
  (happenings) =>
    happenings.toSpliced(at(happenings, kind), 0, ...more);
