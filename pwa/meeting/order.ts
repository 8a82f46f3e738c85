/** The order of an agenda while it is being changed. */

/** What stands, in the order wished for; what the wish does not know yet comes last. */
export function ordered(wished: readonly string[] | null, standing: readonly string[]): string[] {
  if (wished === null) return [...standing];
  return [
    ...wished.filter((id) => standing.includes(id)),
    ...standing.filter((id) => !wished.includes(id)),
  ];
}

/** The same, with one of them at another place (from 0); a place beyond either end is that end. */
export function moved(order: readonly string[], id: string, to: number): string[] {
  const rest = order.filter((other) => other !== id);
  const at = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}

export const isSameOrder = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);
