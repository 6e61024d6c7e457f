/** The text without the periods at its end. */
export function withoutPeriod(text: string): string {
  let end = text.length;
  while (text[end - 1] === ".") end--;
  return text.slice(0, end);
}

/** The text with one period at its end, unless another mark ends it. */
export function withPeriod(text: string): string {
  return /[!?…。！？]$/.test(text) ? text : `${withoutPeriod(text)}.`;
}
