import { matchAt, type SecretSpan } from "./span.js";

/** How a JSON Web Token begins, also encoded once more. */
const beginning = /(?:eyJ[A-Za-z0-9_-]{10}|ZXlK[A-Za-z0-9+/]{30})[A-Za-z0-9._~+/=-]*/g;

/** The end of a line, also as JSON writes it, and a line that holds nothing else than more of a token. */
const nextLine = /(?:\r?\n[ \t]{0,64}|\\r\\n|\\n)(?<piece>[A-Za-z0-9._=-]{1,4096})(?=[ \t]*(?:\r?\n|$)|\\[rn]|["',;])/y;

const countDots = (text: string): number => text.split(".").length - 1;

/** Where a token ends that was broken into lines: it has two dots, and lines of one length but for the last. */
function wrappedEnd(text: string, start: number, firstEnd: number): number {
  const length = firstEnd - start;
  let end = firstEnd;
  let dots = countDots(text.slice(start, firstEnd));
  let isFull = false;
  for (;;) {
    const piece = matchAt(text, nextLine, end)?.groups?.["piece"];
    const isMore = piece !== undefined && dots < 2 && (piece.length >= 16 || piece.includes("."));
    const isRest = piece !== undefined && isFull && piece.length <= length;
    if (!isMore && !isRest) return end;
    end = nextLine.lastIndex;
    dots += countDots(piece);
    isFull = piece.length === length;
  }
}

const isEscape = (text: string, at: number): boolean => /\\[nrt]$/.test(text.slice(Math.max(0, at - 2), at));

/** JSON Web Tokens, whole or broken into lines. */
export function webTokens(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (let match = matchAt(text, beginning, 0); match !== null; match = matchAt(text, beginning, beginning.lastIndex)) {
    const { index: start, 0: token } = match;
    if (/[A-Za-z0-9]/.test(text.charAt(start - 1)) && !isEscape(text, start)) continue;
    const end = wrappedEnd(text, start, start + token.length);
    spans.push({ start, end });
    beginning.lastIndex = end;
  }
  return spans;
}
