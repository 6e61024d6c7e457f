import { nearest, suggestion } from "../../diagnostics/suggest.js";
import type { Path } from "../../source.js";
import { attributeTypes } from "../../vocabulary.js";
import { kindOf } from "./place.js";
import { knownKeys } from "../schema/schema-keys.js";

/** Words of other tools and habits, for the key that is meant. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  description: ["desc", "descr", "doc", "docs", "brief", "summary", "help", "comment", "text"],
  instrument: ["type", "kind", "metric_type"],
  attributes: ["labels", "label_names", "fields", "dimensions", "attrs", "keys", "extra_keys", "params"],
  values: ["enum", "allowed", "allowed_values", "choices", "members", "options", "one_of"],
  buckets: ["boundaries", "bounds", "explicit_bounds", "bucket_boundaries", "explicit_bucket_boundaries"],
  max_items: ["maxitems", "items", "max_size", "length_limit"],
  pattern: ["regex", "regexp", "match", "matches"],
  since: ["introduced", "added", "added_in", "version"],
  owner: ["owners", "maintainer", "maintainers", "team", "contact", "notification_emails"],
  status: ["state", "lifecycle"],
  stability: ["maturity"],
  observable: ["async", "asynchronous"],
  value_type: ["number", "number_type"],
  cardinality: ["limit", "max_series", "cardinality_limit"],
  expires: ["expiry", "expiration", "expire", "expires_on", "removed_in", "sunset"],
  enabled: ["enable", "on"],
  convert: ["conversion", "converted", "factor", "scale"],
  emit: ["dual", "dual_emission", "emit_both"],
  until: ["end", "ends", "window"],
  renamed_to: ["replaced_by", "replacement", "use", "use_instead"],
  note: ["notes", "remarks"],
  examples: ["sample", "samples"],
  name: ["meter", "meter_name", "namespace"],
  schema_url: ["schema", "url", "schemaUrl"],
  imports: ["import", "extends", "uses", "requires", "dependencies"],
  context: ["common", "global", "globals", "global_attributes", "resource"],
  catalog: ["version", "format", "schema"],
  generate: ["output", "settings", "config"],
};

/** Maps of the format by what messages call them, to say where a misplaced key belongs. */
const homes: readonly { readonly name: string; readonly path: Path }[] = [
  { name: "a metric", path: ["metrics", ""] },
  { name: "an attribute", path: ["metrics", "", "attributes", ""] },
  { name: "the catalog", path: [] },
  { name: '"deprecated" of a metric', path: ["metrics", "", "deprecated"] },
  { name: '"meter"', path: ["meter"] },
  { name: '"generate"', path: ["generate"] },
  { name: '"defaults"', path: ["defaults"] },
  { name: '"page"', path: ["page"] },
];

/** A key that the map at `path` does not know, and those that it does. */
type UnknownKey = {
  readonly key: string;
  readonly value: unknown;
  readonly path: Path;
  readonly allowed: readonly string[];
};

/** What to do about an unknown key. */
export function suggestKey({ key, value, path, allowed }: UnknownKey): string | undefined {
  const meant = meantKey(key, allowed);
  const spelling = meant === undefined ? undefined : `did you mean "${meant}"?`;
  return suggestByPlace(key, value, path) ?? spelling ?? suggestHome(key, value, path) ?? suggestion(key, allowed);
}

/** The known key that an unknown one stands for: by another word for it, or by its spelling. */
export function meantKey(key: string, allowed: readonly string[]): string | undefined {
  const word = key.toLowerCase().replaceAll("-", "_");
  const synonym = allowed.find((known) => known === word || synonyms[known]?.includes(word));
  return synonym ?? (key.length <= 64 ? nearest(key, allowed) : undefined);
}

function suggestByPlace(key: string, value: unknown, path: Path): string | undefined {
  const kind = kindOf(path);
  if (kind === "catalog" && isMapWith(value, "instrument")) return 'a metric stands below "metrics": indent it';
  if (kind === "entry" && key === "name") return "remove it: the key above is the metric's name";
  if (kind === "attribute" && key === "optional") return 'write "required: false"';
  return undefined;
}

function suggestHome(key: string, value: unknown, path: Path): string | undefined {
  // What is imported says all else itself.
  if (kindOf(path).startsWith("imported")) return undefined;
  if (kindOf(path) === "entry" && isAttribute(value)) return 'an attribute stands below "attributes": indent it';
  const home = homes.find(
    (candidate) => candidate.path.length !== path.length && knownKeys(candidate.path).includes(key),
  );
  return home === undefined ? undefined : `"${key}" is a key of ${home.name}`;
}

function isMapWith(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

/** Whether a value is written like an attribute. */
export function isAttribute(value: unknown): boolean {
  return (
    Array.isArray(value) ||
    attributeTypes.some((type) => type === value) ||
    isMapWith(value, "type") ||
    isMapWith(value, "values")
  );
}
