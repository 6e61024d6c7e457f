import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { type Config, loadConfig } from "../../../src/telemetry/config.js";
import { diagnose } from "../../../src/telemetry/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { startGrpcReceiver } from "../grpc-receiver.js";
import { startReceiver } from "../receiver.js";
import { overHttp, startWith } from "../started.js";

function configOf(otel: string): Promise<Config> {
  return loadConfig({ file: `${temporaryFolder()}/config.toml`, text: `[otel]\n${otel}`, environment: {} });
}

test("one empty request goes to each receiver, and its answer is reported", async () => {
  const http = await startReceiver();
  const grpc = await startGrpcReceiver();
  const exporters = `exporter = { otlp-http = { endpoint = "${http.url}", headers = { authorization = "Bearer t" } } }
trace_exporter = { otlp-grpc = { endpoint = "http://${grpc.address}" } }
metrics_exporter = { otlp-http = { endpoint = "${http.url}", protocol = "json" } }`;
  const diagnosis = await diagnose(await configOf(exporters));
  expect(diagnosis).toMatchObject({
    ok: true,
    findings: [],
    probes: { logs: { ok: true }, traces: { ok: true }, metrics: { ok: true } },
  });
  expect(http.received.map(({ signal }) => signal).sort()).toEqual(["logs", "metrics"]);
  expect(grpc.received).toMatchObject([{ signal: "traces", request: {} }]);
  expect(http.received.find(({ signal }) => signal === "logs")?.headers).toMatchObject({ authorization: "Bearer t" });
  expect(diagnosis.text).not.toContain("Bearer");
});

test("what does not answer, rejects, or is wrong stands in the text with what to do", async () => {
  const receiver = await startReceiver();
  receiver.behave = (_, response) => {
    response.writeHead(401).end();
  };
  const config = await configOf(
    `exporter = { otlp-http = { endpoint = "${receiver.url}" } }\ntrace_exporter = { otlp-http = { endpoint = "http://127.0.0.1:1" } }\nmetrics_exporter = "otlp-http"`,
  );
  const { ok, text } = await diagnose(config);
  expect(ok).toBe(false);
  expect(text).toContain(
    `!! logs: ${receiver.url}/v1/logs: the receiver answered 401 Unauthorized: check the headers of the exporter`,
  );
  expect(text).toContain("!! traces: http://127.0.0.1:1/v1/traces: nobody listens there");
  expect(text).toContain("error[exporter-shape]");
});

test("with everything off there is nothing to probe", async () => {
  const { ok, probes } = await diagnose(await loadConfig({ environment: {} }));
  expect(ok).toBe(true);
  expect(probes.logs).toEqual({ ok: null, message: "off: nothing configures it" });
});

test("without probing nothing is sent, and what is on is reported", async () => {
  const receiver = await startReceiver();
  const config = await configOf(`exporter = { otlp-http = { endpoint = "${receiver.url}" } }`);
  const { ok, probes } = await diagnose(config, { probe: false });
  expect([ok, probes.logs.ok, receiver.count]).toEqual([true, null, 0]);
  expect(probes.logs.message).toMatch(/^on: "exporter" in .*config\.toml:2; not probed$/);
});

test("a process that is not the program says nothing about its own Meter", async () => {
  const { text } = await diagnose(await loadConfig({ environment: {} }), { inProgram: false });
  expect(text).toContain("the Meter of the program can be looked at there only");
});

test("a no-op meter is found, and one that records is distinguished from it", async () => {
  const off = await diagnose(await loadConfig({ environment: {} }));
  expect(off.text).toContain("the Meter of this process does nothing: no MeterProvider is registered yet");
  await startWith(overHttp("http://127.0.0.1:1"));
  const on = await diagnose(await loadConfig({ environment: {} }));
  expect(on.text).toContain("ok the Meter of this process records");
});

test("a second copy of the API in the program's folder is found, with both versions", async () => {
  const folder = temporaryFolder();
  const copy = `${folder}/node_modules/@opentelemetry/api`;
  mkdirSync(copy, { recursive: true });
  writeFileSync(`${copy}/package.json`, '{ "name": "@opentelemetry/api", "version": "1.10.0", "main": "index.js" }');
  writeFileSync(`${copy}/index.js`, "");
  const { ok, apiCopies, text } = await diagnose(await loadConfig({ environment: {} }), { folder });
  expect(ok).toBe(false);
  expect(apiCopies.map(({ version }) => version)).toContain("1.10.0");
  expect(text).toContain("there are two copies of @opentelemetry/api");
  expect(text).toContain(`1.10.0 in ${copy}`);
});

const otel = (port: number) => `metrics_exporter = { prometheus = { port = ${port} } }`;

test("a port that another program has is in use", async () => {
  const { url } = await startReceiver();
  const taken = Number(new URL(url).port);
  expect((await diagnose(await configOf(otel(taken)))).probes.metrics).toEqual({
    ok: false,
    message: `http://127.0.0.1:${taken}/metrics: the port is in use by something else`,
  });
});

test("the page that this program offers itself is not in use", async () => {
  await startWith(otel(19_465));
  expect((await diagnose(await configOf(otel(19_465)))).probes.metrics).toEqual({
    ok: true,
    message: "http://127.0.0.1:19465/metrics is offered by this program",
  });
});

test("the page that the program offers from another process is not in use", async () => {
  const page = createServer((_, response) => void response.end('# HELP x\ntarget_info{service_name="codex"} 1\n'));
  page.listen(0, "127.0.0.1");
  await once(page, "listening");
  onTestFinished(() => void page.close());
  const { port } = page.address() as AddressInfo;
  expect((await diagnose(await configOf(otel(port)))).probes.metrics).toEqual({
    ok: true,
    message: `http://127.0.0.1:${port}/metrics is offered already, by the program if it runs`,
  });
});

test("a host that this machine has not is no port in use", async () => {
  const { probes } = await diagnose(await configOf('metrics_exporter = { prometheus = { host = "192.0.2.1" } }'));
  expect(probes.metrics).toEqual({ ok: false, message: "cannot listen on 192.0.2.1:9464 (EADDRNOTAVAIL)" });
});
