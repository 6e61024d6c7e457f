import type * as z from "zod";
import { describeSchema } from "./describe-schema.js";
import { type ExporterDefinition, exporters } from "../schema/exporters.js";
import { tables } from "../schema/tables.js";

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(" | ")} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

function keyRow([key, schema]: [string, z.core.$ZodType]): readonly string[] {
  const { type, fallback, meaning, example, variables = [] } = describeSchema(schema);
  const names = variables.map((name) => `\`${name}\``).join(", ");
  return [`\`${key}\``, type, fallback, meaning, `\`${key} = ${example}\``, names];
}

function optionRows({ options }: ExporterDefinition): readonly (readonly string[])[] {
  return Object.entries(options.shape).map(([key, schema]) => {
    const { type, fallback, meaning, example } = describeSchema(schema);
    const missing = key === "endpoint" ? "required" : fallback;
    return [`\`${key}\``, type, missing, meaning, `\`${key} = ${example}\``];
  });
}

function exporterSection([kind, definition]: [string, ExporterDefinition]): string {
  const only = definition.signals.length === 1 ? ` For ${definition.signals.join()} only.` : "";
  const written = definition.bare ? ` Written as \`"${kind}"\`` : "";
  const options = optionRows(definition);
  const also =
    definition.bare && options.length > 0
      ? `, or as \`{ ${kind} = { … } }\` with options.`
      : definition.bare
        ? "."
        : ` Written as \`{ ${kind} = { … } }\`.`;
  const text = `#### \`${kind}\`\n\n${definition.meaning}${only}${written}${also}`;
  return options.length === 0
    ? text
    : `${text}\n\n${table(["Option", "Type", "Default", "Meaning", "Example"], options)}`;
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
    const head = ["Key", "Type", "Default", "Meaning", "Example", "Variables"];
    return `### \`[${name}]\`\n\n${meaning}\n\n${table(head, Object.entries(schema.shape).map(keyRow))}`;
  });
  const options = Object.entries(exporters).map(exporterSection);
  const wrong =
    "A wrong value switches off the signal it belongs to, and no other; the finding names line, column and fix.";
  return `${["Precedence:", precedence, wrong, ...sections, "### Exporters", ...options].join("\n\n")}\n`;
}
