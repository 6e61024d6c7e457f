import * as z from "zod";
import {
  attributeTypes,
  contents,
  defaultMaxItems,
  greatestMaxItems,
  redactions,
  sensitivities,
  stabilities,
} from "../../vocabulary.js";

/** What a person may write of an attribute: a shorthand or an object. */

const emissions = ["both"] as const;

export const text = z.string().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
export const count = z.int().positive();

const noticeFields = {
  since: text.optional().meta({ description: "Version in which it was deprecated." }),
  reason: text.optional().meta({ description: "Why, in one sentence." }),
  renamed_to: text.optional().meta({ description: "The name, as written in this file, that takes its place." }),
};

const noticeWords = "Since when and why it should no longer be used, and what to use instead.";

export const notice = z.strictObject(noticeFields).meta({ id: "AttributeDeprecation", description: noticeWords });

export const deprecation = z
  .strictObject({
    ...noticeFields,
    emit: z
      .enum(emissions)
      .optional()
      .meta({ description: "Whichever recorder is called, both names are exported, until the window ends." }),
    until: text.optional().meta({
      description: "The last day on which both names are exported, as in 2027-01-31, or the first version without it.",
    }),
    convert: z.boolean().optional().meta({
      description: "Whether numbers are converted between the units of the two names, whichever recorder is called.",
      default: false,
    }),
  })
  .meta({ id: "Deprecation", description: noticeWords });

const valueList = z.array(z.union([z.string(), z.number()])).min(1);

export const textOrTexts = z.union([text, z.array(text).min(1)]);
export const note = text.optional().meta({ description: "More to know, in Markdown." });
export const stability = z.enum(stabilities).optional();
export const annotations = z.record(z.string(), z.json()).optional().meta({
  description: "Whatever other programs want to know: it goes through to catalog.json and to templates.",
});

const value = z
  .strictObject({
    description: text.optional().meta({ description: "What the value means." }),
    note,
    stability: stability.meta({ description: "What it promises by itself; left out, what its attribute promises." }),
    deprecated: notice.optional(),
  })
  .meta({ id: "Value", description: "An allowed value, with what there is to say about it." });

const values = z.union([valueList, z.record(z.string(), z.union([z.string(), z.null(), value]))]).meta({
  description:
    "The allowed values: a list, or a map from value to description or object. A trailing * stands for any text: subagent_*.",
});

const required = z
  .union([
    z.boolean(),
    z.literal("opt_in"),
    z.strictObject({ when: text.meta({ description: "The condition under which each measurement must carry it." }) }),
    z.strictObject({ recommended: text.meta({ description: "When and why it should be there." }) }),
  ])
  .meta({
    description:
      "Whether each measurement must carry it: true, false (it should), opt_in (only if asked for), or a condition.",
    default: true,
  });

const attributeFields = {
  type: z
    .enum(attributeTypes)
    .optional()
    .meta({ description: "Type of the value, or of an array of them; string when values are texts." }),
  values: values.optional(),
  open: z.boolean().optional().meta({
    description: "The values are only the known ones; any other of the type is allowed, too.",
    default: false,
  }),
  required: required.optional(),
  description: text.optional().meta({ description: "What the attribute says, in Markdown." }),
  examples: z
    .array(z.union([scalar, z.array(scalar)]))
    .optional()
    .meta({ description: "Typical values, for the documents." }),
  pattern: text.optional().meta({ description: "A regular expression that the whole string must match." }),
  max_length: count.optional().meta({
    description: "The most UTF-16 units that a string may have; with a pattern 256 unless it says otherwise.",
  }),
  max_items: count.max(greatestMaxItems).optional().meta({
    description: "The most items that an array may have.",
    default: defaultMaxItems,
  }),
  min: z.number().optional().meta({ description: "The least allowed number." }),
  max: z.number().optional().meta({ description: "The greatest allowed number." }),
  max_values: count
    .optional()
    .meta({ description: "How many different values a process may record; further ones become _other." }),
  sensitivity: z
    .enum(sensitivities)
    .optional()
    .meta({ description: "How careful the values must be treated.", default: "public" }),
  redact: z.enum(redactions).optional().meta({
    description:
      "What leaves of events and spans in place of a personal or secret value; [REDACTED] unless it is written.",
  }),
  content: z.enum(contents).optional().meta({
    description:
      "That people or tools wrote it, so that it leaves only with log_user_prompt or log_tool_content; personal unless sensitivity says otherwise.",
  }),
  note,
  annotations,
  stability: stability.meta({ description: "What it promises by itself; left out, what its metric promises." }),
  deprecated: notice.optional(),
};

// A union tries its options in order: the frequent one first.
const typeName = z.enum(attributeTypes).meta({ description: "Shorthand for a type." });
const shortList = valueList.meta({ description: "Shorthand for a list of values." });

export const attributeDefinition = z
  .union([z.strictObject(attributeFields), typeName, shortList])
  .meta({ id: "Attribute", description: "An attribute: a type name, a list of values, or an object." });

export const attributeUse = z
  .union([
    z.strictObject({
      ref: text.optional().meta({ description: "The shared attribute to start from; other keys override it." }),
      from: text
        .optional()
        .meta({ description: "The import that the shared attribute is of, where several have one of that name." }),
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

const overrideFields = {
  values: values.optional(),
  required: z.literal(true).optional().meta({ description: "Each call of this program gives it." }),
  description: attributeFields.description,
  note,
  examples: attributeFields.examples,
  max_length: attributeFields.max_length,
  max_items: attributeFields.max_items,
  min: attributeFields.min,
  max: attributeFields.max,
  sensitivity: attributeFields.sensitivity,
};

/** What an importing catalog may say of an attribute of an event or a span, which make no series. */
export const signalAttributeOverride = z.union([z.strictObject(overrideFields), shortList]).meta({
  id: "SignalAttributeOverride",
  description:
    "What this program says of an attribute of an imported event or span: fewer values, narrower limits, documents.",
});

/** What an importing catalog may say of an attribute: what narrows it, and what documents it. */
export const attributeOverride = z
  .union([z.strictObject({ ...overrideFields, max_values: attributeFields.max_values }), shortList])
  .meta({
    id: "AttributeOverride",
    description: "What this program says of an imported metric's attribute: fewer values, narrower limits, documents.",
  });

export type AttributeDocument = z.infer<typeof attributeDefinition>;
export type AttributeOverrideDocument = z.infer<typeof attributeOverride>;
export type AttributeUseDocument = z.infer<typeof attributeUse>;
export type DeprecationDocument = z.infer<typeof deprecation>;
export type NoticeDocument = z.infer<typeof notice>;
