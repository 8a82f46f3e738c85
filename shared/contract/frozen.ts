/** What a frozen contract says, read from its package: the server judged it when it was circulated. */
import type { ContractText } from "../contract-text.ts";
import type { Package } from "./package.ts";
import type { Party, Terms } from "./terms.ts";

export interface FrozenContract extends Omit<Package, "data"> {
  data: Terms & { parties: Party[] };
}

/** @returns null where nothing is frozen yet */
export const frozenIn = ({
  package: bytes,
}: Pick<ContractText, "package">): FrozenContract | null =>
  bytes === null ? null : (JSON.parse(bytes) as FrozenContract);

/** What a party was called when the text was frozen. */
export const partyName = ({ data }: FrozenContract, unit: string): string =>
  data.parties.find((party) => party.unit === unit)?.name ?? "";
