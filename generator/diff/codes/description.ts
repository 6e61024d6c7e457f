/** What a code stands for, and what it does to each audience; the README's table is made of these. */
export type ChangeDescription = { readonly cause: string; readonly callers: string; readonly consumers: string };

export function change(cause: string, callers: string, consumers: string): ChangeDescription {
  return { cause, callers, consumers };
}

/** What only people read. */
export function wording(cause: string): ChangeDescription {
  return change(cause, "cosmetic", "cosmetic");
}
