/**
 * The places of the keys of a map in the order in which the format lists them; undefined when they have it, or an order
 * that is theirs.
 */
export function canonicalOrder(keys: readonly string[], known: readonly string[]): readonly number[] | undefined {
  if (keys.length < 2) return undefined;
  const order = known.flatMap((key) => (keys.includes(key) ? [keys.indexOf(key)] : []));
  return order.every((place, index) => place === index) ? undefined : order;
}
