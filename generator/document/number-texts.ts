import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Path } from "../source.js";
import type { Locate } from "./locate.js";
import type { AttributeUseDocument } from "./schema/attribute-schema.js";
import type { MetricDocument } from "./schema/metric-schema.js";
import type { CatalogDocument, PartDocument } from "./schema/schema.js";

/** What catalogs and their parts have in common. */
export type DeclaringDocument = Partial<Pick<CatalogDocument, "context">> & PartDocument;

/**
 * Reports the values and examples of attributes whose text is lost, as YAML reads it as a number: `1.10` is 1.1, `0666` is
 * 666, and whole numbers beyond 2^53 are rounded. Where a number type is written, only what changes the number is.
 */
export function reportNumberTexts(document: DeclaringDocument, locate: Locate, found: DiagnosticCollector): void {
  for (const { value, path, type } of numbersIn(document)) {
    const place = locate(path);
    const written = place.source.text.slice(place.start, place.end);
    if (written === String(value)) continue;
    const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value);
    const isNumber = isNumeric(type);
    if (isNumber && !isRounded && !/^[-+]?0\d/.test(written)) continue;
    const message = `${written} is read as the number ${value}`;
    found.report("number-text", place, message, { help: helpFor(written, value, { isRounded, isNumber }) });
  }
}

type Reading = { readonly isRounded: boolean; readonly isNumber: boolean };

function helpFor(written: string, value: number, { isRounded, isNumber }: Reading): string {
  if (isNumber) return isRounded ? `write a number up to ${Number.MAX_SAFE_INTEGER}` : `write ${value}`;
  const asText = `to mean the text, write "${written}" in quotes`;
  return isRounded ? asText : `${asText}; to mean the number, write ${value}`;
}

type Found = { readonly value: number; readonly path: Path; readonly type: string | undefined };

function* numbersIn(document: DeclaringDocument): Iterable<Found> {
  for (const section of ["context", "attributes"] as const) {
    yield* numbersOf(document[section] ?? {}, [section]);
  }
  for (const [key, { attributes, variants = {} }] of Object.entries(document.metrics ?? {})) {
    yield* numbersOfUses(attributes, ["metrics", key, "attributes"]);
    for (const [name, variant] of Object.entries(variants)) {
      yield* numbersOfUses(variant?.attributes, ["metrics", key, "variants", name, "attributes"]);
    }
  }
  for (const section of ["events", "spans"] as const) {
    for (const [key, { attributes }] of Object.entries(document[section] ?? {})) {
      yield* numbersOfUses(attributes, [section, key, "attributes"]);
    }
  }
}

function* numbersOfUses(attributes: MetricDocument["attributes"], path: Path): Iterable<Found> {
  if (attributes !== undefined && !Array.isArray(attributes)) yield* numbersOf(attributes, path);
}

function* numbersOf(attributes: Readonly<Record<string, AttributeUseDocument>>, path: Path): Iterable<Found> {
  for (const [key, attribute] of Object.entries(attributes)) {
    const at = [...path, key];
    if (Array.isArray(attribute)) yield* numbersAmong(attribute, at, undefined);
    if (typeof attribute !== "object" || attribute === null || Array.isArray(attribute)) continue;
    const { values, examples, type } = attribute;
    if (Array.isArray(values)) yield* numbersAmong(values, [...at, "values"], type);
    // Of other types they are no examples, which has its own finding.
    if (isNumeric(type) && examples !== undefined) yield* numbersAmong(examples, [...at, "examples"], type);
    for (const bound of ["min", "max"] as const) {
      const value = attribute[bound];
      if (value !== undefined) yield { value, path: [...at, bound], type: "double" };
    }
  }
}

function* numbersAmong(entries: readonly unknown[], path: Path, type: string | undefined): Iterable<Found> {
  for (const [index, value] of entries.entries()) {
    const at = [...path, index];
    if (typeof value === "number") yield { value, path: at, type };
    if (Array.isArray(value)) yield* numbersAmong(value, at, type);
  }
}

function isNumeric(type: string | undefined): boolean {
  return type !== undefined && /^(?:int|double)\b/.test(type);
}
