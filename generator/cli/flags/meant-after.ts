import type { Argument } from "commander";

/** What an operand is when the first operand is a certain word: the name that help would give to its value. */
type Meant = { readonly word: string; readonly name: string };

const meanings = new WeakMap<Argument, Meant>();

/** Notes it for the completion of shells, which else go by the name of the operand. */
export function meantAfter(argument: Argument, meant: Meant): Argument {
  meanings.set(argument, meant);
  return argument;
}

export function meaningOf(argument: Argument): Meant | undefined {
  return meanings.get(argument);
}
