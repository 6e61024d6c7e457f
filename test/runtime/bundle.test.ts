import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import * as contract from "../../src/runtime/contract.js";
import { shortening } from "../../generator/shorten.mjs";

async function bundle(
  entry: string,
  names: readonly string[],
  more: readonly string[] = [],
): Promise<{ readonly text: string; readonly bytes: number }> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${names} } from "../../src/runtime/${entry}.ts"; import { ${more} } from "../../src/runtime/index.ts";
        globalThis.used = [${[...names, ...more]}];`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false as const,
    ...shortening,
    external: ["@opentelemetry/api"],
  });
  const [{ text } = { text: "" }] = outputFiles;
  return { text, bytes: gzipSync(text, { level: 9 }).length };
}

const counters = [
  "defineCatalog",
  "defineCounter",
  "find0",
  "find1",
  "find2",
  "resolveSeries",
  "add",
  "reportFailure",
  "Recorders",
];

const synchronous = [...counters, "defineUpDownCounter", "defineGauge", "set", "defineHistogram", "record"];

describe("a bundle of recorders", () => {
  it("with every synchronous kind ships at most 4 096 B of the runtime, gzipped, without common attributes", async () => {
    const plain = synchronous.map((name) => (name === "Recorders" ? "PlainRecorders" : name));
    const { bytes } = await bundle("contract", plain);
    expect(bytes).toBeLessThanOrEqual(4096);
  });

  it("with every synchronous kind ships at most 4 630 B with common attributes", async () => {
    const { bytes } = await bundle("contract", synchronous);
    expect(bytes).toBeLessThanOrEqual(4630);
    const [, documented] = /every synchronous kind \| (\d+) B/.exec(readFileSync("docs/benchmarks.md", "utf8")) ?? [];
    expect(Math.abs(bytes - Number(documented))).toBeLessThan(150);
  });

  it("with timers, observables and bound recorders besides ships at most 5 585 B", async () => {
    const observables = ["defineObservableCounter", "defineObservableUpDownCounter", "defineObservableGauge"];
    const { bytes } = await bundle("contract", [...synchronous, "startTimer", "observe", ...observables], ["bound"]);
    expect(bytes).toBeLessThanOrEqual(5585);
  });

  it("with all that generated code may call ships at most 6 590 B", async () => {
    const { bytes } = await bundle("contract", Object.keys(contract));
    expect(bytes).toBeLessThanOrEqual(6590);
  });

  it("ships limits, budgets of values and deprecated values only where an attribute has some", async () => {
    const [without, { text }] = await Promise.all([
      bundle("contract", synchronous),
      bundle("contract", [...synchronous, "checkLimits", "isOverBudget", "warnDeprecated"]),
    ]);
    for (const part of [".pattern", "max_values", ".deprecated"]) {
      expect([part, without.text.includes(part)]).toEqual([part, false]);
    }
    expect(text).toContain("max_values");
  });

  it("imports nothing but the API of OpenTelemetry", async () => {
    const { text } = await bundle("contract", counters);
    const imported = [...text.matchAll(/from\s*"([^"]+)"/g)].map(([, name]) => name);
    expect([...new Set(imported)]).toEqual(["@opentelemetry/api"]);
  });

  it("leaves out what it does not use", async () => {
    const [some, all] = await Promise.all([
      bundle("contract", counters),
      bundle("contract", [...counters, "observe", "startTimer", "composeRecorders", "find8"]),
    ]);
    expect(some.text).not.toContain(".observe(");
    expect(all.text).toContain(".observe(");
  });
});

describe("events and spans", () => {
  it("add at most 2 300 B to a bundle that has them", async () => {
    const events = [
      "SignalRecorders",
      "Signals",
      "signalsOf",
      "defineEvent",
      "emitEvent",
      "defineSpan",
      "runSpan",
      "mapped",
    ];
    const [without, alone] = await Promise.all([bundle("contract", counters), bundle("events", events)]);
    expect(alone.bytes - without.bytes).toBeLessThanOrEqual(2300);
  });

  it("import nothing but the API of OpenTelemetry, of which no logs", async () => {
    const { text } = await bundle("events", ["emitEvent", "runSpan", "SignalRecorders"]);
    const imported = [...text.matchAll(/from\s*"([^"]+)"/g)].map(([, name]) => name);
    expect([...new Set(imported)]).toEqual(["@opentelemetry/api"]);
  });

  it("stand in no bundle of metrics alone", async () => {
    const { text } = await bundle("contract", Object.keys(contract));
    expect(text).not.toContain("getLogger");
    expect(text).not.toContain("startSpan");
  });
});

describe("the optional entries", () => {
  it.each([
    ["sdk", "createRecorderProducer"],
    ["testing", "recordInMemory"],
  ])("%s imports neither the SDK nor a test runner", async (entry, name) => {
    const { text } = await bundle(entry, [name]);
    const imported = [...text.matchAll(/from\s*"([^"]+)"/g)].map(([, module]) => module);
    expect(imported.filter((module) => module !== "@opentelemetry/api")).toEqual([]);
  });
});

function textsBelow(folder: string, wanted: RegExp): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => wanted.test(path));
  return paths.map((path) => readFileSync(join(folder, path), "utf8"));
}

describe("the short names of internal fields", () => {
  const names = Object.entries(shortening.mangleCache);

  it("are all different, and in use", () => {
    const text = textsBelow("src/runtime", /^(?!dist|node_modules).*\.ts$/).join("\n");
    expect(new Set(names.map(([, short]) => short)).size).toBe(names.length);
    expect(names.filter(([name]) => !new RegExp(`[.{ ]${name}\\b`).test(text))).toEqual([]);
  });

  it.each([
    "node_modules/@opentelemetry/api/build/src",
    "node_modules/@opentelemetry/sdk-metrics/build/src",
    "node_modules/typescript-5.9/lib",
  ])("stand for no property of %s that the runtime could meet", (folder) => {
    const texts = textsBelow(folder, /^(?!typescript|tsserver|.*(dom|worker|intl)).*\.ts$/);
    expect(texts.length).toBeGreaterThan(0);
    const property = new RegExp(`^\\s*(?:readonly |get )*(${names.map(([name]) => name).join("|")})\\??[:(]`, "m");
    expect(texts.flatMap((text) => property.exec(text)?.[0] ?? [])).toEqual([]);
  });
});
