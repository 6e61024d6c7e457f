import * as z from "zod";
import { describeSchema } from "./describe-schema.js";
import { type ExporterKind, exporterKinds } from "../schema/exporter-schema.js";
import { type KeyDefinition, tables } from "../schema/keys.js";

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(" | ")} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

function keyRow([key, { schema, meaning, example, variables = [] }]: [string, KeyDefinition]): readonly string[] {
  const { type, fallback } = describeSchema(schema);
  return [
    `\`${key}\``,
    type,
    fallback,
    meaning,
    `\`${key} = ${example}\``,
    variables.map((name) => `\`${name}\``).join(", "),
  ];
}

function optionRows({ options }: ExporterKind): readonly (readonly string[])[] {
  return Object.entries(options.shape).map(([key, schema]) => {
    const { type, fallback } = describeSchema(schema);
    const { example } = noteOf(schema);
    return [
      `\`${key}\``,
      type,
      fallback === "–" && key === "endpoint" ? "required" : fallback,
      noteOf(schema).description,
      `\`${key} = ${example}\``,
    ];
  });
}

/** Description and example stand on the schema below its default. */
function noteOf(schema: z.core.$ZodType): { readonly description: string; readonly example: string } {
  const { description, example } = z.globalRegistry.get(schema) ?? {};
  if (description !== undefined) return { description, example: String(example ?? "") };
  return schema instanceof z.core.$ZodDefault ? noteOf(schema._zod.def.innerType) : { description: "", example: "" };
}

function exporterSection([kind, definition]: [string, ExporterKind]): string {
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
  const sections = Object.entries(tables).map(([name, { meaning, keys }]) => {
    const head = ["Key", "Type", "Default", "Meaning", "Example", "Variables"];
    return `### \`[${name}]\`\n\n${meaning}\n\n${table(head, Object.entries(keys).map(keyRow))}`;
  });
  const exporters = Object.entries(exporterKinds).map(exporterSection);
  const wrong =
    "A wrong value switches off the signal it belongs to, and no other; the finding names line, column and fix.";
  return `${["Precedence:", precedence, wrong, ...sections, "### Exporters", ...exporters].join("\n\n")}\n`;
}
