/** Addresses of the contracts' pages. */
import { withQuery } from "../record/paths.ts";

type Query = Readonly<Record<string, string | undefined>>;

/** The list of a committee's contracts. */
export const contractsPath = (committee?: string): string => withQuery("/contracts", { committee });

/** One contract's own page; with `do`, something that is written on it. */
export const contractPath = (id: string, query: Query = {}): string =>
  withQuery(`/contracts/${id}`, query);

/**
 * A new contract.
 * @param about `amends` and `kind` for one that adds to another or ends it, `renews` for the one after another
 */
export const draftPath = (committee: string, about: Query = {}): string =>
  withQuery("/contracts", { do: "draft", committee, ...about });

/** What contracts are begun from; with `do`, one that is being written. */
export const templatesPath = (committee: string, about: Query = {}): string =>
  withQuery("/contracts/templates", { committee, ...about });

/** The next version of a contract. */
export const proposePath = (committee: string, contract: string): string =>
  withQuery("/contracts", { do: "propose", committee, of: contract });
