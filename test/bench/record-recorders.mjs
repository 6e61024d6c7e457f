// Recorders as the generator writes them, and the calls of their rivals, from one description: number of attributes,
// number of metrics. The text is compiled, so that each call stands at a place of its own, as it does in a program.
import * as contract from "@meterbook/runtime/contract";
import { MeterProvider, MetricReader } from "@opentelemetry/sdk-metrics";
import { bound } from "@meterbook/runtime";
import * as successor from "@prometheus-io/client";
import prometheus from "prom-client";

export const context = { surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" };

class ManualReader extends MetricReader {
  async onForceFlush() {}
  async onShutdown() {}
}

/** With room for as many series as are recorded here, so that calls by hand get none of the overflow's shortcuts. */
export function createSdk(options = {}) {
  const reader = new ManualReader({ cardinalitySelector: () => 20_000, ...options });
  return { reader, meter: new MeterProvider({ readers: [reader] }).getMeter("bench") };
}

const range = (count) => Array.from({ length: count }, (_, index) => index);

function attributeText(key) {
  return `{ key: "${key}", type: "string"${key === "a1" ? ', values: ["ok", "error"]' : ""} }`;
}

/** Code that was compiled from the same text would share what the engine has learned of it. */
let compiled = 0;

function compile(parameters, text) {
  return new Function(...parameters, `"use strict"; /* ${compiled++} */ ${text}`);
}

/** As the generator has them: the second attribute has two allowed values, which it compares, and comes first. */
function definitionText(kind, keys, index) {
  return `const metric${index} = c.define${kind}({
      name: "bench.m${index}", cardinality: 20000,
      attributes: [${keys.map(attributeText).join(", ")}],
      ${keys.includes("a1") ? `place: place${index},` : ""}
    });
    function place${index}(a) {
      let place = 0;
      if (a === "ok") place += 1;
      else if (a === "error") place += 2;
      return place;
    }`;
}

function methodText(kind, keys, index) {
  const values = keys.filter((key) => key !== "a1").map((key) => `attributes.${key}`);
  const place = keys.includes("a1") ? [`place${index}(attributes.a1)`] : [];
  const find = `c.find${values.length}(${["this", `metric${index}`, ...values, ...place].join(", ")})`;
  const given = keys.length === 0 ? "undefined" : "attributes";
  const call = { Counter: "add", Histogram: "record" }[kind];
  const parameters = keys.length === 0 ? "number" : kind === "Counter" ? "attributes, number" : "number, attributes";
  return `
    m${index}(${parameters}) {
      try {
        c.${call}(${find} ?? c.resolveSeries(this, metric${index}, ${given}), number);
      } catch (error) {
        c.reportFailure(this, metric${index}, error);
      }
    }`;
}

function classText(kind, attributes, metrics) {
  const keys = ["a1", "a0", "a2", "a3", "a4", "a5"].filter((key) => Number(key[1]) < attributes);
  const indices = range(metrics);
  return `${indices.map((index) => definitionText(kind, keys, index)).join("\n")}
    const catalog = c.defineCatalog({
      name: "bench",
      context: ["surface", "version", "auth_mode", "model"].map((key) => ({ key, type: "string" })),
      metrics: [${indices.map((index) => `metric${index}`)}],
    });
    class BenchRecorders extends c.Recorders {${indices.map((index) => methodText(kind, keys, index)).join("\n")}
    }
    return new BenchRecorders(catalog, context, { onInvalid: "drop" });`;
}

export function createRecorders(kind, attributes, metrics = 1, runtime = contract) {
  return compile(["c", "context"], classText(kind, attributes, metrics))(runtime, context);
}

/** The first attribute takes as many values as there are series, the second alternates, the others stay as they are. */
function literalText(attributes) {
  const values = ["firsts[series]", "series & 1 ? 'ok' : 'error'", "'c'", "'d'", "'e'", "'f'"];
  return range(attributes).map((index) => `a${index}: ${values[index]}`);
}

/**
 * A function that makes n calls, in turn to each of the metrics; `text` gives one call from metric and attributes. It goes
 * on with the series where it stopped, so that slow calls, too, come to all of them: a round is as many as that takes.
 */
function compileCalls(target, attributes, metrics, series, text) {
  const members = literalText(attributes);
  const calls = range(metrics)
    .map((index) => `${text(index, members)}; if (++series === firsts.length) series = 0;`)
    .join("\n");
  const firsts = range(series).map((index) => `value ${index}`);
  const body = `let series = 0; return (n) => { for (let i = 0; i < n; i += ${metrics}) {\n${calls}\n} };`;
  const run = compile(["target", "context", "firsts"], body)(target, context, firsts);
  return Object.assign(run, { round: series * metrics });
}

export function recorderCalls(record, kind, { attributes, metrics = 1, series = 4 }) {
  const value = kind === "Histogram" ? "i & 1023, " : "";
  return compileCalls(record, attributes, metrics, series, (index, members) =>
    attributes === 0 ? `target.m${index}(${value})` : `target.m${index}(${value}{ ${members} })`,
  );
}

export function withCalls(record, { attributes }) {
  return compileCalls(record, attributes, 1, 4, (index, members) => {
    return `target.with({ model: firsts[series] }).m${index}({ ${members} })`;
  });
}

/** Hand-written calls with the context spread into the attributes, or written out. */
export function handWrittenCalls(meter, kind, { attributes, metrics = 1, series = 4 }, style = "spread") {
  const instruments = range(metrics).map((index) => meter[`create${kind}`](`bench.m${index}`));
  const written = Object.keys(context).map((key) => `${key}: context.${key}`);
  const call = kind === "Histogram" ? "record(i & 1023" : "add(1";
  return compileCalls(instruments, attributes, metrics, series, (index, members) => {
    const all = style === "spread" ? ["...context", ...members] : [...written, ...members];
    return `target[${index}].${call}, { ${all} })`;
  });
}

/** The clients of Prometheus: `prom-client`, and what it is deprecated in favour of. */
export const clients = { prometheus, successor };

function createClientCounters({ Counter, Registry }, attributes, metrics) {
  const registers = [new Registry()];
  const labelNames = range(attributes).map((index) => `a${index}`);
  return range(metrics).map((index) => new Counter({ name: `bench_m${index}`, help: "bench", labelNames, registers }));
}

/** With an object of labels for each call. Where the context is no part of them, the client has default labels for that. */
export function clientCalls(client, { attributes, metrics = 1, series = 4 }) {
  const counters = createClientCounters(client, attributes, metrics);
  return compileCalls(counters, attributes, metrics, series, (index, members) =>
    attributes === 0 ? `target[${index}].inc(1)` : `target[${index}].inc({ ${members} }, 1)`,
  );
}

/** In turn through as many handles as there are series, of which each was made once. */
function heldCalls(handles, call) {
  const body = `return (n) => { for (let i = 0; i < n; i++) held[i & ${handles.length - 1}].${call}; };`;
  return compile(["held"], body)(handles);
}

/** Children: what the clients offer against paying for the labels again. */
export function childCalls(client) {
  const [counter] = createClientCounters(client, 2, 1);
  return heldCalls(
    range(4).map((index) => counter.labels({ a0: `value ${index}`, a1: index & 1 ? "ok" : "error" })),
    "inc()",
  );
}

/** Bound recorders. */
export function boundCalls(record) {
  return heldCalls(
    range(4).map((index) => bound(record).m0({ a0: `value ${index}`, a1: index & 1 ? "ok" : "error" })),
    "add()",
  );
}

/** Calls with attribute objects made beforehand, so that what is allocated is the runtime's. */
export function preparedCalls(record, amount) {
  const prepared = range(8).map((index) => ({ a0: `value ${index & 3}`, a1: index & 1 ? "ok" : "error" }));
  return (n) => {
    for (let i = 0; i < n; i++) record.m0(prepared[i & 7], amount);
  };
}

const preparedAttributes = range(8).map((index) => {
  return { ...context, a0: `value ${index & 3}`, a1: index & 1 ? "ok" : "error" };
});

export function preparedHandWrittenCalls(counter) {
  return (n) => {
    for (let i = 0; i < n; i++) counter.add(1, preparedAttributes[i & 7]);
  };
}

/** The least that the SDK takes for a value: objects made once, whose keys are in the order into which it sorts them. */
export function leastHistogramCalls(histogram) {
  const prepared = preparedAttributes.map((attributes) =>
    Object.freeze(Object.fromEntries(Object.entries(attributes).sort())),
  );
  return (n) => {
    for (let i = 0; i < n; i++) histogram.record(i & 1023, prepared[i & 7]);
  };
}
