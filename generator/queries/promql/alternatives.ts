/** One of the texts that a pattern stands for, and where it is written, counted from the beginning of the pattern. */
type Alternative = { readonly value: string; readonly from: number; readonly to: number };

/** The texts of a pattern that is nothing but such, as `a|b` or `(a|b)`; undefined for any other pattern. */
export function plainAlternatives(pattern: string): readonly Alternative[] | undefined {
  const isGroup = /^\((?!\?)[^()]*\)$/.test(pattern);
  const begin = isGroup ? 1 : 0;
  const alternatives: Alternative[] = [];
  let from = begin;
  for (const part of pattern.slice(begin, pattern.length - begin).split("|")) {
    const plain = part.replace(/\\([^\w\s])/g, "");
    if (/[.*+?()[\]{}^$\\]/.test(plain)) return undefined;
    alternatives.push({ value: part.replace(/\\([^\w\s])/g, "$1"), from, to: from + part.length });
    from += part.length + 1;
  }
  return alternatives;
}

/** A text as a part of a pattern that stands for nothing else (RE2). */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?()[\]{}^$\\|]/g, "\\$&");
}
