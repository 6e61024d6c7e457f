import { expect, test } from "vitest";
import { runProgram } from "../child.js";
import { startMuteNameServer, startSilent, startSwallowing } from "../mute.js";

/** Every fault here holds a process for ten seconds at least where nothing is done about it. */
const limit = 4_000;

const exporters = {
  HTTP: (url: string) => `{ otlp-http = { endpoint = "${url}" } }`,
  gRPC: (url: string) => `{ otlp-grpc = { endpoint = "${url}" } }`,
} as const;

const endings = {
  "with shutdown()": "await telemetry.shutdown();",
  "without shutdown()": "",
} as const;

/** Milliseconds from the last line of a program, at which its telemetry is stuck, until its process is gone. */
async function endOf(exporter: string, ending: string, preparation = ""): Promise<number> {
  const otel = `exporter = ${exporter}\ntrace_exporter = ${exporter}\nmetrics_exporter = ${exporter}`;
  const { code, output, errors } = await runProgram(`
import { setServers } from "node:dns";
import { metrics } from "@opentelemetry/api";
import { loadConfig } from "./config.js";
import { emitEvent, inSpan, startTelemetry } from "./index.js";
${preparation}
const text = ${JSON.stringify(`[otel]\n${otel}\nbatch_delay_ms = 1\nexport_timeout_ms = 3600000`)};
const config = await loadConfig({ file: "config.toml", text });
const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1" } });
metrics.getMeter("codex").createCounter("undo").add(1);
emitEvent("one");
await inSpan("turn", {}, () => {});
await new Promise((resolve) => setTimeout(resolve, 200));
console.log(Date.now());
${ending}`);
  const took = Date.now() - Number(output);
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  return took;
}

const cases = Object.entries(exporters).flatMap(([protocol, exporter]) =>
  Object.entries(endings).map(([how, ending]) => ({ protocol, exporter, how, ending })),
);

test.for(cases)(
  "a SYN that is swallowed does not hold the process: $protocol, $how",
  async ({ exporter, ending }, { skip }) => {
    const port = await startSwallowing();
    if (port === undefined) return skip("this system takes connections that nobody waits for");
    expect(await endOf(exporter(`http://127.0.0.1:${port}`), ending)).toBeLessThan(limit);
  },
);

test.each(cases)(
  "a TLS port that says nothing does not hold the process: $protocol, $how",
  async ({ exporter, ending }) => {
    expect(await endOf(exporter(`https://127.0.0.1:${await startSilent()}`), ending)).toBeLessThan(limit);
  },
);

test.each(cases)(
  "a receiver that says nothing does not hold the process: $protocol, $how",
  async ({ exporter, ending }) => {
    expect(await endOf(exporter(`http://127.0.0.1:${await startSilent()}`), ending)).toBeLessThan(limit);
  },
);

test.each(cases)(
  "a name server that says nothing does not hold the process: $protocol, $how",
  async ({ exporter, ending }) => {
    const { address, count } = await startMuteNameServer();
    const took = await endOf(exporter("http://otel.example.com:4318"), ending, `setServers(["${address}"]);`);
    expect(took).toBeLessThan(limit);
    expect(count()).toBeGreaterThan(0);
  },
);
