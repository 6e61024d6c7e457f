import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { page } from "../generator/page-bundle.mjs";
import { templates } from "../generator/templates.mjs";
import { shape } from "../generator/shape.mjs";
import { shortenForVite } from "../generator/shorten.mjs";

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** A fifth of what tests compute is collecting what is young; with more room for it, it is half of that. */
const roomForYoung = ["--min-semi-space-size=32", "--max-semi-space-size=32"];

/**
 * Most of what tests call they call for seconds: compiling it to the end takes longer than it saves, and 30 % of their
 * processor time. In bytes of bytecode that are run before a function is compiled; newer versions of V8 have no such option.
 */
const lateOptimizing = process.versions.node.startsWith("20.") ? ["--interrupt-budget=4000000"] : [];

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  plugins: [shape, templates, shortenForVite, page],
  resolve: {
    // The generated code names the packages; the tests run their sources, so that they never see a stale build.
    alias: [
      { find: /^@meterbook\/(\w+)$/, replacement: source("$1/index.ts") },
      { find: /^@meterbook\/(\w+)\/(.+)$/, replacement: source("$1/$2.ts") },
    ],
  },
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/fixtures/**"],
    globalSetup: ["test/user-cache.ts"],
    setupFiles: ["test/leaves-nothing.ts"],
    // Named exports of CommonJS are what Node gives: through the proxy of vitest each use of one costs a call.
    deps: { interopDefault: false },
    isolate: false,
    // One more than there are processors: some tests wait for a process, a clock or a socket.
    maxWorkers: availableParallelism() + 1,
    execArgv: [...roomForYoung, ...lateOptimizing],
    expect: { requireAssertions: true },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
