import * as z from "zod";
import { type RuleCode, ruleCodes } from "../../diagnostics/codes.js";
import { type Level, levels } from "../../diagnostics/severity.js";
import { translationStrategies } from "../../exported/route.js";
import { type OutputName, outputNames, outputsToAskFor, valueTypes } from "../../vocabulary.js";
import { attributeDefinition, attributeUse, stability, text, textOrTexts } from "./attribute-schema.js";
import { catalogImport } from "./import-schema.js";
import { metric } from "./metric-schema.js";
import { page } from "./page-schema.js";
import { event, span } from "./signal-schema.js";

/** What a person may write in catalog.yaml: shape only. What it means is decided in `model/`. */

const languages = ["typescript", "javascript"] as const;
const moduleSystems = ["esm", "commonjs"] as const;
const importExtensions = ["js", "ts", "none"] as const;
const prometheusExporters = ["otlp", "javascript"] as const;

const outputDescriptions: Readonly<Record<OutputName, string>> = {
  recorders: "The recorders: types, and `createRecorders`.",
  validators: "The zod schemas, which import the types of the recorders and the package zod.",
  metrics: "The tables of metrics.md, and a reference of every metric.",
  telemetry: "The page for readers.",
  catalog: "The resolved catalog as JSON, for other programs.",
  dictionary: "The page to look metrics up, dictionary.html.",
};

/** Each output is a key of its own, so that editors complete and describe it. */
const outputs = z
  .strictObject(
    Object.fromEntries(
      outputNames.map((name) => [
        name,
        z
          .boolean()
          .optional()
          .meta({ description: outputDescriptions[name], default: !outputsToAskFor.has(name) }),
      ]),
    ) as Readonly<Record<OutputName, z.ZodOptional<z.ZodBoolean>>>,
  )
  .meta({
    id: "Outputs",
    description: "Which outputs are generated; those that are not named are, except the dictionary.",
  });

const generation = z
  .strictObject({
    output: text.optional().meta({ description: "Output folder, below the catalog's own.", default: "generated" }),
    outputs: outputs.optional(),
    language: z.enum(languages).optional().meta({
      description:
        "What the recorders and validators are written in; beside JavaScript stand the declarations of its types.",
      default: "typescript",
    }),
    modules: z.enum(moduleSystems).optional().meta({
      description: "How generated JavaScript is loaded: by `import`, or by `require`.",
      default: "esm",
    }),
    import_extension: z
      .enum(importExtensions)
      .optional()
      .meta({ description: "How generated files import each other.", default: "js" }),
    command: text
      .optional()
      .meta({ description: "The command that the headers name.", default: "npx meterbook generate" }),
    source_link: z
      .string()
      .regex(/^https?:\/\/[^\s/]+\S*$/)
      .optional()
      .meta({
        description:
          "Where the files of the catalog can be read, for the dictionary: an address with {path}, from the catalog's folder, and {line}.",
        examples: ["https://github.com/acme/shop/blob/main/{path}#L{line}"],
      }),
    recorded_in: text.optional().meta({
      description:
        "The file in which `meterbook usage --write` keeps where metrics, events and spans are recorded, for the reference and the dictionary.",
      examples: ["usage.json"],
    }),
    markdown: z.array(text).optional().meta({ description: "Markdown files to update between markers." }),
    templates: z
      .record(z.string(), text)
      .optional()
      .meta({ description: "Own Handlebars templates: name of the output, then path of the template." }),
  })
  .meta({ id: "Generate", description: "Settings of the generation." });

/** Each rule is a key of its own, so that editors complete and describe it. */
const lintRules = Object.fromEntries(
  Object.entries(ruleCodes).map(([code, { cause, severity }]) => [
    code,
    z.enum(levels).optional().meta({ description: cause, default: severity }),
  ]),
) as Readonly<Record<RuleCode, z.ZodOptional<z.ZodEnum<{ readonly [level in Level]: level }>>>>;

const lint = z
  .strictObject({
    rules: z.strictObject(lintRules).optional().meta({ description: "Rules that count otherwise than by default." }),
  })
  .meta({ id: "Lint", description: "Settings of `meterbook lint`." });

const prometheus = z
  .strictObject({
    translation_strategy: z.enum(translationStrategies).optional().meta({
      description:
        "How Prometheus names what it receives as OTLP, as `otlp.translation_strategy` of its configuration.",
      default: "UnderscoreEscapingWithSuffixes",
    }),
    exporter: z
      .enum(prometheusExporters)
      .optional()
      .meta({
        description: "On which way the metrics come into Prometheus; the names of both count when it is left out.",
        enumDescriptions: [
          "Prometheus receives them as OTLP, from the program or a collector.",
          "Prometheus scrapes the exporter of OpenTelemetry JavaScript, which adds _total only.",
        ],
      }),
  })
  .meta({ id: "Prometheus", description: "How the metrics come into Prometheus, which decides their names there." });

const queries = z
  .strictObject({
    files: z.array(text).optional().meta({
      description: "Dashboards and rule files that use the metrics: paths and globs, from the catalog's folder.",
    }),
    owns: z.array(text).optional().meta({
      description:
        "Names in Prometheus that this catalog answers for, beside those under its prefix. A * stands for any text: shop_*. With a ! ahead, names of others: !shop_legacy_*.",
    }),
    labels: z.array(text).optional().meta({
      description: "Labels that are added on the way to Prometheus, beside job and instance: cluster, namespace.",
    }),
    in_reference: z.boolean().optional().meta({
      description: "Whether the reference of metrics.md says in which dashboards and rules each metric is used.",
      default: false,
    }),
  })
  .meta({ id: "Queries", description: "Settings of `meterbook queries`." });

const meter = z
  .strictObject({
    version: text.optional().meta({ description: "Version of the instrumentation scope, in quotes." }),
    schema_url: z
      .string()
      .regex(/^https?:\/\/[^\s/]+/)
      .optional()
      .meta({
        description: "Address of the schema that the metrics follow, as in https://example.com/schemas/1.4.0.",
      }),
  })
  .meta({
    id: "Meter",
    description: "The instrumentation scope, beside its name: what `bind(provider)` makes a Meter of.",
  });

const definitions = z.record(z.string(), attributeDefinition);

/** What editors offer to insert below `metrics:`, where the names are free (a vocabulary of vscode and yaml-language-server). */
const metricSnippets = [
  snippet("new counter", "How often something happened.", "counter", "What is counted."),
  snippet("new histogram", "How long something took, or how large it was.", "histogram", "What is measured.", {
    unit: "${3:ms}",
  }),
];

function snippet(label: string, description: string, instrument: string, hint: string, more: object = {}) {
  return { label, description, body: { "${1:area.event}": { instrument, ...more, description: `\${2:${hint}}` } } };
}

const metrics = z
  .record(z.string(), metric)
  .meta({ description: "The metrics, by name without the prefix.", defaultSnippets: metricSnippets });

const events = z.record(z.string(), event).optional().meta({
  description: "The events, by name without the prefix.",
});
const spans = z.record(z.string(), span).optional().meta({
  description: "The spans, by name without the prefix.",
});

const shared = definitions.optional().meta({ description: "Shared attributes, referenced by name." });

const defaults = z
  .strictObject({
    stability: stability.meta({ description: "What metrics promise that say nothing of it." }),
    owner: textOrTexts.optional().meta({ description: "Who answers for metrics that name nobody." }),
    value_type: z
      .enum(valueTypes)
      .optional()
      .meta({ description: "Kind of number of metrics that say nothing of it." }),
    enabled: z.boolean().optional().meta({ description: "Whether metrics are recorded that say nothing of it." }),
  })
  .meta({ id: "Defaults", description: "What metrics say that say nothing themselves; those of a part win there." });

/** Where one of them stands, `metrics` may be left out. */
export const catalogDocumentSchema = z
  .strictObject({
    catalog: z.literal(1).meta({ description: "Version of this format." }),
    name: text.meta({ description: "Name of the meter, and stem of the generated type names." }),
    prefix: z.string().optional().meta({ description: "Put before every metric name." }),
    meter: meter.optional(),
    context: z
      .record(z.string(), attributeUse)
      .optional()
      .meta({ description: "The attributes that every metric carries." }),
    attributes: shared,
    defaults: defaults.optional(),
    include: z.array(text).min(1).optional().meta({
      description: "Parts: more files with attributes, metrics, events and spans, as paths or globs below this folder.",
    }),
    imports: z
      .array(catalogImport)
      .min(1)
      .optional()
      .meta({ description: "Other catalogs, read only: npm packages, or relative paths." }),
    metrics,
    events,
    spans,
    page: page.optional(),
    generate: generation.optional(),
    lint: lint.optional(),
    prometheus: prometheus.optional(),
    queries: queries.optional(),
  })
  .meta({ title: "Meterbook catalog", description: "Every metric and planned metric of a program." });

/** A file that a catalog includes. Its metrics and attributes are those of the catalog. */
export const partDocumentSchema = z
  .strictObject({ attributes: shared, defaults: defaults.optional(), metrics: metrics.optional(), events, spans })
  .meta({
    title: "Part of a Meterbook catalog",
    description: "Metrics, events, spans and shared attributes of a catalog.",
  });

/** What a person wrote: references are names, and what may be left out may be missing. */
export type DefaultsDocument = z.infer<typeof defaults>;
export type CatalogDocument = z.infer<typeof catalogDocumentSchema>;
export type PartDocument = z.infer<typeof partDocumentSchema>;
