import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

async function bundle(
  entry: string,
  names: readonly string[],
): Promise<{ readonly text: string; readonly bytes: number }> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${names} } from "../../src/runtime/${entry}.ts"; globalThis.used = [${names}];`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
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

describe("a bundle of recorders", () => {
  it("with every synchronous kind ships at most 4 800 B of the runtime, gzipped", async () => {
    const kinds = ["defineUpDownCounter", "defineGauge", "set", "defineHistogram", "record"];
    const { bytes } = await bundle("contract", [...counters, ...kinds]);
    expect(bytes).toBeLessThanOrEqual(4800);
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
