import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { metrics } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { emitEvent, inSpan } from "../../../src/telemetry/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { attributesOf, logRecords, metricsOf, spans } from "../otlp-shapes.js";
import { context, startWith } from "../started.js";

function lines(folder: string, name: string): readonly { request: object }[] {
  const text = readFileSync(join(folder, name), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => ({ request: JSON.parse(line) }));
}

test("the file exporter writes one OTLP request a line, for each signal a file that only the user reads", async () => {
  const folder = join(temporaryFolder(), "below", "telemetry");
  const exporter = `{ file = { folder = "${folder}" } }`;
  const telemetry = await startWith(
    `exporter = ${exporter}\ntrace_exporter = ${exporter}\nmetrics_exporter = ${exporter}`,
  );
  emitEvent("first");
  await telemetry.flush();
  emitEvent("second");
  await inSpan("turn", {}, () => {});
  metrics.getMeter("codex").createCounter("codex.task.undo").add(2, context);
  await telemetry.shutdown();
  expect(logRecords(lines(folder, "logs.jsonl")).map(({ eventName }) => eventName)).toEqual(["first", "second"]);
  expect(attributesOf(spans(lines(folder, "traces.jsonl"))[0] ?? { attributes: [] })).toMatchObject(context);
  expect(metricsOf(lines(folder, "metrics.jsonl")).at(-1)?.sum?.dataPoints).toMatchObject([{ asDouble: 2 }]);
  expect(statSync(join(folder, "logs.jsonl")).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a folder that cannot be made switches its signal off, and the others work", async () => {
  const folder = temporaryFolder({ taken: "a file" });
  const telemetry = await startWith(
    `exporter = { file = { folder = "${folder}/taken" } }\ntrace_exporter = { file = { folder = "${folder}/free" } }`,
  );
  expect(telemetry.findings).toMatchObject([
    { code: "folder", severity: "error", help: "name a folder that can be written" },
  ]);
  expect(telemetry.status()).toMatchObject({ logs: { on: false }, traces: { on: true } });
});

test("a file that can no longer be written keeps the events, and recovery shows", async () => {
  const folder = temporaryFolder();
  const telemetry = await startWith(`exporter = { file = { folder = "${folder}/t" } }\nbatch_delay_ms = 100000`);
  rmSync(join(folder, "t"), { recursive: true });
  emitEvent("kept");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({
    waiting: 1,
    lastError: { message: "the file cannot be written (ENOENT)" },
  });
  mkdirSync(join(folder, "t"));
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ waiting: 0, exported: 1 });
});
