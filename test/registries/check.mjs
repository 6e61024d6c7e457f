import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readFacts } from "./facts.mjs";
import { lossesOf, unsayableIn } from "./losses.mjs";
import { readMetadata } from "./mdatagen.mjs";
import { readConventions } from "./semconv.mjs";
import { catalogText } from "./write-catalog.mjs";

// npm run check:registries -- <folder>, which holds otel-semconv-*/model mdatagen/*/metadata.yaml or facts/*: each registry is
// written as a catalog and generated, and each that `meterbook import` reads is imported and generated, too, and listed by another catalog. A loss fails, and so does a
// catalog.json that is too large; what the format has no words for is counted beside it. What is counted is read without the importer.
const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  process.stdout.write(`skipped: there is no folder ${folder ?? "given"}\n`);
  process.exit(0);
}

/** Of 541 metrics, 32 events and 113 spans with all their texts; the import adds their examples, and what is written by hand shares nothing. */
const largestCatalogJson = { written: 1_500_000, imported: 1_600_000 };

const command = fileURLToPath(new URL("../../generator/meterbook.cjs", import.meta.url));

for (const [name, registry, source] of registriesIn(folder)) {
  const written = () => catalogText(name.replaceAll(/[^a-z]+/g, "_"), registry);
  report(name, registry, (at) => writeFileSync(join(at, "catalog.yaml"), written()), largestCatalogJson.written);
  if (source !== undefined)
    report(`${name} by import`, registry, (at) => importInto(at, source, registry), largestCatalogJson.imported);
}

function report(name, registry, writeInto, largest) {
  const { isLossy, text } = check(name, registry, writeInto, largest);
  if (isLossy) process.exitCode = 1;
  process.stdout.write(`${text}\n`);
}

/** Twice: the second time nothing may change, and no metric may be found to differ. */
function importInto(at, [format, path], registry) {
  const first = meterbook(at, "import", format, path);
  const second = meterbook(at, "import", format, path, "--format", "json");
  const again = second.status === 0 ? JSON.parse(second.stdout) : {};
  if (
    first.status !== 0 ||
    again.status !== "unchanged" ||
    again.differing !== 0 ||
    meterbook(at, "format", "--check").status !== 0
  )
    throw new Error(`not imported:\n${first.stdout}${first.stderr.slice(-4000)}${second.stdout.slice(0, 4000)}`);
  process.stdout.write(`${first.stdout.trim()}\n`);
  listAll(at, registry);
}

/** A catalog that lists all metrics, events and spans of the imported one has recorders for as many. */
function listAll(at, registry) {
  const kinds = ["metrics", "events", "spans"].filter((kind) => registry[kind]?.length > 0);
  const lists = kinds.map((kind) => `${kind}: { "*": }`).join(", ");
  const text = `catalog: 1\nname: all\nimports: [{ from: ./catalog.yaml, ${lists} }]\ngenerate: { output: all }\n`;
  writeFileSync(join(at, "all.yaml"), text);
  const { status, stdout, stderr } = meterbook(at, "generate", "--catalog", "all.yaml");
  if (status !== 0) throw new Error(`what is imported is not listed:\n${stdout}${stderr.slice(-4000)}`);
  const listed = JSON.parse(readFileSync(join(at, "all", "catalog.json"), "utf8"));
  for (const kind of kinds) {
    const [wanted, found] = [registry[kind].length, listed[kind].length];
    if (found !== wanted) throw new Error(`of ${wanted} ${kind} ${found} are listed`);
  }
}

function meterbook(cwd, ...words) {
  return spawnSync(process.execPath, [command, ...words], { cwd, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}

function registriesIn(root) {
  const conventions = readdirSync(root).filter((name) => name.startsWith("otel-semconv-"));
  const facts = existsSync(join(root, "facts")) ? readdirSync(join(root, "facts")) : [];
  const components = existsSync(join(root, "mdatagen")) ? readdirSync(join(root, "mdatagen")) : [];
  return [
    ...facts.map((name) => [name, readFacts(join(root, "facts", name))]),
    ...conventions.map((name) => {
      const path = resolve(root, name, "model");
      return [name, readConventions(path), ["otel", path]];
    }),
    ...components.map((name) => {
      const path = resolve(root, "mdatagen", name, "metadata.yaml");
      return [name, readMetadata(path), ["mdatagen", path]];
    }),
  ];
}

/** Writes the catalog, generates it, and compares what was read with what comes out. */
function check(name, registry, writeInto, largest) {
  const at = mkdtempSync(join(tmpdir(), "meterbook-registry-"));
  try {
    mkdirSync(at, { recursive: true });
    writeInto(at);
    const { status, stdout, stderr } = meterbook(at, "generate");
    if (status !== 0) return { isLossy: true, text: `${name}: not generated\n${(stdout + stderr).slice(-4000)}` };
    const text = readFileSync(join(at, "generated", "catalog.json"), "utf8");
    const losses = lossesOf(registry, JSON.parse(text));
    const unsayable = Object.entries(unsayableIn(registry)).flatMap(([what, count]) =>
      count > 0 ? [`${count} ${what}`] : [],
    );
    const rest = unsayable.length === 0 ? "" : `; not said: ${unsayable.join(", ")}`;
    const counts = Object.entries(losses.counts).map(([kind, count]) => `${kind} ${count}`);
    const lines = losses.examples.map((example) => `\n  ${example}`).join("");
    const signals = ["events", "spans"].map((section) => `${registry[section]?.length ?? 0} ${section}`).join(", ");
    const size = `${registry.metrics.length} metrics, ${signals}, catalog.json ${Math.round(Buffer.byteLength(text) / 1000)} kB`;
    const isLarge = Buffer.byteLength(text) > largest;
    return {
      isLossy: losses.total > 0 || isLarge,
      text: `${name}: ${size}; losses: ${counts.join(", ")}${rest}${lines}`,
    };
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}
