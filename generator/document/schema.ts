import * as z from "zod";
import { type RuleCode, ruleCodes } from "../diagnostics/codes.js";
import { type Level, levels } from "../diagnostics/severity.js";
import { translationStrategies } from "../exported/route.js";
import {
  attributeTypes,
  defaultCardinality,
  instruments,
  sensitivities,
  stabilities,
  statuses,
  valueTypes,
} from "../vocabulary.js";
import { metricSnippets } from "./snippets.js";

/** What a person may write in catalog.yaml: shape only. What it means is decided in `model/`. */

const emissions = ["both"] as const;
const importExtensions = ["js", "ts", "none"] as const;
const prometheusExporters = ["otlp", "javascript"] as const;

const text = z.string().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const count = z.int().positive();

const noticeFields = {
  since: text.optional().meta({ description: "Version in which it was deprecated." }),
  reason: text.optional().meta({ description: "Why, in one sentence." }),
  renamed_to: text.optional().meta({ description: "The name, as written in this file, that takes its place." }),
};

const noticeWords = "Since when and why it should no longer be used, and what to use instead.";

const notice = z.strictObject(noticeFields).meta({ id: "AttributeDeprecation", description: noticeWords });

const deprecation = z
  .strictObject({
    ...noticeFields,
    emit: z
      .enum(emissions)
      .optional()
      .meta({ description: "Whichever recorder is called, both names are exported, until the window ends." }),
    until: text.optional().meta({
      description: "The last day on which both names are exported, as in 2027-01-31, or the first version without it.",
    }),
  })
  .meta({ id: "Deprecation", description: noticeWords });

const valueList = z.array(z.union([z.string(), z.number()])).min(1);

const values = z.union([valueList, z.record(z.string(), z.union([z.string(), z.null()]))]).meta({
  description:
    "The allowed values: a list, or a map from value to description. A trailing * stands for any text: subagent_*.",
});

const textOrTexts = z.union([text, z.array(text).min(1)]);
const note = text.optional().meta({ description: "More to know, in Markdown." });
const stability = z.enum(stabilities).optional();
const annotations = z.record(z.string(), z.json()).optional().meta({
  description: "Whatever other programs want to know: it goes through to catalog.json and to templates.",
});

const attributeFields = {
  type: z.enum(attributeTypes).optional().meta({ description: "Type of the value; string when values are texts." }),
  values: values.optional(),
  open: z
    .boolean()
    .optional()
    .meta({ description: "The values are only the known ones; any other string is allowed, too.", default: false }),
  required: z.boolean().optional().meta({ description: "Whether each measurement must carry it.", default: true }),
  description: text.optional().meta({ description: "What the attribute says, in Markdown." }),
  examples: z.array(scalar).optional().meta({ description: "Typical values, for the documents." }),
  pattern: text.optional().meta({ description: "A regular expression that the whole string must match." }),
  max_length: count.optional().meta({ description: "The most UTF-16 units that a string may have." }),
  min: z.number().optional().meta({ description: "The least allowed number." }),
  max: z.number().optional().meta({ description: "The greatest allowed number." }),
  max_values: count
    .optional()
    .meta({ description: "How many different values a process may record; further ones become _other." }),
  sensitivity: z
    .enum(sensitivities)
    .optional()
    .meta({ description: "How careful the values must be treated.", default: "public" }),
  note,
  annotations,
  stability: stability.meta({ description: "What it promises by itself; left out, what its metric promises." }),
  deprecated: notice.optional(),
};

// A union tries its options in order: the frequent one first.
const typeName = z.enum(attributeTypes).meta({ description: "Shorthand for a type." });
const shortList = valueList.meta({ description: "Shorthand for a list of values." });

const attributeDefinition = z
  .union([z.strictObject(attributeFields), typeName, shortList])
  .meta({ id: "Attribute", description: "An attribute: a type name, a list of values, or an object." });

const attributeUse = z
  .union([
    z.strictObject({
      ref: text.optional().meta({ description: "The shared attribute to start from; other keys override it." }),
      ...attributeFields,
    }),
    typeName,
    shortList,
    z.null().meta({ description: "The shared attribute of that name." }),
  ])
  .meta({
    id: "AttributeUse",
    description: "An attribute of a metric: nothing (the shared one), a type, values, or an object.",
  });

const metric = z
  .strictObject({
    instrument: z.enum(instruments).meta({ description: "The OpenTelemetry instrument." }),
    observable: z
      .boolean()
      .optional()
      .meta({ description: "Whether the value is asked for by a callback at collection.", default: false }),
    description: text.optional().meta({ description: "What is measured, in Markdown; goes to the exporter, too." }),
    unit: text.optional().meta({ description: 'The unit in UCUM notation: ms, s, By, {request}, "1".' }),
    value_type: z.enum(valueTypes).optional().meta({ description: "Kind of number.", default: "double" }),
    buckets: z
      .array(z.number())
      .min(1)
      .optional()
      .meta({ description: "Explicit bucket boundaries of a histogram, ascending." }),
    attributes: z
      .union([z.record(z.string(), attributeUse), z.array(text)])
      .optional()
      .meta({ description: "The attributes: a map, or a list of shared ones." }),
    status: z.enum(statuses).optional().meta({ description: "Where it is in its life.", default: "active" }),
    stability: stability.meta({ description: "What it promises.", default: "development" }),
    since: text.optional().meta({ description: "Version in which it first appeared." }),
    owner: textOrTexts.optional().meta({ description: "The team or person who answers for it, or several." }),
    deprecated: deprecation.optional(),
    expires: text.optional().meta({
      description: "The last day on which it is recorded, as in 2027-01-31, or the first version without it.",
    }),
    note,
    links: z
      .union([z.array(text), z.record(z.string(), textOrTexts)])
      .optional()
      .meta({ description: "Addresses of issues, reviews, dashboards: a list, or a map from name to address." }),
    tags: z.array(text).optional().meta({ description: "Words to group metrics by." }),
    entities: z
      .array(text)
      .optional()
      .meta({ description: "What it is measured on, as OpenTelemetry calls entities: service.instance, host." }),
    annotations,
    cardinality: count
      .optional()
      .meta({ description: "The most series that a process may keep.", default: defaultCardinality }),
    allow: z.array(text).optional().meta({ description: "Codes of findings that are accepted for this metric." }),
  })
  .meta({ id: "Metric", description: "One metric." });

const title = text.meta({ description: "Heading of the section." });

const section = z.union([
  z.strictObject({ title, text: text.meta({ description: "Its words, in Markdown." }) }),
  z.strictObject({
    title,
    include: text.meta({
      description: "Markdown file with its words, below the catalog's folder; headings from ### on.",
    }),
  }),
]);

const page = z
  .strictObject({
    title: text.optional().meta({ description: "Title of the reader's page." }),
    introduction: text.optional().meta({ description: "First paragraph of its section on metrics." }),
    sections: z.array(section).optional().meta({ description: "Sections ahead of the metrics, in Markdown." }),
  })
  .meta({ id: "Page", description: "The words of telemetry.md that are not about one metric." });

const generation = z
  .strictObject({
    output: text.optional().meta({ description: "Output folder, below the catalog's own.", default: "generated" }),
    import_extension: z
      .enum(importExtensions)
      .optional()
      .meta({ description: "How generated files import each other.", default: "js" }),
    command: text
      .optional()
      .meta({ description: "The command that the headers name.", default: "npx meterbook generate" }),
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
    exporter: z.enum(prometheusExporters).optional().meta({
      description: "On which way the metrics come into Prometheus; the names of both count when it is left out.",
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
        "Names in Prometheus that this catalog answers for, beside those under its prefix. A * stands for any text: shop_*.",
    }),
    labels: z.array(text).optional().meta({
      description: "Labels that are added on the way to Prometheus, beside job and instance: cluster, namespace.",
    }),
  })
  .meta({ id: "Queries", description: "Settings of `meterbook queries`." });

const definitions = z.record(z.string(), attributeDefinition);

export const catalogDocumentSchema = z
  .strictObject({
    catalog: z.literal(1).meta({ description: "Version of this format." }),
    name: text.meta({ description: "Name of the meter, and stem of the generated type names." }),
    prefix: z.string().optional().meta({ description: "Put before every metric name." }),
    context: definitions.optional().meta({ description: "The attributes that every metric carries." }),
    attributes: definitions.optional().meta({ description: "Shared attributes, referenced by name." }),
    metrics: z
      .record(z.string(), metric)
      .meta({ description: "The metrics, by name without the prefix.", defaultSnippets: metricSnippets }),
    page: page.optional(),
    generate: generation.optional(),
    lint: lint.optional(),
    prometheus: prometheus.optional(),
    queries: queries.optional(),
  })
  .meta({ title: "Meterbook catalog", description: "Every metric and planned metric of a program." });

/** What a person wrote: references are names, and what may be left out may be missing. */
export type CatalogDocument = z.infer<typeof catalogDocumentSchema>;
export type MetricDocument = z.infer<typeof metric>;
export type AttributeDocument = z.infer<typeof attributeDefinition>;
export type AttributeUseDocument = z.infer<typeof attributeUse>;
export type DeprecationDocument = z.infer<typeof deprecation>;
export type NoticeDocument = z.infer<typeof notice>;
