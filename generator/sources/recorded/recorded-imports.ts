import type { Provenance } from "../../source.js";
import type { CatalogText, ImportedText } from "../catalog-text.js";
import { type WrittenImport, listedIn } from "../written-imports.js";
import { documentOf } from "./recorded-document.js";
import { isPlain, listIn, type Plain, textIn } from "./plain.js";

/** Why catalog.json does not say what a catalog imports: it is not there, or it is of another catalog. */
type Unrecorded = "missing" | "older";

/**
 * What a catalog imported when its catalog.json was made: the metrics and shared attributes that it used of each import, as texts
 * that are read as any catalog is.
 */
export function recordedImports(
  catalog: CatalogText,
  entries: readonly WrittenImport[],
  recorded: { readonly name: string; readonly text: string },
): readonly ImportedText[] | Unrecorded {
  const data = parsed(recorded.text);
  const records = listIn(data, "imports");
  if (data === undefined || records.length === 0) return "older";
  const written = entries.map((entry) => ({ entry, listed: listedIn(catalog, entry) }));
  const isSame =
    records.length === entries.length &&
    written.every(({ entry, listed }, index) => {
      const record = records[index];
      return textIn(record, "from") === entry.from && isEqual(listIn(record, "metrics"), listed);
    });
  if (!isSame) return "older";
  const metrics = listIn(data, "metrics").filter(
    (metric): metric is Plain => isPlain(metric) && isPlain(metric["imported"]),
  );
  const homes = metrics.map((metric) => written.findIndex(({ listed }) => listed.some((key) => isListed(metric, key))));
  return written.map(({ entry: { index } }, at) => {
    const record = records[at];
    const own = metrics.filter((_, which) => homes[which] === at);
    const attributes = listIn(record, "attributes").filter(isPlain);
    const document = documentOf({ metrics: own, attributes, definitions: data["attributes"] });
    const text = { name: recorded.name, text: `${JSON.stringify(document, null, 2)}\n` };
    const origins = { metrics: originsOf(own, "name"), attributes: originsOf(attributes, "key") };
    return { index, provenance: provenanceIn(record), origins, text };
  });
}

function isListed(metric: Plain, key: string): boolean {
  const name = textIn(metric, "name");
  return name === key || ((key === "*" || key.endsWith(".*")) && name.startsWith(key.slice(0, -1)));
}

function originsOf(things: readonly Plain[], key: string): ReadonlyMap<string, Provenance> {
  return new Map(things.map((thing) => [textIn(thing, key), provenanceIn(thing["imported"])]));
}

function provenanceIn(value: unknown): Provenance {
  const [name, version, file] = ["package", "version", "file"].map((key) => textIn(value, key));
  return { package: name || null, version: version || null, file: file ?? "" };
}

function parsed(text: string): Plain | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isPlain(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isEqual(a: readonly unknown[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
