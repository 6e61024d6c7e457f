import type { Place } from "../../source.js";
import type { Signal } from "../catalog.js";
import type { Finding } from "../resolution.js";

type Referring = {
  readonly entry: Signal;
  readonly original: Signal;
  /** Exported names of what it refers to, and this catalog does not list. */
  readonly unlisted: Readonly<Record<"metrics" | "events", readonly string[]>>;
};

type Reference = { readonly verb: readonly [one: string, several: string]; readonly section: "metrics" | "events" };

/** What imported events and spans refer to must be listed, too. One line that lists a namespace is one finding. */
export function* unlisted(all: readonly Referring[], reference: Reference): Iterable<Finding> {
  const byLine = new Map<string, Referring[]>();
  for (const each of all) {
    if (each.unlisted[reference.section].length === 0 || each.original.status === "removed") continue;
    const line = JSON.stringify(each.entry.path);
    const others = byLine.get(line);
    if (others === undefined) byLine.set(line, [each]);
    else others.push(each);
  }
  for (const referring of byLine.values()) yield* ofLine(referring, reference);
}

function* ofLine(referring: readonly Referring[], { verb, section }: Reference): Iterable<Finding> {
  const [first, ...others] = referring;
  if (first === undefined) return;
  const { kind, key, place, imported } = first.entry;
  const names = [...new Set(referring.flatMap(({ unlisted }) => unlisted[section]))];
  const isOne = names.length === 1;
  const who = others.length === 0 ? `imported ${kind} "${key}"` : `"${key}" and ${others.length} more ${kind}s`;
  const verbs = others.length === 0 ? verb[0] : verb[1];
  const what = `${isOne ? section.slice(0, -1) : section} ${names.map((name) => `"${name}"`).join(", ")}`;
  const related: readonly { readonly place: Place; readonly message: string }[] =
    imported === null ? [] : [{ place: imported.place, message: "it is defined here" }];
  yield {
    place,
    message: `${who} ${verbs} ${what}, which ${isOne ? "is" : "are"} not listed`,
    help: `list ${isOne ? "it" : "them"} in the same import: \`${section}: { ${names.map((name) => `${name}: `).join(", ")}}\``,
    related,
  };
}
