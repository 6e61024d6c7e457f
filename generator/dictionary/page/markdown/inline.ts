/** A stretch of a paragraph. */
export type Inline =
  | { readonly kind: "text" | "code"; readonly text: string }
  | { readonly kind: "strong" | "em"; readonly inner: readonly Inline[] }
  | { readonly kind: "link"; readonly address: string; readonly inner: readonly Inline[] };

/** An escape, code, a link or an image, an address, or emphasis, which does not go on in another paragraph. */
const stretch =
  /\\(?<escaped>[!-/:-@[-`{-~])|(?<ticks>`+)(?<code>[^`]|[^`].*?[^`])\k<ticks>(?!`)|!?\[(?<label>(?:[^[\]\\]|\\.)*)\]\(\s*<?(?<target>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|<(?<angle>https?:\/\/[^\s<>]+)>|(?<bare>https?:\/\/[^\s<>`"')\]]*[\w/=&#-])|(?<![\w*])\*\*(?<strong>[^\s*](?:[^*]*[^\s*])?)\*\*(?![\w*])|(?<![\w*])\*(?<em>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])|(?<!\w)_(?<under>[^\s_](?:[^_]*[^\s_])?)_(?!\w)/gs;

/** What cannot be read as Markdown stays as it is, HTML above all. Of a link only web addresses and mail are kept. */
export function readInline(text: string, depth = 0): readonly Inline[] {
  if (depth > 4) return [{ kind: "text", text }];
  const found: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(stretch)) {
    if (match.index > end) found.push({ kind: "text", text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    found.push(...inlineOf(match[0], match.groups ?? {}, depth + 1));
  }
  if (end < text.length) found.push({ kind: "text", text: text.slice(end) });
  return found;
}

function inlineOf(
  whole: string,
  groups: Readonly<Record<string, string | undefined>>,
  depth: number,
): readonly Inline[] {
  const { escaped, code, label, target, angle, bare, strong, em, under } = groups;
  if (escaped !== undefined) return [{ kind: "text", text: escaped }];
  if (code !== undefined) return [{ kind: "code", text: code.replaceAll("\n", " ").replace(/^ (.*) $/, "$1") }];
  if (strong !== undefined) return [{ kind: "strong", inner: readInline(strong, depth) }];
  const emphasized = em ?? under;
  if (emphasized !== undefined) return [{ kind: "em", inner: readInline(emphasized, depth) }];
  const address = angle ?? bare ?? target ?? "";
  const inner = readInline(label || address, 5);
  if (!isSafe(address)) return label === undefined ? [{ kind: "text", text: whole }] : readInline(label, depth);
  return [{ kind: "link", address, inner }];
}

/** Whether a link may lead there: only to pages and mail. */
export function isSafe(address: string): boolean {
  if (/^mailto:[^\s]+$/i.test(address)) return true;
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}
