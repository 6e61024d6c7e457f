// What an application ships: min + gzip, without the API and the SDK, which it has anyway.
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

async function bundle(contents) {
  const result = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
    external: ["@opentelemetry/api"],
  });
  const [file] = result.outputFiles;
  const [output] = Object.values(result.metafile.outputs);
  const files = Object.entries(output.inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput]);
  return { bytes: gzipSync(file.contents, { level: 9 }).length, files, text: file.text };
}

const counters = [
  "add",
  "record",
  "resolveSeries",
  "reportFailure",
  "defineCatalog",
  "defineCounter",
  "defineHistogram",
  "find0",
];
const some = [...counters, "find1", "find2", "find3", "Recorders"];
const synchronous = [...some, "set", "defineUpDownCounter", "defineGauge"];
const others = ["startTimer", "observe"];
const observables = ["Counter", "UpDownCounter", "Gauge"].map((kind) => `defineObservable${kind}`);

function used(names, ...more) {
  const contract = `import { ${names} } from "@meterbook/runtime/contract";`;
  const main = more.length === 0 ? "" : `import { ${more} } from "@meterbook/runtime";`;
  return `${contract} ${main} globalThis.used = [${[...names, ...more]}];`;
}

/** What imports every synchronous kind. */
export const everySynchronous = used(synchronous);

/** Bytes of the runtime in applications that use more and more of it, and the files that are in the last. */
export async function bundleSizes() {
  const sizes = {
    "counters and histograms": await bundle(used(some)),
    "every synchronous kind, no common attributes": await bundle(
      everySynchronous.replaceAll("Recorders", "PlainRecorders"),
    ),
    "every synchronous kind": await bundle(everySynchronous),
    "these with timers and observables": await bundle(used([...synchronous, ...others, ...observables])),
    "these with bound recorders": await bundle(used([...synchronous, ...others, ...observables], "bound")),
  };
  const texts = Object.values(sizes).map(({ text }) => text);
  if (texts.some((text) => text.includes("ZodType"))) throw new Error("the runtime of recorders contains zod");
  return sizes;
}
