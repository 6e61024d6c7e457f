import { type Path, type Place, placeIn, type SourceText, type Span } from "../source.js";

/** Where a value of the document stands, and what is inside it. */
export type LocatedValue = {
  /** Of the key before it; null for the root and in lists. */
  readonly key: Span | null;
  /** Empty when nothing is written. */
  readonly value: Span;
  readonly children: ReadonlyMap<string | number, LocatedValue>;
};

/**
 * Where a path of the document stands: its value (default) or its key. A value that is left empty stands at its key, an
 * entry of a list has no key but its value, and a path that leads nowhere stands at the key of its nearest parent.
 */
export type Locate = (path: Path, part?: "key" | "value") => Place;

export function createLocate(root: LocatedValue, source: SourceText): Locate {
  return (path, part = "value") => {
    let at = root;
    for (const step of path) {
      const child = at.children.get(step);
      if (child === undefined) return placeIn(source, keyOf(at));
      at = child;
    }
    return placeIn(source, part === "key" || at.value.start === at.value.end ? keyOf(at) : at.value);
  };
}

/** The root has no key of its own, so its first one stands for it. */
function keyOf(located: LocatedValue): Span {
  if (located.key !== null) return located.key;
  const [first] = located.children.values();
  return first?.key ?? located.value;
}
