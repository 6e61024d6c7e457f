/** Escapes, classes, openings of groups, quantifiers, and single characters of an expression with the flag u. */
const token =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|k<[^>]*>|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>|[-a-z]+:))?|[*+?]\??|\{(?<min>\d+)(?<open>,(?<max>\d*))?\}\??|./gsu;

/** Exact repeats up to here are left as they are: written out, they are a short expression. */
const short = 32;

type Repeat = { readonly min: string | undefined; readonly open: string | undefined; readonly max: string | undefined };

function widenRepeat(text: string, { min, open, max }: Repeat): string {
  const least = Number(min);
  const isExact = open === undefined || Number(max) === least;
  if (isExact && max !== "" && least <= short) return text;
  return least > 0 ? "+" : "*";
}

/**
 * The expression with its bounded repeats unbounded: `?` becomes `*`, `{1,30}` becomes `+`. It matches in at least as
 * many ways, so that what holds for it by growing input holds for the original, whose bounds hide how much it tries.
 */
export function widen(pattern: string): string {
  return pattern.replace(token, (text, ...rest) => {
    const groups: Repeat = rest.at(-1);
    if (groups.min !== undefined) return widenRepeat(text, groups);
    return text === "?" || text === "??" ? "*" : text;
  });
}

/**
 * Whether one look shows that an expression tries little: no alternatives, assertions or references, no repeated groups,
 * and at most one repeat of varying length.
 */
export function isPlain(pattern: string): boolean {
  let varying = 0;
  let before = "";
  for (const { 0: text, groups } of pattern.matchAll(token)) {
    const isVarying = /^[*+?]/.test(text) || groups?.["open"] !== undefined;
    const isRepeat = isVarying || groups?.["min"] !== undefined;
    if (text === "|" || /^\(\?<?[=!]/.test(text) || /^\\[1-9k]/.test(text) || (isRepeat && before === ")"))
      return false;
    if (isVarying) varying++;
    before = text;
  }
  return varying <= 1;
}
