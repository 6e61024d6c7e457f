import type * as z from "zod";
import { describeSchema } from "./describe-schema.js";
import { tables } from "../schema/tables.js";

function plain(text: string): string {
  return text.replaceAll("`", "");
}

function keyLines([key, schema]: [string, z.core.$ZodType]): string {
  const { type, fallback, meaning, example } = describeSchema(schema);
  const facts = [type === "exporter" ? "" : type, fallback === "–" ? "" : `default ${fallback}`].filter(
    (fact) => fact !== "",
  );
  return `# ${plain(meaning)} (${plain(facts.join("; "))})\n# ${key} = ${example}`;
}

/** A `config.toml` that holds every key as a comment: it changes nothing until a line is uncommented. */
export function sampleConfig(): string {
  const parts = Object.entries(tables).map(([name, { meaning, schema }]) => {
    return [`# ${plain(meaning)}\n[${name}]`, ...Object.entries(schema.shape).map(keyLines)].join("\n\n");
  });
  return `${parts.join("\n\n")}\n`;
}
