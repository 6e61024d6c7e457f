import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { metrics } from "@opentelemetry/api";
import { expect, test, vi } from "vitest";
import { runProgram } from "../child.js";
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

function eventsIn(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  return logRecords(files.flatMap((name) => lines(folder, name))).map(({ eventName }) => eventName);
}

test("a write that fails half way is cut back, and its events are not counted as exported", async () => {
  const folder = temporaryFolder();
  const telemetry = await startWith(`exporter = { file = { folder = "${folder}" } }\nbatch_delay_ms = 100000`);
  emitEvent("first");
  await telemetry.flush();
  const handle = await open(join(folder, "logs.jsonl"), "a");
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  const { write } = prototype;
  let calls = 0;
  const full = vi.spyOn(prototype, "write").mockImplementation(function (this: typeof handle, ...args: unknown[]) {
    calls += 1;
    if (calls > 1) return Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" }));
    return Reflect.apply(write, this, [(args[0] as Uint8Array).subarray(0, 20)]);
  } as typeof write);
  emitEvent("second");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({
    exported: 1,
    waiting: 1,
    lastError: { message: "the file cannot be written (ENOSPC)" },
  });
  expect([calls, eventsIn(folder)]).toEqual([2, ["first"]]);
  full.mockRestore();
  await telemetry.flush();
  expect(eventsIn(folder)).toEqual(["first", "second"]);
  expect(telemetry.status().logs).toMatchObject({ exported: 2, waiting: 0, dropped: 0 });
});

test("half a line that a killed process has left is cut away, and its lock is removed after ten seconds", async () => {
  const folder = temporaryFolder();
  const telemetry = await startWith(`exporter = { file = { folder = "${folder}" } }\nbatch_delay_ms = 100000`);
  emitEvent("first");
  await telemetry.flush();
  appendFileSync(join(folder, "logs.jsonl"), `{"resourceLogs":[${"x".repeat(200_000)}`);
  writeFileSync(join(folder, "logs.jsonl.lock"), "");
  utimesSync(join(folder, "logs.jsonl.lock"), new Date(0), new Date(0));
  emitEvent("second");
  await telemetry.flush();
  expect(eventsIn(folder)).toEqual(["first", "second"]);
  expect(readdirSync(folder)).toEqual(["logs.jsonl"]);
});

test("files are rotated at their size, the oldest goes, and what is larger than a file is dropped and counted", async () => {
  const folder = temporaryFolder();
  const exporter = `{ file = { folder = "${folder}", max-file-bytes = 4096, max-files = 3 } }`;
  const telemetry = await startWith(`exporter = ${exporter}\nbatch_delay_ms = 100000`);
  for (let count = 0; count < 20; count += 1) {
    emitEvent(`event ${count}`, { text: "x".repeat(300) });
    await telemetry.flush();
  }
  emitEvent("huge", { text: "x".repeat(10_000) });
  await telemetry.flush();
  const names = ["logs.1.jsonl", "logs.2.jsonl", "logs.jsonl"];
  expect(readdirSync(folder).sort()).toEqual(names);
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(4_096);
  const kept = eventsIn(folder);
  expect(kept.length).toBeGreaterThan(4);
  expect(kept).toContain("event 19");
  expect(kept).not.toContain("event 0");
  expect(telemetry.status().logs).toMatchObject({
    exported: 20,
    dropped: 1,
    reasons: { "larger than a file may be": 1 },
  });
});

test("several processes write whole lines to one folder, also large ones", async () => {
  const folder = temporaryFolder();
  const otel = `[otel]\nexporter = { file = { folder = "${folder}" } }\nshutdown_timeout_ms = 60000`;
  const program = `
import { loadConfig } from "./config.js";
import { emitEvent, startTelemetry } from "./index.js";
const config = await loadConfig({ text: ${JSON.stringify(otel)} });
const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1" } });
const parts = Object.fromEntries(Array.from({ length: 10 }, (_, part) => ["text" + part, "x".repeat(60_000)]));
for (let count = 0; count < 5; count += 1) {
  emitEvent("large", parts);
  await telemetry.flush();
}
console.log((await telemetry.shutdown()).message);`;
  const outcomes = await Promise.all([1, 2, 3].map(() => runProgram(program)));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ code: 0, output: "null\n" });
  expect(eventsIn(folder).length).toBe(15);
});

test("a folder where nothing can be made switches its signal off, and does not hang", async () => {
  const telemetry = await startWith('exporter = { file = { folder = "/proc/meterbook/telemetry" } }');
  expect(telemetry.findings).toMatchObject([{ code: "folder", severity: "error" }]);
});
