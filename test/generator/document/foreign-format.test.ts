import { expect, test } from "vitest";
import { commands } from "../../../generator/cli/program/commands.js";
import { foreignFormat } from "../../../generator/document/foreign-format.js";

const hasImport = commands.some(({ name }) => name === "import");
const byHand = 'describe its metrics in a catalog, which begins with "catalog: 1"';

test.each([
  ["otel", { groups: [{ id: "metric.a" }] }],
  ["otel", { file_format: "definition/2" }],
  ["mdatagen", { type: "redis", status: {}, metrics: {} }],
])("what `import %s` reads is helped by that command, where the command line has it", (format, data) => {
  const command = `run \`meterbook import ${format} <file>\`, which writes a catalog from it`;
  expect(foreignFormat(data)?.help).toBe(hasImport ? command : byHand);
});

test.each([{ $schema: "moz://mozilla.org/schemas/glean/metrics/2-0-0" }, { panels: [] }])(
  "what no command reads is described by hand: %j",
  (data) => expect(foreignFormat(data)?.help).toBe(byHand),
);
