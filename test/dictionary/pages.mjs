import { spawnSync } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFacts } from "../registries/facts.mjs";
import { catalogText } from "../registries/write-catalog.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = join(root, "generator/meterbook.cjs");

/** Texts as somebody would write who wants to run something in the page, or fetch something from it. */
const attack =
  "</script><script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>![x](https://evil.example/y)[go](javascript:alert(3))";
const quoted = JSON.stringify(attack);
const hostile = `catalog: 1
name: hostile
page: { title: ${quoted} }
generate: { source_link: "https://example.com/{path}#L{line}", recorded_in: usage.json }
attributes: { kind: { values: { ${quoted}: ${quoted}, plain: } } }
metrics:
  own: { instrument: counter, description: ${quoted}, note: ${quoted}, unit: "{own}", owner: ${quoted}, tags: [toString], attributes: [kind] }
  links: { instrument: gauge, description: A gauge., links: { ${quoted}: "javascript:alert(4)", fine: "https://example.com/" }, deprecated: { reason: ${quoted} } }
events:
  seen: { description: ${quoted}, note: ${quoted}, owner: ${quoted}, attributes: [kind], records: { own: }, links: { ${quoted}: "javascript:alert(4)" } }
spans:
  done: { description: ${quoted}, tags: [toString], attributes: { kind: , end: { values: [${quoted}], required: { when: the span ends } } }, events: [seen] }
`;

const recorded = {
  format: 1,
  recorded_in: { own: ["src/a.ts", attack], links: [] },
  events: { seen: ["src/a.ts", attack] },
};

/** The pages by what they show: each is the address of a file, with its size. */
export function writePages(folder) {
  written(folder, "hostile", JSON.stringify(recorded), "usage.json");
  const facts = readFacts(join(root, "test/registries/facts/conventions.tsv"));
  const conventions = catalogText("conventions", facts);
  const signals = catalogText("signals", { ...facts, ...signalsOf(facts) });
  return {
    codex: pageOf(folder, "codex", ["--catalog", join(root, "catalog.yaml")]),
    large: pageOf(folder, "large", ["--catalog", written(folder, "large", conventions)]),
    signals: pageOf(folder, "signals", ["--catalog", written(folder, "signals", signals)]),
    hostile: pageOf(folder, "hostile", ["--catalog", written(folder, "hostile", hostile)]),
  };
}

/** As many events and spans as OpenTelemetry's conventions have, with the attributes of metrics. */
function signalsOf({ metrics }) {
  const all = [...new Map(metrics.flatMap(({ attributes }) => attributes).map((each) => [each.key, each])).values()];
  const signal = (name, index, size) => {
    const attributes = Array.from({ length: size }, (_, at) => all[(index * 7 + at) % all.length]);
    const unique = [...new Map(attributes.map((each) => [each.key, each])).values()];
    const texts = { description: `What happens in ${name}.`, note: "" };
    return { name, ...texts, stability: "stable", deprecated: null, entities: [], annotations: {}, attributes: unique };
  };
  return {
    events: Array.from({ length: 32 }, (_, at) => ({ ...signal(`case.event${at}`, at, 5), severity: "warn" })),
    spans: Array.from({ length: 113 }, (_, at) => ({ ...signal(`case.span${at}.client`, at, 16), kind: "client" })),
  };
}

function written(folder, name, text, file = "catalog.yaml") {
  mkdirSync(join(folder, name), { recursive: true });
  const path = join(folder, name, file);
  writeFileSync(path, text);
  return path;
}

function pageOf(folder, name, words) {
  const out = join(folder, name);
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "dictionary", "--out", out, ...words], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`no page of ${name}: ${stdout}${stderr}`);
  const path = join(out, "dictionary.html");
  return { address: `file://${path}`, bytes: statSync(path).size };
}
