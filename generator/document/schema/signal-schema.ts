import * as z from "zod";
import { severities, spanKinds } from "../../vocabulary.js";
import { notice, signalAttributeOverride, text } from "./attribute-schema.js";
import { attributeUses, lifeFields, noteFields } from "./metric-schema.js";

/** What a person may write of an event and of a span. */

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const source = z
  .union([
    text,
    z.strictObject({
      from: text.meta({ description: "The attribute whose value it is." }),
      values: z.record(z.string(), scalar).optional().meta({
        description: "What each of its values becomes: true, false, a text; * stands for all others.",
      }),
      unit: text
        .optional()
        .meta({ description: "The unit of the number, in UCUM, where the end of the name does not say it." }),
    }),
    z.strictObject({ constant: scalar.meta({ description: "The same value each time." }) }),
  ])
  .meta({ id: "RecordSource", description: "Where a value comes from: an attribute by its name, or an object." });

const records = z
  .record(z.string(), z.union([z.record(z.string(), source), z.null()]))
  .optional()
  .meta({
    description:
      "Metrics that the same call records, by name. value is the number; any other key is an attribute of the metric. Attributes of one name need no line.",
  });

const allow = z.array(text).optional().meta({ description: "Codes of findings that are accepted for this entry." });

const recorder = text
  .optional()
  .meta({ description: "The identifier in the code, as in toolResult; made of the name unless it is given." });

/** What events and spans have in common, behind what they are. */
const common = { records, ...lifeFields, deprecated: notice.optional(), ...noteFields, recorder, allow };

export const event = z
  .strictObject({
    description: text.optional().meta({ description: "What happened, in Markdown." }),
    severity: z.enum(severities).optional().meta({ description: "How grave it is.", default: "info" }),
    attributes: attributeUses.meta({ description: "The attributes: a map, or a list of shared ones." }),
    ...common,
  })
  .meta({ id: "Event", description: "One event, which leaves as a log record." });

export const span = z
  .strictObject({
    description: text.optional().meta({ description: "What is done in it, in Markdown." }),
    kind: z.enum(spanKinds).optional().meta({ description: "Its side of a call.", default: "internal" }),
    attributes: attributeUses.meta({
      description:
        'The attributes: a map, or a list of shared ones. required: { when: "the span ends" } is one that is known only then.',
    }),
    events: z
      .array(text)
      .min(1)
      .optional()
      .meta({ description: "Events of this catalog that are attached to it when they happen in it." }),
    ...common,
  })
  .meta({ id: "Span", description: "One span: what it says at its start and at its end." });

const { description, owner, note, links, tags, annotations } = event.shape;

/** What a catalog may say of an event or a span that it imports: what narrows it, documents it, or is the program's own choice. */
export const signalOverride = z
  .strictObject({
    description,
    attributes: z
      .record(z.string(), signalAttributeOverride)
      .optional()
      .meta({ description: "What this program says of its attributes." }),
    owner,
    note,
    links,
    tags,
    annotations,
    recorder,
  })
  .meta({
    id: "SignalOverride",
    description:
      "What this program says of an imported event or span: it may narrow and document it, and never contradict it.",
  });

export type SignalOverrideDocument = z.infer<typeof signalOverride>;
export type EventDocument = z.infer<typeof event>;
export type SpanDocument = z.infer<typeof span>;
export type RecordSourceDocument = z.infer<typeof source>;
