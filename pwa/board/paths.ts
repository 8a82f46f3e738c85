/** Addresses below a community's board. */

/** Its published contracts, or one of them. */
export const contractsPath = (code: string, id?: string): string =>
  `/board/${code}/contracts${id ? `/${id}` : ""}`;
