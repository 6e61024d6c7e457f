import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectPoints, createSdk } from "../exported.js";
import { createFixture } from "../fixture-recorders.js";

const unbound = (calls: number) =>
  `meterbook: recorders of "fixture" have no Meter after ${calls} calls: call bind(meter)`;

describe("recorders that nobody bound", () => {
  it("are reported once after a thousand calls, of any kind", () => {
    const lines: string[] = [];
    const record = createFixture({ report: (line) => void lines.push(line) });
    const session = record.with({ model: "m2" });
    for (let i = 0; i < 333; i++) {
      record.undo();
      session.undo();
      record.size(1);
    }
    expect(lines).toEqual([]);
    for (let i = 0; i < 3000; i++) record.heap(1);
    expect(lines).toEqual([unbound(1000)]);
  });

  it("are not reported when they are bound before that, and lose no call", async () => {
    const lines: string[] = [];
    const { provider, reader } = createSdk();
    const record = createFixture({ report: (line) => void lines.push(line) });
    for (let i = 0; i < 999; i++) record.cost({ cached: true }, i / 1024);
    record.bind(provider.getMeter("fixture"));
    for (let i = 0; i < 2000; i++) record.cost({ cached: true });
    expect(lines).toEqual([]);
    const sum = (999 * 998) / 2 / 1024 + 2000;
    expect(await collectPoints(reader, "fixture.cost")).toEqual({
      '{"cached":true,"model":"m1","surface":"cli"}': sum,
    });
  });

  it("lose no call beyond a thousand either", async () => {
    const { provider, reader } = createSdk();
    const record = createFixture({ report: "none" });
    for (let i = 0; i < 2500; i++) record.undo();
    record.bind(provider.getMeter("fixture"));
    expect(await collectPoints(reader, "fixture.undo")).toEqual({ '{"model":"m1","surface":"cli"}': 2500 });
  });
});

describe("a process that ends", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "meterbook-unbound-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(program: string) {
    const outfile = join(folder, "program.cjs");
    await build({
      stdin: {
        contents: `
          import { createFixture } from "./fixture-recorders.ts";
          import { recordInMemory } from "../../src/runtime/testing.ts";
          import { MeterProvider } from "@opentelemetry/sdk-metrics";
          ${program}`,
        resolveDir: fileURLToPath(new URL("..", import.meta.url)),
        loader: "ts",
      },
      bundle: true,
      platform: "node",
      format: "cjs",
      outfile,
    });
    const { stderr, stdout, status } = spawnSync(process.execPath, [outfile], { encoding: "utf8" });
    return { stderr, stdout, status };
  }

  it("reports what still waits, once for a catalog, and ends as it would", async () => {
    const { stderr, status } = await run(`
      for (let i = 0; i < 30; i++) createFixture().undo();
      const record = createFixture();
      record.undo(); record.undo();
      process.exitCode = 3;
    `);
    expect({ stderr, status }).toEqual({ stderr: `${unbound(2)}\n`, status: 3 });
  });

  it("says nothing of recorders that are bound, or that recorded nothing, or with report: none", async () => {
    const { stderr, status } = await run(`
      createFixture();
      createFixture({ report: "none" }).undo();
      const record = createFixture();
      record.undo();
      record.bind(new MeterProvider().getMeter("fixture"));
      record.undo();
    `);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  });

  it("says nothing of recorders whose memory a test reads, by any kind of recorder", async () => {
    const { stderr, stdout, status } = await run(`
      const record = createFixture();
      const { sum, points } = recordInMemory(record);
      record.undo(); record.cost({ cached: true }, 2); record.size(3);
      console.log(sum(record.undo), sum(record.cost), points(record.size).length);
    `);
    expect({ stderr, stdout, status }).toEqual({ stderr: "", stdout: "1 2 1\n", status: 0 });
  });

  it("works where the process has no env and no events", async () => {
    const { stderr, stdout, status } = await run(`
      const { stdout } = process;
      Object.defineProperty(globalThis, "process", { value: {}, configurable: true });
      const record = createFixture();
      record.undo(-1);
      record.undo();
      stdout.write("done");
    `);
    const line = 'meterbook: "fixture.undo" was given -1, allowed is a whole number from 0\n';
    expect({ stderr, stdout, status }).toEqual({ stderr: line, stdout: "done", status: 0 });
  });

  it("works without a process and without a console", async () => {
    const { stderr, stdout, status } = await run(`
      const { stdout } = process;
      for (const name of ["process", "console", "performance"]) {
        Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });
      }
      const record = createFixture({ onInvalid: "warn" });
      for (let i = 0; i < 1500; i++) record.undo();
      record.undo(-1);
      const stop = record.startDurationMs({ tool: "a" });
      stop({ status: "ok" });
      stdout.write("done");
    `);
    expect({ stderr, stdout, status }).toEqual({ stderr: "", stdout: "done", status: 0 });
  });
});
