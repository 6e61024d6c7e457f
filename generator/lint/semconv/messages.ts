import type { Conventions, Succession } from "./conventions.js";

export function inConventions({ version }: Conventions): string {
  return `in the semantic conventions ${version}`;
}

/** What is said of a name that the conventions no longer use; `meant` where another took its place. */
type Successor = { readonly message: string; readonly help: string; readonly meant: string | undefined };

export function successor(
  noun: "metric" | "attribute",
  name: string,
  { replacedBy, isObsolete }: Succession,
  conventions: Conventions,
): Successor | undefined {
  if (replacedBy !== null) {
    const message = `the ${noun} "${name}" is called "${replacedBy}" ${inConventions(conventions)}`;
    return { message, help: `write "${replacedBy}"`, meant: replacedBy };
  }
  if (!isObsolete) return undefined;
  const message = `the ${noun} "${name}" is obsolete ${inConventions(conventions)}`;
  return { message, help: "deprecate it here, too, or give it a name of your own", meant: undefined };
}
