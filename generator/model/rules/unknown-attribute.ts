import { suggestion } from "../../diagnostics/suggest.js";
import type { Finding, Reference, Resolution, Rule } from "../resolution.js";

export const unknownAttribute: Rule = {
  code: "unknown-attribute",
  *check(resolution) {
    const { references, names, locate, lacksImports } = resolution;
    if (lacksImports) return;
    const all = names.names();
    for (const reference of references) {
      const { name, from, path } = reference;
      if (names.find(name, from ?? undefined).kind !== "none") continue;
      if (from !== null) yield ofImport(reference, from, resolution);
      else {
        const message = `no shared attribute is called "${name}"`;
        yield { place: locate(path, "key"), message, help: fix(name, all) };
      }
    }
  },
};

function ofImport({ name, path }: Reference, from: string, { imports, locate }: Resolution): Finding {
  const place = locate([...path, "from"]);
  const imported = imports.find((each) => each.from === from);
  if (imported === undefined) {
    const help =
      suggestion(
        from,
        imports.map((each) => each.from),
      ) ?? 'write what stands under "imports:", as it is written there';
    return { place, message: `"${from}" is not imported`, help };
  }
  const message = `"${from}" has no shared attribute that is called "${name}"`;
  const help = suggestion(name, [...imported.attributes.keys()]) ?? 'leave out "from"';
  return { place, message, help, related: [{ place: imported.place, message: "imported here" }] };
}

/** In `{ tool:string }` YAML sees one word. */
function fix(name: string, names: readonly string[]): string {
  const [, key, type] = /^([^:]+):([^:]+)$/.exec(name) ?? [];
  if (key !== undefined) return `put a space behind the colon: "${key}: ${type}"`;
  return suggestion(name, names) ?? 'define it under "attributes:", or give it a type here';
}
