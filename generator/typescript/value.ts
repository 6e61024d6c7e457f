import type { ts } from "ts-morph";

/** What parameters and the variables of loops stand for, by what declares them. */
export type Scope = ReadonlyMap<ts.Node, Value>;

/**
 * What an expression is known to be before the program runs. `open` depends on a parameter of its owner, `code` is
 * everything that is no data: a function, the result of a call.
 */
export type Value =
  | { readonly kind: "text"; readonly text: string; readonly node: ts.Node }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "boolean"; readonly boolean: boolean }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | {
      readonly kind: "object";
      readonly entries: ReadonlyMap<string, Value>;
      /** What it spreads and nobody knows; null when it is known as a whole. */
      readonly rest: Value | null;
    }
  | { readonly kind: "open"; readonly owner: Owner }
  | { readonly kind: "code"; readonly node: ts.Node; readonly scope: Scope };

/** Whose parameter, or whose variable, a value depends on: a function, or a loop over the elements of a list. */
export type Owner = ts.SignatureDeclaration | ts.ForOfStatement;

export function entryOf(value: Value, key: string): Value | undefined {
  switch (value.kind) {
    case "object": {
      const own = value.entries.get(key);
      if (own !== undefined || value.rest === null) return own;
      return value.rest.kind === "open" ? value.rest : undefined;
    }
    case "list":
      return value.items[Number(key)];
    case "open":
      return value;
    default:
      return undefined;
  }
}

/** The elements of a list, with their positions; what depends on a parameter says so. */
export function elementsOf(value: Value | undefined): readonly Value[] | Extract<Value, { kind: "open" }> | undefined {
  if (value?.kind === "open") return value;
  return value?.kind === "list" ? value.items : undefined;
}

export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "text" ? value.text : undefined;
}

export function numbersOf(value: Value | undefined): readonly number[] | undefined {
  if (value?.kind !== "list") return undefined;
  const numbers = value.items.flatMap((item) => (item.kind === "number" ? [item.number] : []));
  return numbers.length === value.items.length ? numbers : undefined;
}

export function textsOf(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind !== "list") return undefined;
  const texts = value.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
  return texts.length === value.items.length ? texts : undefined;
}
