import * as z from "zod";
import { defaultCardinality, instruments, statuses, valueTypes } from "../../vocabulary.js";
import {
  annotations,
  attributeOverride,
  attributeUse,
  count,
  deprecation,
  note,
  stability,
  text,
  textOrTexts,
} from "./attribute-schema.js";

export const attributeUses = z.union([z.record(z.string(), attributeUse), z.array(text)]).optional();

/** Where an entry is in its life, and whose it is; of entries of every kind. */
export const lifeFields = {
  status: z.enum(statuses).optional().meta({ description: "Where it is in its life.", default: "active" }),
  stability: stability.meta({ description: "What it promises.", default: "development" }),
  since: text.optional().meta({ description: "Version in which it first appeared." }),
  owner: textOrTexts.optional().meta({ description: "The team or person who answers for it, or several." }),
};

/** What an entry says beside its signal; of entries of every kind. */
export const noteFields = {
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
};

const variant = z
  .strictObject({
    description: text.optional().meta({ description: "What is measured, where it is not what the metric measures." }),
    attributes: attributeUses.meta({
      description: "The attributes that it has besides those of the metric: a map, or a list of shared ones.",
    }),
    note,
    recorder: text
      .optional()
      .meta({ description: "The identifier in the code; made of both names unless it is given." }),
  })
  .meta({ id: "Variant", description: "A form of a metric with further attributes and a recorder of its own." });

/** What a person may write of a metric. */
export const metric = z
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
    attributes: attributeUses.meta({ description: "The attributes: a map, or a list of shared ones." }),
    ...lifeFields,
    deprecated: deprecation.optional(),
    ...noteFields,
    recorder: text.optional().meta({
      description:
        "The identifier in the code, as in checkoutTime; made of the name unless it is given. none: only its variants have one.",
    }),
    enabled: z.boolean().optional().meta({
      description: "Whether it is recorded unless the program or its config.toml says otherwise.",
      default: true,
    }),
    variants: z
      .record(z.string(), z.union([variant, z.null()]))
      .optional()
      .meta({
        description: "Forms of the metric, by name: one exported name, with further attributes and a recorder each.",
      }),
    cardinality: count
      .optional()
      .meta({ description: "The most series that a process may keep.", default: defaultCardinality }),
    allow: z.array(text).optional().meta({ description: "Codes of findings that are accepted for this metric." }),
  })
  .meta({ id: "Metric", description: "One metric." });

const { description, buckets, owner, links, tags, recorder, enabled } = metric.shape;

/** What a catalog may say of a metric that it imports: what narrows it, documents it, or is the program's own choice. */
export const metricOverride = z
  .strictObject({
    description,
    buckets,
    attributes: z
      .record(z.string(), attributeOverride)
      .optional()
      .meta({ description: "What this program says of its attributes." }),
    owner,
    note,
    links,
    tags,
    annotations,
    recorder,
    enabled,
    cardinality: count.optional().meta({ description: "The most series that a process of this program may keep." }),
  })
  .meta({
    id: "MetricOverride",
    description:
      "What this program says of an imported metric: it may narrow and document it, and never contradict it.",
  });

export type MetricOverrideDocument = z.infer<typeof metricOverride>;
export type MetricDocument = z.infer<typeof metric>;
export type VariantDocument = z.infer<typeof variant>;
