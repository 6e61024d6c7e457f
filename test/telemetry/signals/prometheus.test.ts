import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { metrics } from "@opentelemetry/api";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { startWith } from "../started.js";

const prometheus = (process.env["PATH"] ?? "")
  .split(":")
  .map((folder) => join(folder, "prometheus"))
  .find((file) => existsSync(file));

/** Runs a Prometheus server that scrapes this target, until the test ends; gives the address of its API. */
async function startPrometheus(program: string, target: string): Promise<string> {
  const settings = `global: { scrape_interval: 100ms, scrape_timeout: 100ms }
scrape_configs: [{ job_name: codex, metrics_path: /metrics, static_configs: [{ targets: ["${target}"] }] }]\n`;
  const folder = temporaryFolder({ "prometheus.yml": settings });
  const port = await unusedPort();
  const server = spawn(
    program,
    [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    {
      stdio: "ignore",
    },
  );
  onTestFinished(async () => {
    server.kill();
    await once(server, "close");
  });
  return `http://127.0.0.1:${port}/api/v1/query`;
}

/** The value that Prometheus has for a series, as soon as it has one. */
async function query(api: string, series: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`${api}?query=${encodeURIComponent(series)}`).catch(() => undefined);
    if (answer?.ok === true) {
      const { data } = (await answer.json()) as {
        readonly data: { readonly result: readonly { readonly value: readonly [number, string] }[] };
      };
      const value = data.result[0]?.value[1];
      if (value !== undefined) return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test("a plain GET reads the metrics, and the status counts what was read", async () => {
  const port = await unusedPort();
  const telemetry = await startWith(`metrics_exporter = { prometheus = { port = ${port}, path = "/m" } }`);
  metrics.getMeter("codex").createCounter("codex.task.undo").add(3, { surface: "cli" });
  const page = await (await fetch(`http://127.0.0.1:${port}/m`)).text();
  expect(page).toMatch(/^codex_task_undo_total\{surface="cli"[^}]*\} 3$/m);
  expect(page).toMatch(/^target_info\{.*service_name="codex".*\} 1$/m);
  expect(telemetry.status().metrics).toMatchObject({ on: true, where: `http://127.0.0.1:${port}/m`, exported: 1 });
  expect(await telemetry.shutdown()).toMatchObject({ message: null });
  await expect(fetch(`http://127.0.0.1:${port}/m`)).rejects.toThrow();
});

test.runIf(prometheus !== undefined)("a Prometheus server scrapes the metrics", async () => {
  const port = await unusedPort();
  await startWith(`metrics_exporter = { prometheus = { port = ${port} } }`);
  metrics.getMeter("codex").createCounter("codex.task.undo").add(3, { surface: "cli" });
  const api = await startPrometheus(prometheus ?? "", `127.0.0.1:${port}`);
  expect(await query(api, 'codex_task_undo_total{surface="cli", job="codex"}')).toBe("3");
});

test("a port in use switches metrics off, and the finding says so", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const telemetry = await startWith(`metrics_exporter = { prometheus = { port = ${port} } }\nexporter = "file"`);
  expect(telemetry.findings).toMatchObject([{ code: "port-in-use", message: `port ${port} on 127.0.0.1 is in use` }]);
  expect(telemetry.status()).toMatchObject({ metrics: { on: false }, logs: { on: true } });
});
