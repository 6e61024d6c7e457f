import * as z from "zod";
import { text } from "./attribute-schema.js";

const title = text.meta({ description: "Heading of the section." });
const afterMetrics = z
  .boolean()
  .optional()
  .meta({ description: "Whether the section stands below the metrics instead of ahead of them.", default: false });

const section = z.union([
  z.strictObject({
    title,
    text: text.meta({ description: "Its words, in Markdown." }),
    after_metrics: afterMetrics,
  }),
  z.strictObject({
    title,
    include: text.meta({
      description: "Markdown file with its words, below the catalog's folder; headings from ### on.",
    }),
    after_metrics: afterMetrics,
  }),
]);

export const page = z
  .strictObject({
    title: text.optional().meta({ description: "Title of the reader's page." }),
    introduction: text.optional().meta({ description: "First paragraph of its section on metrics." }),
    context_title: text
      .optional()
      .meta({ description: "Heading of the list of common attributes.", default: "Common attributes" }),
    catalog_text: text.optional().meta({ description: "Paragraph ahead of the tables of metrics." }),
    attributes_title: text
      .optional()
      .meta({ description: "Heading of the tables' column of attributes.", default: "Attributes" }),
    sections: z
      .array(section)
      .optional()
      .meta({ description: "Sections ahead of the metrics or below them, in Markdown." }),
  })
  .meta({ id: "Page", description: "The texts of telemetry.md that are not about one metric." });
