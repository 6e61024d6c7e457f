import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { metrics, trace } from "@opentelemetry/api";
import { logs, type AnyValueMap } from "@opentelemetry/api-logs";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { emitEvent, inSpan, type Telemetry } from "../../../src/telemetry/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { startGrpcReceiver } from "../grpc-receiver.js";
import { startReceiver } from "../receiver.js";
import { overHttp, startWith } from "../started.js";
import { runs } from "../../fuzz.js";

const canary = "canary-7f3a";

/** How to write names of content: in any case, below other names, with indices behind. */
const hiddenName = fc
  .tuple(
    fc.constantFrom("", "acme.", "a.b.", "messages.0.", "llm/"),
    fc.constantFrom("prompt", "user_prompt", "userPrompt", "arguments", "output", "response"),
    fc.constantFrom("", ".0", "[1]", ".2.3"),
    fc.boolean(),
  )
  .map(([before, name, after, upper]) => `${before}${upper ? name.toUpperCase() : name}${after}`);

/** The canary at any depth of lists and maps. */
const content = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(canary, `text with ${canary} inside`),
    fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
    fc.dictionary(fc.constantFrom("command", "text", "0", canary), tie("value"), { minKeys: 1, maxKeys: 2 }),
  ),
})).value;

/** Maps in which the content stands at the top or below harmless names. */
const map = fc
  .tuple(hiddenName, content, fc.array(fc.constantFrom("event", "items", "0"), { maxLength: 3 }), fc.boolean())
  .map(([name, value, path, inList]): AnyValueMap => {
    const inner: AnyValueMap = { [name]: value as string };
    return path.reduce<AnyValueMap>((below, key) => ({ [key]: inList ? [below, 1] : below }), inner);
  });

const flat = fc.tuple(hiddenName, fc.constantFrom(canary, [canary, "b"])).map(([name, value]) => ({ [name]: value }));

function say(nested: AnyValueMap, labels: Readonly<Record<string, string | string[]>>): void {
  emitEvent("event", nested as Parameters<Telemetry["emitEvent"]>[1]);
  logs.getLogger("own").emit({ attributes: nested, body: nested, exception: new Error(canary) });
  logs.getLogger("own").emit({ body: [nested, "text"] });
  const span = trace.getTracer("own").startSpan("turn", { attributes: labels });
  span.addEvent("said", labels);
  span.addLink({ context: span.spanContext(), attributes: labels });
  span.recordException(new TypeError(canary));
  span.setStatus({ code: 2, message: canary });
  span.setAttributes(labels);
  span.end();
  const meter = metrics.getMeter("own");
  meter.createCounter("counter").add(1, labels);
  meter.createHistogram("histogram").record(1, labels);
  meter.createUpDownCounter("up").add(1, labels);
  meter.createGauge("gauge").record(1, labels);
}

type Sink = { readonly telemetry: Telemetry; payloads(): Promise<string> };

const resource = 'resource_attributes = { prompt = "canary-7f3a" }\nspan_attributes = { output = "canary-7f3a" }';

const sinks: Readonly<Record<string, () => Promise<Sink>>> = {
  "otlp-http, binary": async () => {
    const receiver = await startReceiver();
    const telemetry = await startWith(`${overHttp(receiver.url)}\n${resource}`);
    return { telemetry, payloads: async () => JSON.stringify(receiver.received) };
  },
  "otlp-http, json": async () => {
    const receiver = await startReceiver();
    const telemetry = await startWith(`${overHttp(receiver.url, ', protocol = "json"')}\n${resource}`);
    return { telemetry, payloads: async () => JSON.stringify(receiver.received) };
  },
  "otlp-grpc": async () => {
    const receiver = await startGrpcReceiver();
    const exporter = `{ otlp-grpc = { endpoint = "http://${receiver.address}" } }`;
    const telemetry = await startWith(
      `exporter = ${exporter}\ntrace_exporter = ${exporter}\nmetrics_exporter = ${exporter}\n${resource}`,
    );
    return { telemetry, payloads: async () => JSON.stringify(receiver.received) };
  },
  file: async () => {
    const folder = temporaryFolder();
    const exporter = `{ file = { folder = "${folder}" } }`;
    const telemetry = await startWith(
      `exporter = ${exporter}\ntrace_exporter = ${exporter}\nmetrics_exporter = ${exporter}\n${resource}`,
    );
    const read = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    return { telemetry, payloads: async () => read().join("\n") };
  },
  console: async () => {
    const written: string[] = [];
    const write = (chunk: Uint8Array, done: () => void) => {
      written.push(Buffer.from(chunk).toString());
      done();
      return true;
    };
    vi.spyOn(process.stderr, "write").mockImplementation(write as typeof process.stderr.write);
    const telemetry = await startWith(
      `exporter = "console"\ntrace_exporter = "console"\nmetrics_exporter = "console"\n${resource}`,
    );
    return { telemetry, payloads: async () => written.join("\n") };
  },
  prometheus: async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port: free } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    const telemetry = await startWith(`metrics_exporter = { prometheus = { port = ${free} } }\n${resource}`);
    return { telemetry, payloads: async () => (await fetch(`http://127.0.0.1:${free}/metrics`)).text() };
  },
};

test.each(Object.entries(sinks))("content under such a name is in no payload: %s", async (name, start) => {
  const { telemetry, payloads } = await start();
  let seen = "";
  const run = async (nested: AnyValueMap, labels: Readonly<Record<string, string | string[]>>) => {
    say(nested, labels);
    await telemetry.flush();
    seen = await payloads();
    expect(seen).not.toContain(canary);
  };
  await inSpan("outer", {}, () => fc.assert(fc.asyncProperty(map, flat, run), runs(10)));
  await telemetry.shutdown();
  vi.restoreAllMocks();
  // What was hidden is there, so that the property cannot hold because nothing was sent.
  expect(seen).toContain("[REDACTED]");
  if (name !== "prometheus") for (const part of ["said", "exception.type", "TypeError"]) expect(seen).toContain(part);
});
