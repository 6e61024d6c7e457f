/** What a person did at the keyboard. Pasted text is text, whatever keys it looks like. */
export type Key =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "up" | "down" | "enter" | "backspace" | "clear" | "cancel" | "other" };

type Decoded = {
  readonly keys: readonly Key[];
  /** The beginning of a sequence whose rest has not come yet. */
  readonly rest: string;
};

const escapeKey = "\x1b";
const pasteStart = `${escapeKey}[200~`;
const pasteEnd = `${escapeKey}[201~`;

const named: ReadonlyMap<string, Exclude<Key["kind"], "text">> = new Map([
  [`${escapeKey}[A`, "up"],
  [`${escapeKey}OA`, "up"],
  [`${escapeKey}[B`, "down"],
  [`${escapeKey}OB`, "down"],
  ["\r", "enter"],
  ["\n", "enter"],
  ["\x7f", "backspace"],
  ["\b", "backspace"],
  ["\x15", "clear"], // Ctrl-U
  ["\x03", "cancel"], // Ctrl-C
  ["\x04", "cancel"], // Ctrl-D
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what terminals send
const sequence = /^\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[@-~]|[^[O])/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what terminals send
const control = /[\x00-\x1f\x7f]/;

function toKey(input: string): Key {
  const kind = named.get(input);
  if (kind !== undefined) return { kind };
  return control.test(input) ? { kind: "other" } : { kind: "text", text: input };
}

/** The first key of the input and its length; undefined if it may go on. */
function firstKey(input: string): { readonly key: Key; readonly length: number } | undefined {
  if (input.startsWith(pasteStart)) {
    const end = input.indexOf(pasteEnd);
    if (end === -1) return undefined;
    const text = input.slice(pasteStart.length, end).replaceAll(/\r\n?/g, "\n");
    return { key: { kind: "text", text }, length: end + pasteEnd.length };
  }
  if (input.startsWith(escapeKey)) {
    const found = sequence.exec(input)?.[0];
    return found === undefined ? undefined : { key: toKey(found), length: found.length };
  }
  const next = control.test(input.charAt(0)) ? 1 : input.search(control);
  const length = next === -1 ? input.length : next;
  return { key: toKey(input.slice(0, length)), length };
}

/** Reads what a terminal in raw mode sent, as far as it is whole. */
export function decodeKeys(input: string): Decoded {
  const keys: Key[] = [];
  let rest = input;
  while (rest !== "") {
    const first = firstKey(rest);
    if (first === undefined) break;
    keys.push(first.key);
    rest = rest.slice(first.length);
  }
  return { keys, rest };
}

/** What a sequence that never ended means: the Escape key, if it is nothing else. */
export function decodeEnd(rest: string): readonly Key[] {
  if (rest.startsWith(pasteStart)) return [{ kind: "text", text: rest.slice(pasteStart.length) }];
  return rest === escapeKey ? [{ kind: "cancel" }] : [{ kind: "other" }];
}
