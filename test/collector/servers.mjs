// The Collector, Prometheus, and the receiver that the Collector sends to. All listen on loopback.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

export const ports = { grpc: 24_317, http: 24_318, sink: 24_319, prometheus: 24_320, ours: 24_321, hand: 24_322 };

/** Takes what the Collector sends on: the path and the body of each request. */
export async function startSink(take) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    take(request.url, Buffer.concat(chunks));
    response.writeHead(200, { "content-type": "application/x-protobuf" }).end();
  });
  server.listen(ports.sink, "127.0.0.1");
  await once(server, "listening");
  return { end: () => server.close() && server.closeAllConnections() };
}

async function isUp(url) {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer !== undefined) return true;
    await setTimeout(100);
  }
  throw new Error(`${url} is not up after 30 s`);
}

function start(command, options) {
  const child = spawn(command, options, { stdio: "ignore" });
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "close");
  };
  return { stop };
}

/** Without a queue of its own, the Collector says yes when the receiver behind it has done so. */
const collectorConfig = `receivers:
  otlp:
    protocols: { grpc: { endpoint: "127.0.0.1:${ports.grpc}" }, http: { endpoint: "127.0.0.1:${ports.http}" } }
exporters:
  otlp_http:
    endpoint: http://127.0.0.1:${ports.sink}
    compression: none
    sending_queue: { enabled: false }
    retry_on_failure: { enabled: false }
service:
  telemetry: { metrics: { level: none } }
  pipelines:
    logs: { receivers: [otlp], exporters: [otlp_http] }
    traces: { receivers: [otlp], exporters: [otlp_http] }
    metrics: { receivers: [otlp], exporters: [otlp_http] }
`;

export async function startCollector(binary, folder) {
  const file = join(folder, "collector.yaml");
  writeFileSync(file, collectorConfig);
  const running = start(binary, ["--config", file]);
  await isUp(`http://127.0.0.1:${ports.http}`);
  return running;
}

const job = (name) => `{ job_name: ${name}, static_configs: [{ targets: ["127.0.0.1:${ports[name]}"] }] }`;

export async function startPrometheus(folder) {
  const file = join(folder, "prometheus.yaml");
  writeFileSync(file, `global: { scrape_interval: 1s }\nscrape_configs: [${job("ours")}, ${job("hand")}]\n`);
  const running = start("prometheus", [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=127.0.0.1:${ports.prometheus}`,
  ]);
  await isUp(`http://127.0.0.1:${ports.prometheus}/-/ready`);
  return running;
}
