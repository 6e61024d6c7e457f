import { expect, test } from "vitest";
import { runProgram } from "../child.js";
import { startSilent } from "../mute.js";
import { startReceiver } from "../receiver.js";

const start = (otel: string) => `
import { metrics } from "@opentelemetry/api";
import { loadConfig } from "./config.js";
import { emitEvent, inSpan, startTelemetry } from "./index.js";
const config = await loadConfig({ file: "config.toml", text: ${JSON.stringify(`[otel]\n${otel}`)} });
const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1" } });
metrics.getMeter("codex").createCounter("undo").add(1);
emitEvent("one");
await inSpan("turn", {}, () => {});
`;

const everySignal = (exporter: string) =>
  `exporter = ${exporter}\ntrace_exporter = ${exporter}\nmetrics_exporter = ${exporter}`;

test.each([
  { what: "OTLP over HTTP", exporter: (port: number) => `{ otlp-http = { endpoint = "http://127.0.0.1:${port}" } }` },
  { what: "OTLP over gRPC", exporter: (port: number) => `{ otlp-grpc = { endpoint = "http://127.0.0.1:${port}" } }` },
])("a program that shuts down ends by itself while its receiver hangs: $what", async ({ exporter }) => {
  const port = await startSilent();
  // An hour would be the time-out of a request; the test would not live to see it.
  const program = `${start(`${everySignal(exporter(port))}\nexport_timeout_ms = 3600000`)}
console.log((await telemetry.shutdown()).message);`;
  const { code, output } = await runProgram(program);
  expect({ code, output }).toEqual({
    code: 0,
    output: `not delivered: ${["1 log event", "1 span", "1 data point"].map((count) => `${count} (the program ended before an answer came)`).join(", ")}\n`,
  });
});

test("a program that will not wait for anything loses what was not sent, and says so", async () => {
  const port = await startSilent();
  const program = `${start(everySignal(`{ otlp-http = { endpoint = "http://127.0.0.1:${port}" } }`))}
console.log((await telemetry.shutdown(0)).undelivered.logs);`;
  expect(await runProgram(program)).toMatchObject({ code: 0, output: "1\n" });
});

test("a program that forgets to shut down ends all the same while a request is under way", async () => {
  const port = await startSilent();
  const exporter = `{ otlp-http = { endpoint = "http://127.0.0.1:${port}" } }`;
  const program = `${start(`exporter = ${exporter}\nbatch_delay_ms = 1\nexport_timeout_ms = 3600000`)}
await new Promise((resolve) => setTimeout(resolve, 200));`;
  expect((await runProgram(program)).code).toBe(0);
});

test("a program that flushes waits for the answer", async () => {
  const program = `${start('exporter = "file"')}
await telemetry.flush();
console.log(telemetry.status().logs.exported);`;
  expect(await runProgram(program)).toMatchObject({ code: 0, output: "1\n" });
});

test("the console exporter leaves standard output to the program", async () => {
  const program = `${start(everySignal('"console"'))}
await telemetry.shutdown();
console.log("done");`;
  const { code, output, errors } = await runProgram(program);
  expect({ code, output }).toEqual({ code: 0, output: "done\n" });
  const lines = errors
    .trim()
    .split("\n")
    .map((line) => Object.keys(JSON.parse(line))[0]);
  expect(lines.sort()).toEqual(["resourceLogs", "resourceMetrics", "resourceSpans"]);
});

test("with beforeExit a program that forgets to shut down delivers what waits", async () => {
  const receiver = await startReceiver();
  const otel = everySignal(`{ otlp-http = { endpoint = "${receiver.url}" } }`);
  const program = `${start(otel).replace('version: "1" }', 'version: "1" }, beforeExit: true')}
process.once("exit", () => console.log(telemetry.status().logs.waiting));`;
  const { code, output, errors } = await runProgram(program);
  expect({ code, output, errors }).toEqual({ code: 0, output: "0\n", errors: "" });
  expect(receiver.received.map(({ signal }) => signal).sort()).toEqual(["logs", "metrics", "traces"]);
});

test("with beforeExit a receiver that hangs holds the end for the limit only", async () => {
  const port = await startSilent();
  const otel = everySignal(`{ otlp-http = { endpoint = "http://127.0.0.1:${port}" } }`);
  const program = `${start(`${otel}\nexport_timeout_ms = 3600000`).replace('version: "1" }', 'version: "1" }, beforeExit: true')}
const before = performance.now();
process.once("exit", () => console.log(performance.now() - before < 2_000));`;
  expect(await runProgram(program)).toMatchObject({ code: 0, output: "true\n" });
});

test.each(["await telemetry.shutdown();", ""])(
  "a scrape that is half sent does not keep the process alive: %s",
  async (end) => {
    const program = `${start("metrics_exporter = { prometheus = { port = 19464 } }")}
import { connect } from "node:net";
const socket = connect(19464, "127.0.0.1");
await new Promise((resolve) => socket.once("connect", resolve));
socket.write("GET /metrics HTTP/1.1\\r\\nhost: x\\r\\n");
socket.unref();
socket.on("error", () => {});
await new Promise((resolve) => setTimeout(resolve, 50));
const before = performance.now();
process.once("exit", () => console.log(performance.now() - before < 2_000));
${end}`;
    expect(await runProgram(program)).toMatchObject({ code: 0, output: "true\n" });
  },
);
