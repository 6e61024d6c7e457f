import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { metrics } from "@opentelemetry/api";
import { expect, onTestFinished, test } from "vitest";
import { startWith } from "./started.js";

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
  expect(await telemetry.shutdown()).toMatchObject({ words: null });
  await expect(fetch(`http://127.0.0.1:${port}/m`)).rejects.toThrow();
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
