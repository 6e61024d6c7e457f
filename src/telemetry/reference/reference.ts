import type * as z from "zod";
import { describeSchema } from "./describe-schema.js";
import { type ExporterDefinition, exporters } from "../schema/exporters.js";
import { exporterKeys, tables } from "../schema/tables.js";

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(" | ")} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

/** What a reader needs of a schema's keys: a table, examples that can be copied, and the variables that count instead. */
function keys(
  schemas: Readonly<Record<string, z.core.$ZodType>>,
  heading: string,
  isIn: (lines: string) => string,
): string {
  const described = Object.entries(schemas).map(([key, schema]) => ({ key, ...describeSchema(schema) }));
  const rows = described.map(({ key, type, fallback, meaning }) => {
    return [`\`${key}\``, type, key === "endpoint" ? "required" : fallback, meaning];
  });
  const examples = described.map(({ key, example }) => `${key} = ${example}`).join("\n");
  const variables = described.flatMap(({ key, variables: names = [] }) => {
    return names.length === 0 ? [] : [[`\`${key}\``, names.map((name) => `\`${name}\``).join(", ")]];
  });
  return [
    table([heading, "Type", "Default", "Meaning"], rows),
    `For example:\n\n\`\`\`toml\n${isIn(examples)}\n\`\`\``,
    ...(variables.length === 0 ? [] : [table([heading, "Variables that count where it is left out"], variables)]),
  ].join("\n\n");
}

function exporterSection([kind, definition]: [string, ExporterDefinition]): string {
  const { meaning, signals, bare, options } = definition;
  const only = signals.length === 1 ? ` For ${signals.join()} only.` : "";
  const hasOptions = Object.keys(options.shape).length > 0;
  const inBraces = `\`{ ${kind} = { … } }\``;
  const written = bare ? `\`"${kind}"\`${hasOptions ? `, or as ${inBraces} with options` : ""}` : inBraces;
  const text = `#### \`${kind}\`\n\n${meaning}${only} Written as ${written}.`;
  if (!hasOptions) return text;
  const [signal = "logs"] = signals;
  return `${text}\n\n${keys(options.shape, "Option", (lines) => `[otel.${exporterKeys[signal]}.${kind}]\n${lines}`)}`;
}

const precedence = [
  "1. `OTEL_SDK_DISABLED=true` and `DO_NOT_TRACK=1` switch all three signals off.",
  "2. `config.toml`.",
  "3. The standard `OTEL_*` variables, for what the file leaves out. `OTEL_LOGS_EXPORTER`, `OTEL_TRACES_EXPORTER` and `OTEL_METRICS_EXPORTER` switch a signal on; an endpoint alone does not.",
  "4. The defaults below. By default nothing is sent.",
].join("\n");

/** Every key of a configuration, from the schema that checks it, as Markdown. */
export function configReference(): string {
  const sections = Object.entries(tables).map(([name, { meaning, schema }]) => {
    return `### \`[${name}]\`\n\n${meaning}\n\n${keys(schema.shape, "Key", (lines) => `[${name}]\n${lines}`)}`;
  });
  const options = Object.entries(exporters).map(exporterSection);
  const wrong =
    "A wrong value switches off the signal it belongs to, and no other; the finding names line, column and fix.";
  return `${["Precedence:", precedence, wrong, ...sections, "### Exporters", ...options].join("\n\n")}\n`;
}
