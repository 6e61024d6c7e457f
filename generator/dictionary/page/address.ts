/** What the page shows, as its address says it. */
export type Address =
  | { readonly kind: "list"; readonly query: string; readonly filters: Filters }
  | { readonly kind: "metric" | "event" | "span" | "attribute" | "owner"; readonly name: string };

/** The chosen values of each filter. */
export type Filters = Readonly<Record<string, readonly string[]>>;

const everything: Address = { kind: "list", query: "", filters: {} };

const kinds = ["metric", "event", "span", "attribute", "owner"] as const;

/**
 * `#/metric/shop.calls`, `#/?q=calls&unit=ms`, or a name alone, `#shop_calls_total`, as a runbook would link to it. What makes
 * no sense shows everything.
 */
export function readAddress(hash: string, filters: readonly string[]): Address {
  const text = hash.replace(/^#/, "");
  if (text === "" || text === "/") return everything;
  if (!text.startsWith("/")) return { kind: "metric", name: decoded(text) };
  const [path = "", search = ""] = split(text.slice(1), "?");
  const [kind = "", name = ""] = split(path, "/");
  const known = kinds.find((each) => each === kind);
  if (known !== undefined && name !== "") return { kind: known, name: decoded(name) };
  const asked = new URLSearchParams(search);
  const chosen = filters.flatMap((filter) => {
    const values = [...new Set(asked.getAll(filter))];
    return values.length === 0 ? [] : [[filter, values] as const];
  });
  return { kind: "list", query: asked.get("q") ?? "", filters: Object.fromEntries(chosen) };
}

export function writeAddress(address: Address): string {
  if (address.kind !== "list") return `#/${address.kind}/${encodeURIComponent(address.name)}`;
  const asked = new URLSearchParams();
  if (address.query !== "") asked.set("q", address.query);
  for (const [filter, values] of Object.entries(address.filters))
    for (const value of values) asked.append(filter, value);
  const search = asked.toString();
  return search === "" ? "#/" : `#/?${search}`;
}

function split(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** An address that somebody cut off has a meaning all the same. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
