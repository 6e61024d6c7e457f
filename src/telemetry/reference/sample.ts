import { describeSchema } from "./describe-schema.js";
import { type KeyDefinition, tables } from "../schema/keys.js";

function plain(text: string): string {
  return text.replaceAll("`", "");
}

function keyLines([key, { schema, meaning, example }]: [string, KeyDefinition]): string {
  const { type, fallback } = describeSchema(schema);
  const facts = [type === "exporter" ? "" : type, fallback === "–" ? "" : `default ${fallback}`].filter(
    (fact) => fact !== "",
  );
  return `# ${plain(meaning)} (${plain(facts.join("; "))})\n# ${key} = ${example}`;
}

/** A `config.toml` that holds every key as a comment: it changes nothing until a line is uncommented. */
export function sampleConfig(): string {
  const parts = Object.entries(tables).map(([name, { meaning, keys }]) => {
    return [`# ${plain(meaning)}\n[${name}]`, ...Object.entries(keys).map(keyLines)].join("\n\n");
  });
  return `${parts.join("\n\n")}\n`;
}
