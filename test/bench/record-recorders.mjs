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

export function createSdk(options = {}) {
  const reader = new ManualReader(options);
  return { reader, meter: new MeterProvider({ readers: [reader] }).getMeter("bench") };
}

const range = (count) => Array.from({ length: count }, (_, index) => index);

function attributeText(key) {
  return `{ key: "${key}", type: "string"${key === "a1" ? ', values: ["ok", "error"]' : ""} }`;
}

function classText(kind, attributes, metrics) {
  // As the generator orders them: the second attribute has two allowed values, and is looked up first.
  const keys = ["a1", "a0", "a2", "a3", "a4", "a5"].filter((key) => Number(key[1]) < attributes);
  const values = keys.map((key) => `, attributes.${key}`).join("");
  const given = attributes === 0 ? "undefined" : "attributes";
  const call = { Counter: "add", Histogram: "record" }[kind];
  const parameters = attributes === 0 ? "number" : kind === "Counter" ? "attributes, number" : "number, attributes";
  const method = (index) => `
    m${index}(${parameters}) {
      try {
        c.${call}(c.find${attributes}(this, metric${index}${values}) ?? c.resolveSeries(this, metric${index}, ${given}), number);
      } catch (error) {
        c.reportFailure(this, metric${index}, error);
      }
    }`;
  const definition = (index) => `const metric${index} = c.define${kind}({
      name: "bench.m${index}", cardinality: 20000,
      attributes: [${keys.map(attributeText).join(", ")}],
    });`;
  return `"use strict";
    ${range(metrics).map(definition).join("\n")}
    const catalog = c.defineCatalog({
      name: "bench",
      context: ["surface", "version", "auth_mode", "model"].map((key) => ({ key, type: "string" })),
      metrics: [${range(metrics).map((index) => `metric${index}`)}],
    });
    class BenchRecorders extends c.Recorders {${range(metrics).map(method).join("\n")}
    }
    return new BenchRecorders(catalog, context, { onInvalid: "drop" });`;
}

export function createRecorders(kind, attributes, metrics = 1, runtime = contract) {
  return new Function("c", "context", classText(kind, attributes, metrics))(runtime, context);
}

/** The first attribute takes as many values as there are series, the second alternates, the others stay as they are. */
function literalText(attributes) {
  const values = ["firsts[i % firsts.length]", "i & 1 ? 'ok' : 'error'", "'c'", "'d'", "'e'", "'f'"];
  return range(attributes).map((index) => `a${index}: ${values[index]}`);
}

/** A function that makes n calls, in turn to each of the metrics; `text` gives one call from metric and attributes. */
function compileCalls(target, attributes, metrics, series, text) {
  const members = literalText(attributes);
  const calls = range(metrics)
    .map((index) => `${text(index, members)};`)
    .join("\n");
  const firsts = range(series).map((index) => `value ${index}`);
  const body = `"use strict"; return (n) => { for (let i = 0; i < n; i += ${metrics}) {\n${calls}\n} };`;
  return new Function("target", "context", "firsts", body)(target, context, firsts);
}

export function recorderCalls(record, kind, { attributes, metrics = 1, series = 4 }) {
  const value = kind === "Histogram" ? "i & 1023, " : "";
  return compileCalls(record, attributes, metrics, series, (index, members) =>
    attributes === 0 ? `target.m${index}(${value})` : `target.m${index}(${value}{ ${members} })`,
  );
}

export function withCalls(record, { attributes }) {
  return compileCalls(record, attributes, 1, 4, (index, members) => {
    return `target.with({ model: firsts[i & 3] }).m${index}({ ${members} })`;
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
  const body = `"use strict"; return (n) => { for (let i = 0; i < n; i++) held[i & ${handles.length - 1}].${call}; };`;
  return new Function("held", body)(handles);
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

export function preparedHandWrittenCalls(counter) {
  const prepared = range(8).map((index) => ({ ...context, a0: `value ${index & 3}`, a1: index & 1 ? "ok" : "error" }));
  return (n) => {
    for (let i = 0; i < n; i++) counter.add(1, prepared[i & 7]);
  };
}
