const longest = 60;

/** A person's own word in quotes, shortened. */
export function quote(word: string): string {
  return `"${shorten(word)}"`;
}

/** As much of a person's own word as a message can hold. */
export function shorten(word: string): string {
  const characters = Array.from(word.slice(0, 2 * longest));
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : word;
}

/** `a`, `a or b`, `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
