import type { LocatedText } from "../text/located-text.js";

/** A value of a JSON or YAML file, alike for both; `[start, end)` is where it stands. */
export type Node =
  | { readonly kind: "map"; readonly start: number; readonly end: number; readonly entries: readonly Entry[] }
  | { readonly kind: "list"; readonly start: number; readonly end: number; readonly items: readonly Node[] }
  | { readonly kind: "text"; readonly start: number; readonly end: number; readonly located: LocatedText }
  | { readonly kind: "other"; readonly start: number; readonly end: number; readonly value: unknown };

export type Entry = { readonly key: string; readonly value: Node };

/** Why a file cannot be read, and where. */
export type TreeProblem = {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is no file of its syntax at all, and not only one of another kind. */
  readonly isBroken: boolean;
};

/** What stands at a path of keys, or undefined; the first of two equal keys counts. */
export function at(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let found = node;
  for (const key of path) {
    found = found?.kind === "map" ? found.entries.find((entry) => entry.key === key)?.value : undefined;
  }
  return found;
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}

export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === "map" ? node.entries : [];
}

export function locatedOf(node: Node | undefined): LocatedText | undefined {
  return node?.kind === "text" ? node.located : undefined;
}

export function textOf(node: Node | undefined): string | undefined {
  return locatedOf(node)?.text;
}
