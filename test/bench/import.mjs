// What an import costs, each time in a cold process: `node test/bench/import.mjs [--short] [folder of semantic conventions]`.
// The registry is written here unless a folder is named, which holds real YAML. With `--short` fewer runs are made, and a figure
// above twice its budget fails.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "generator/meterbook.cjs");
const isShort = process.argv.includes("--short");
const given = process.argv.slice(2).find((word) => !word.startsWith("--"));
const repeats = isShort ? 3 : 7;

/** The seconds of the best of several imports, which other load disturbs least; each adds so many metrics. */
function measure(folder, words, metrics) {
  const seconds = Array.from({ length: repeats }, () => {
    rmSync(join(folder, "out"), { recursive: true, force: true });
    mkdirSync(join(folder, "out"));
    const start = performance.now();
    const all = [bin, "import", ...words, "--catalog", "out/catalog.yaml", "--format", "json"];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    const taken = (performance.now() - start) / 1000;
    if (status !== 0) throw new Error(`meterbook ${words.join(" ")} failed: ${stderr}`);
    const { added } = JSON.parse(stdout);
    if (metrics === null ? added.length === 0 : added.length !== metrics) {
      throw new Error(`meterbook ${words.join(" ")} found ${added.length} metrics`);
    }
    return taken;
  });
  return Math.min(...seconds);
}

/** Node alone: what a machine takes for it, it takes for all else. */
function emptyProcess() {
  const start = performance.now();
  spawnSync(process.execPath, ["--eval", ""]);
  return (performance.now() - start) / 1000;
}

/** A registry as large as OpenTelemetry's: 541 metrics of 50 namespaces, 1 100 attributes, spans beside them. */
function writeRegistry(folder) {
  const total = 541;
  const namespaces = 50;
  for (let space = 0; space < namespaces; space += 1) {
    const name = `area${space}`;
    const attributes = Array.from({ length: 22 }, (_, index) => {
      const members = [0, 1, 2, 3].map((at) => `{ id: v${at}, value: v${at}, brief: Value ${at}., stability: stable }`);
      const type = index % 4 === 0 ? `{ members: [${members.join(", ")}] }` : "string";
      return `      - { id: ${name}.a${index}, type: ${type}, brief: The attribute ${index} of ${name}., stability: stable, examples: [v1] }\n`;
    });
    const metrics = Array.from({ length: total }, (_, index) => index).filter((index) => index % namespaces === space);
    const groups = metrics.map((index) => {
      const uses = [0, 1, 2, 3, 4, 5].map(
        (at) => `{ ref: ${name}.a${(index + at) % 22}, requirement_level: required }`,
      );
      return `  - { id: metric.${name}.m${index}, type: metric, metric_name: ${name}.m${index}, instrument: histogram, unit: s, brief: How long ${index} took., stability: stable, extends: base.${name}, attributes: [${uses.join(", ")}] }\n`;
    });
    const at = join(folder, "model", name);
    mkdirSync(at, { recursive: true });
    const registry = `  - id: registry.${name}\n    type: attribute_group\n    attributes:\n${attributes.join("")}`;
    const base = `  - { id: base.${name}, type: attribute_group, attributes: [{ ref: ${name}.a0, note: Everywhere. }] }\n`;
    writeFileSync(join(at, "registry.yaml"), `groups:\n${registry}${base}`);
    writeFileSync(join(at, "metrics.yaml"), `groups:\n${groups.join("")}`);
    writeFileSync(join(at, "spans.yaml"), `groups:\n  - { id: span.${name}, type: span, brief: A span. }\n`);
  }
  return total;
}

/** A program of 1 000 files, of which 50 make a metric each with prom-client. */
function writeProgram(folder) {
  const files = 1_000;
  const withMetrics = 50;
  mkdirSync(join(folder, "src"));
  writeFileSync(
    join(folder, "tsconfig.json"),
    '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2022" }, "include": ["src"] }',
  );
  writeFileSync(join(folder, "package.json"), '{ "name": "shop", "type": "module" }');
  for (let index = 0; index < files; index += 1) {
    const functions = Array.from({ length: 20 }, (_, at) => {
      return `export function work${at}(value: number): number {\n  return value * ${at} + offset;\n}\n`;
    });
    const next = `import { work0 as before } from "./file${Math.max(0, index - 1)}.js";\n`;
    const metric = `import { Counter } from "prom-client";
const calls = new Counter({ name: "shop_calls${index}_total", help: "Calls.", labelNames: ["kind"] as const });
export function record(kind: "new" | "old"): void {
  calls.inc({ kind });
}
`;
    const isMetric = index % (files / withMetrics) === 0;
    const text = `${next}${isMetric ? metric : ""}const offset = ${index};\nexport const last = () => before(1);\n${functions.join("")}`;
    writeFileSync(join(folder, "src", `file${index}.ts`), text);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return withMetrics;
}

function inFolder(action) {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-bench-import-"));
  try {
    return action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const registry = inFolder((folder) => {
  if (given !== undefined) return measure(folder, ["otel", resolve(given)], null);
  const metrics = writeRegistry(folder);
  return measure(folder, ["otel", "model"], metrics);
});
const program = inFolder((folder) => {
  const metrics = writeProgram(folder);
  return measure(folder, ["typescript"], metrics);
});
const empty = Math.min(...Array.from({ length: 5 }, emptyProcess));

const rows = [
  [given === undefined ? "import otel, 541 metrics" : `import otel ${given}`, registry, 2],
  ["import typescript, 1 000 files, 50 of them with metrics", program, 5],
];

process.stdout.write(`| what | measured | E (${empty.toFixed(3)} s) | budget |\n| --- | ---: | ---: | ---: |\n`);
for (const [what, seconds, budget] of rows) {
  process.stdout.write(`| ${what} | ${seconds.toFixed(2)} s | ${(seconds / empty).toFixed(0)} | ${budget} s |\n`);
}
const exceeded = rows.filter(([, seconds, budget]) => seconds > budget * 2);
if (isShort && exceeded.length > 0) {
  process.stderr.write(`more than twice the budget: ${exceeded.map(([what]) => what).join("; ")}\n`);
  process.exitCode = 1;
}
