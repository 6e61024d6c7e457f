/** The first of each key, in their order; the others go to `report`. */
export function uniqueBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
  report: (double: Value) => void,
): readonly Value[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const isNew = !seen.has(keyOf(value));
    if (isNew) seen.add(keyOf(value));
    else report(value);
    return isNew;
  });
}
