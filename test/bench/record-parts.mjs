// What the bytes of a bundle of every synchronous kind are for: each part of the runtime is taken out of it in turn.
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Folders and files of the runtime by what they are for. */
const parts = {
  "look-ups, adding up, pushing to the Meter": [/series\/(find|tree|series|push)\.js/, /accumulate/, /flush/],
  "common attributes: `with`, contexts that come and go": [/live-contexts/, /recorders\/(context|recorders)\.js/],
  "checking attributes": [/measurement\/(check|read|resolve-series)\.js/],
  "budgets: `cardinality`, `_other`, the overflow series": [/budget/],
  "reports, their texts and channels, `meterbook.invalid`": [/report\.js/, /warn\.js/],
  "reports of recorders that nobody bound": [/unbound/],
  "switching metrics on and off": [/switches|fits/],
  "`bind`, `unbind`, instruments, the callback of collections": [
    /binding|meter-clock|instrument|plain-recorders|offered/,
  ],
  "definitions and state": [/catalog\/(definition|catalog|recorder-state|state)\.js/],
};

async function sizeOf(text) {
  const { code } = await transform(text, { minify: true, format: "esm", target: "es2022" });
  return gzipSync(code, { level: 9 }).length;
}

/** Rows of what each part of a bundle of so many bytes adds, and of what they share. */
export async function bundleParts(contents, bytes) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["@opentelemetry/api"],
  });
  // Each file has a comment with its path before it.
  const files = outputFiles[0].text.split(/^(?=\/\/ .*\n)/m);
  const whole = await sizeOf(files.join(""));
  const without = (patterns) => files.filter((text) => !patterns.some((each) => each.test(text.split("\n")[0])));
  const rows = [];
  for (const [name, patterns] of Object.entries(parts)) {
    rows.push([name, whole - (await sizeOf(without(patterns).join("")))]);
  }
  const named = rows.reduce((sum, [, bytes]) => sum + bytes, 0);
  return [...rows, ["what they share: names, calls, the code of gzip", bytes - named]];
}
