import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFacts } from "./facts.mjs";
import { lossesOf, unsayableIn } from "./losses.mjs";
import { readMetadata } from "./mdatagen.mjs";
import { readConventions } from "./semconv.mjs";
import { catalogText } from "./write-catalog.mjs";

// npm run check:registries -- <folder>, which holds otel-semconv-*/model mdatagen/*/metadata.yaml or facts/*: each registry is
// written as a catalog and generated. A loss fails, and so does a catalog.json that is too large; what the format has no words for is counted beside it.
const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  process.stdout.write(`skipped: there is no folder ${folder ?? "given"}\n`);
  process.exit(0);
}

/** Of 541 metrics with all their texts. */
const largestCatalogJson = 900_000;

const command = fileURLToPath(new URL("../../generator/meterbook.js", import.meta.url));

for (const [name, registry] of registriesIn(folder)) {
  const report = check(name, registry);
  if (report.isLossy) process.exitCode = 1;
  process.stdout.write(`${report.text}\n`);
}

function registriesIn(root) {
  const conventions = readdirSync(root).filter((name) => name.startsWith("otel-semconv-"));
  const facts = existsSync(join(root, "facts")) ? readdirSync(join(root, "facts")) : [];
  const components = existsSync(join(root, "mdatagen")) ? readdirSync(join(root, "mdatagen")) : [];
  return [
    ...facts.map((name) => [name, readFacts(join(root, "facts", name))]),
    ...conventions.map((name) => [name, readConventions(join(root, name, "model"))]),
    ...components.map((name) => [name, readMetadata(join(root, "mdatagen", name, "metadata.yaml"))]),
  ];
}

/** Writes the catalog, generates it, and compares what was read with what comes out. */
function check(name, registry) {
  const at = mkdtempSync(join(tmpdir(), "meterbook-registry-"));
  try {
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, "catalog.yaml"), catalogText(name.replaceAll(/[^a-z]+/g, "_"), registry));
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, "generate"], {
      cwd: at,
      encoding: "utf8",
    });
    if (status !== 0) return { isLossy: true, text: `${name}: not generated\n${(stdout + stderr).slice(-4000)}` };
    const text = readFileSync(join(at, "generated", "catalog.json"), "utf8");
    const losses = lossesOf(registry, JSON.parse(text));
    const unsayable = Object.entries(unsayableIn(registry)).flatMap(([what, count]) =>
      count > 0 ? [`${count} ${what}`] : [],
    );
    const rest = unsayable.length === 0 ? "" : `; not said: ${unsayable.join(", ")}`;
    const counts = Object.entries(losses.counts).map(([kind, count]) => `${kind} ${count}`);
    const lines = losses.examples.map((example) => `\n  ${example}`).join("");
    const size = `${registry.metrics.length} metrics, catalog.json ${Math.round(Buffer.byteLength(text) / 1000)} kB`;
    const isLarge = Buffer.byteLength(text) > largestCatalogJson;
    return {
      isLossy: losses.total > 0 || isLarge,
      text: `${name}: ${size}; losses: ${counts.join(", ")}${rest}${lines}`,
    };
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}
