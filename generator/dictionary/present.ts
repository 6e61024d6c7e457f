type Possible<Data> = { readonly [Key in keyof Data]-?: Data[Key] | null | false };

/** Data without what says nothing: null, false, and what is empty. A value itself, and a name, may be an empty text. */
export function present<Data extends object>(possible: Possible<Data>): Data {
  const entries = Object.entries(possible).filter(([key, each]) => {
    if (each === null || each === false || each === undefined) return false;
    if (each === "") return key === "value" || key === "name";
    return typeof each !== "object" || Object.keys(each).length > 0;
  });
  return Object.fromEntries(entries) as Data;
}
