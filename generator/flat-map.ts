/**
 * `items.flatMap(listOf)` for what is done for every attribute of a catalog: Node's own takes 10 times as long for short lists,
 * which was 9 % of generating 10 000 metrics.
 */
export function flatMap<Item, Result>(
  items: readonly Item[],
  listOf: (item: Item, index: number) => readonly Result[],
): Result[] {
  const results: Result[] = [];
  for (let index = 0; index < items.length; index += 1) {
    for (const result of listOf(items[index] as Item, index)) results.push(result);
  }
  return results;
}
