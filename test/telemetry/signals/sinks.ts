import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { vi } from "vitest";
import type { Telemetry } from "../../../src/telemetry/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { startGrpcReceiver } from "../grpc-receiver.js";
import { startReceiver } from "../receiver.js";
import { overHttp, startWith } from "../started.js";

/** Telemetry with one exporter, and everything that it has sent. */
type Sink = { readonly telemetry: Telemetry; payloads(): Promise<string> };

type Options = NonNullable<Parameters<typeof startWith>[1]>;

/** Each exporter, with further lines of `[otel]`. */
export const sinks: Readonly<Record<string, (lines: string, options?: Options) => Promise<Sink>>> = {
  "otlp-http, binary": async (lines, options) => {
    const receiver = await startReceiver();
    const telemetry = await startWith(`${overHttp(receiver.url)}\n${lines}`, options);
    return { telemetry, payloads: async () => JSON.stringify(receiver.received) };
  },
  "otlp-http, json": async (lines, options) => {
    const receiver = await startReceiver();
    const telemetry = await startWith(`${overHttp(receiver.url, ', protocol = "json"')}\n${lines}`, options);
    return { telemetry, payloads: async () => JSON.stringify(receiver.received) };
  },
  "otlp-grpc": async (lines, options) => {
    const receiver = await startGrpcReceiver();
    const exporter = `{ otlp-grpc = { endpoint = "http://${receiver.address}" } }`;
    const telemetry = await startWith(
      `exporter = ${exporter}\ntrace_exporter = ${exporter}\nmetrics_exporter = ${exporter}\n${lines}`,
      options,
    );
    return { telemetry, payloads: async () => JSON.stringify(receiver.received) };
  },
  file: async (lines, options) => {
    const folder = temporaryFolder();
    const exporter = `{ file = { folder = "${folder}" } }`;
    const telemetry = await startWith(
      `exporter = ${exporter}\ntrace_exporter = ${exporter}\nmetrics_exporter = ${exporter}\n${lines}`,
      options,
    );
    const read = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    return { telemetry, payloads: async () => read().join("\n") };
  },
  console: async (lines, options) => {
    const written: string[] = [];
    const write = (chunk: Uint8Array, done: () => void) => {
      written.push(Buffer.from(chunk).toString());
      done();
      return true;
    };
    vi.spyOn(process.stderr, "write").mockImplementation(write as typeof process.stderr.write);
    const telemetry = await startWith(
      `exporter = "console"\ntrace_exporter = "console"\nmetrics_exporter = "console"\n${lines}`,
      options,
    );
    return { telemetry, payloads: async () => written.join("\n") };
  },
  prometheus: async (lines, options) => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port: free } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    const telemetry = await startWith(`metrics_exporter = { prometheus = { port = ${free} } }\n${lines}`, options);
    return { telemetry, payloads: async () => (await fetch(`http://127.0.0.1:${free}/metrics`)).text() };
  },
};
