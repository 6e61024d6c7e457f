import { outputNames } from "../../../generator/vocabulary.js";
import { javascriptRoute, otlpRoute } from "../../../generator/exported/route.js";
import type {
  AllowedValue,
  Attribute,
  Catalog,
  Deprecation,
  Histogram,
  Instrument,
  Metric,
  Page,
} from "../../../generator/model/catalog.js";
import type { Place } from "../../../generator/source.js";
import { camelCase, pascalCase, prefixed } from "../../../generator/names.js";

/** Where everything stands that a test builds. */
export const somewhere: Place = { source: { name: "catalog.yaml", text: "" }, start: 0, end: 0 };
const place = { path: [], place: somewhere } as const;

/** A catalog with the defaults that resolving gives, and what a test is about. */
export function catalogOf(metrics: readonly Metric[], given: Partial<Catalog> = {}): Catalog {
  return {
    name: "shop",
    file: "catalog.yaml",
    prefix: "",
    meter: { version: null, schemaUrl: null },
    context: [],
    shared: [],
    metrics,
    imports: [],
    events: [],
    spans: [],
    page: pageOf(),
    settings: {
      output: "generated",
      outputs: new Set(outputNames),
      language: "typescript",
      modules: "esm",
      sourceLink: null,
      recordedIn: null,
      importExtension: "js",
      command: "npm run generate",
      markdown: [],
      templates: [],
      levels: new Map(),
      prometheus: {
        strategy: "UnderscoreEscapingWithSuffixes",
        exporter: null,
        routes: [otlpRoute(), javascriptRoute],
      },
      queries: { files: [], owns: [], labels: [], inReference: false },
    },
    names: { stem: "Shop", context: "ShopContext", recorders: "ShopRecorders" },
    ...given,
  };
}

type Given = Partial<Omit<Histogram, "instrument">> & { readonly instrument?: Instrument };

export function pageOf(given: Partial<Page> = {}): Page {
  return {
    title: "Shop telemetry",
    introduction: "",
    contextTitle: "Common attributes",
    catalogText: null,
    attributesTitle: "Attributes",
    sections: [],
    ...given,
  };
}

const nothingSaid = {
  owners: [],
  deprecated: null,
  expires: null,
  note: null,
  links: [],
  tags: [],
  entities: [],
  annotations: {},
} as const;

export function metricOf(key: string, { instrument = "counter", buckets = null, ...given }: Given = {}): Metric {
  const stem = camelCase(key);
  const kind = instrument === "histogram" ? { instrument, buckets } : { instrument };
  return {
    kind: "metric",
    key,
    name: key,
    observable: false,
    description: "",
    unit: "",
    valueType: "double",
    attributes: [],
    status: "active",
    stability: "development",
    since: null,
    ...nothingSaid,
    enabled: true,
    cardinality: 2000,
    variants: [],
    hasOwnRecorder: true,
    allow: [],
    imported: null,
    names: {
      stem,
      chosen: null,
      recorder: given.observable ? prefixed("observe", stem) : stem,
      timer: null,
      attributes: `${pascalCase(key)}Attributes`,
    },
    ...place,
    ...given,
    ...kind,
  };
}

export function attributeOf(key: string, given: Partial<Attribute> = {}): Attribute {
  return {
    key,
    type: "string",
    isArray: false,
    maxItems: null,
    imported: null,
    description: "",
    values: [],
    open: false,
    required: true,
    requirement: null,
    examples: [],
    pattern: null,
    maxLength: null,
    min: null,
    max: null,
    maxValues: null,
    sensitivity: null,
    redact: null,
    content: null,
    note: null,
    annotations: {},
    stability: null,
    deprecated: null,
    shared: null,
    origin: "own",
    ...place,
    ...given,
  };
}

export function deprecationOf(given: Partial<Deprecation> = {}): Deprecation {
  return { since: null, reason: null, renamedTo: null, emitBoth: false, until: null, convert: false, ...given };
}

const facts = { note: null, stability: null, deprecated: null } as const;

export function exact(value: string | number, description = ""): AllowedValue {
  return { kind: "exact", value, ...facts, description };
}

export function prefix(text: string, description = ""): AllowedValue {
  return { kind: "prefix", prefix: text, ...facts, description };
}
