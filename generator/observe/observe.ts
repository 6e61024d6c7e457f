import Module from "node:module";
import { join } from "node:path";
import { Notebook } from "./notebook.js";
import { observeMeters } from "./opentelemetry.js";
import { addTo, outputPath } from "./output.js";
import { observeClient } from "./prometheus.js";

// `node --import meterbook/observe app.js`, or a setup file of Vitest and Jest: notes each instrument, its options and the
// attributes that OpenTelemetry and the Prometheus clients are given, and writes observed.json.

const path = outputPath();
let isDue = false;
const notebook = new Notebook(() => {
  if (isDue) return;
  isDue = true;
  setTimeout(write, 50).unref();
});

function write(): void {
  isDue = false;
  try {
    addTo(path, notebook.take());
  } catch (error) {
    process.emitWarning(`meterbook/observe cannot write ${path}: ${error instanceof Error ? error.message : error}`);
  }
}

const known = new WeakSet<object>();

/** Knows the libraries by what they export, whichever copy it is. */
function observe(exported: unknown): void {
  if (typeof exported !== "object" || exported === null || known.has(exported)) return;
  const library = exported as Record<string, unknown>;
  if (isClient(library)) {
    known.add(exported);
    observeClient(library, notebook);
  } else if (isApi(library)) {
    known.add(exported);
    observeMeters(library.metrics, notebook);
  }
}

function isClient({ Counter, Gauge, Histogram, Summary, register }: Record<string, unknown>): boolean {
  return (
    [Counter, Gauge, Histogram, Summary].every((each) => typeof each === "function") && typeof register === "object"
  );
}

function isApi(
  library: Record<string, unknown>,
): library is Record<string, unknown> & { readonly metrics: Record<string, unknown> } {
  const { metrics, diag, ProxyTracerProvider } = library;
  return typeof metrics === "object" && typeof diag === "object" && typeof ProxyTracerProvider === "function";
}

type Loader = { _load: (request: string, ...rest: readonly unknown[]) => unknown };

const names = ["prom-client", "@prometheus-io/client", "@opentelemetry/api"];
const loader = Module as unknown as Loader;
const load = loader._load;
loader._load = function (this: unknown, request, ...rest) {
  const exported = Reflect.apply(load, this, [request, ...rest]);
  if (/prom-client|@prometheus-io[\\/]client|@opentelemetry[\\/]api/.test(request)) observe(exported);
  return exported;
};
// Jest loads modules without Node's loader: those that the program has are loaded here, in its own way. A package manager
// that links packages lets only the program find them, not this file.
for (const find of [require, Module.createRequire(join(process.cwd(), "program.js"))]) {
  for (const name of names) {
    try {
      observe(find(name));
    } catch {
      // The program does without it.
    }
  }
}

process.on("exit", write);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    write();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  });
}
