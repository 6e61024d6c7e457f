import { expect, test } from "vitest";
import { runProgram } from "../child.js";
import { startMuteNameServer, startSilent, startSwallowing } from "../mute.js";

/** Every fault here holds a process for ten seconds at least where nothing is done about it. */
const limit = 4_000;

const endings = [
  { how: "with shutdown()", ending: "await telemetry.shutdown();" },
  { how: "without shutdown()", ending: "" },
] as const;

/**
 * Milliseconds from the last line of a program, at which its telemetry is stuck over HTTP and over gRPC, until its process
 * is gone.
 */
async function endOf(url: string, ending: string, preparation = ""): Promise<number> {
  const [http, grpc] = ["otlp-http", "otlp-grpc"].map((kind) => `{ ${kind} = { endpoint = "${url}" } }`);
  const otel = `exporter = ${http}\ntrace_exporter = ${grpc}\nmetrics_exporter = ${grpc}`;
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

test.for(endings)("a SYN that is swallowed does not hold the process, $how", async ({ ending }, { skip }) => {
  const port = await startSwallowing();
  if (port === undefined) return skip("this system takes connections that nobody waits for");
  expect(await endOf(`http://127.0.0.1:${port}`, ending)).toBeLessThan(limit);
});

test.each(endings)("a TLS port that says nothing does not hold the process, $how", async ({ ending }) => {
  expect(await endOf(`https://127.0.0.1:${await startSilent()}`, ending)).toBeLessThan(limit);
});

test.each(endings)("a receiver that says nothing does not hold the process, $how", async ({ ending }) => {
  expect(await endOf(`http://127.0.0.1:${await startSilent()}`, ending)).toBeLessThan(limit);
});

test.each(endings)("a name server that says nothing does not hold the process, $how", async ({ ending }) => {
  const { address, count } = await startMuteNameServer();
  const took = await endOf("http://otel.example.com:4318", ending, `setServers(["${address}"]);`);
  expect(took).toBeLessThan(limit);
  expect(count()).toBeGreaterThan(0);
});
