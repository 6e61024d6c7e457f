import type { Path } from "../source.js";

/** The value at a path of plain data; undefined when nothing is there. */
export function valueAt(data: unknown, path: Path): unknown {
  let at = data;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}
