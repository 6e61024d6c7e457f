import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readConventions } from "./semconv.mjs";

// npm run conventions -- <folder of the model> <version> [--print]: writes the table by which lint checks conventional names.
const [folder, version, print] = process.argv.slice(2);
const target = fileURLToPath(new URL("../../generator/lint/semconv/table.json", import.meta.url));

if (folder === undefined || version === undefined) {
  process.stderr.write("usage: npm run conventions -- <folder of the model> <version> [--print]\n");
  process.exit(2);
}
const text = tableText(readConventions(folder));
if (print === "--print") process.stdout.write(text);
else writeFileSync(target, text);

function tableText(registry) {
  return `${JSON.stringify({ version, rows: [...attributeRows(registry), ...metricRows(registry)] }, null, 2)}\n`;
}

function attributeRows({ attributes }) {
  return inOrder(attributes).map(({ key, type, deprecated, values }) => {
    const current = values.filter((each) => each.deprecated === null);
    const named = current.map(({ value }) => String(value)).join("|");
    return row("attribute", key, type, replacement(deprecated), named);
  });
}

function metricRows({ metrics }) {
  return inOrder(metrics.map((metric) => ({ ...metric, key: metric.name }))).map((metric) => {
    const required = metric.attributes.filter(({ requirement }) => requirement.level === "required");
    const keys = required.map(({ key }) => key).sort();
    return row("metric", metric.name, metric.instrument, metric.unit, replacement(metric.deprecated), keys.join("|"));
  });
}

function inOrder(named) {
  return [...named].sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Where prose alone says what to use, it is a split or a move that no one name answers. */
function replacement(deprecated) {
  if (deprecated === null) return "";
  const [, noted] = /^Replaced by `([\w.]+)`(?: with unit `[^`]+`)?\.?$/.exec(deprecated.note) ?? [];
  return deprecated.renamedTo ?? noted ?? (deprecated.kind === "obsoleted" ? "-" : "");
}

function row(...fields) {
  return fields.join("\t").trimEnd();
}
