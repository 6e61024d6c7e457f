import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../documents.js";
import { programFolder } from "../../typescript/programs.js";
import { meterbook } from "../meterbook.js";

const textOf = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

async function imported(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = programFolder(files);
  for (const words of [["import", "typescript"], ["generate"]]) {
    const { code, err } = await meterbook(folder, words);
    expect(code, err).toBe(0);
  }
  return folder;
}

const rewrite = (folder: string, ...words: readonly string[]) =>
  meterbook(folder, ["import", "typescript", "--rewrite", ...words]);

const service = {
  "src/metrics.ts": `import { Counter, Gauge, Histogram, register } from "prom-client";

/** Counts requests. */
export const requests = new Counter({ name: "http_requests_total", help: "Requests.", labelNames: ["method", "ok"] });

export const duration = new Histogram({ name: "http_duration_seconds", help: "Duration.", labelNames: ["method"] });
export const jobs = new Gauge({ name: "jobs", help: "Jobs." });
export const level = new Gauge({ name: "level", help: "Level.", labelNames: ["tank"] });

export { register };
`,
  "src/server.ts": `import { duration, jobs, level, requests } from "./metrics.js";

type Method = "get" | "post";

export function handle(method: Method, took: number): void {
  requests.inc({ method, ok: "yes" });
  requests.labels(method, "no").inc(2);
  duration.observe({ method }, took);
  const end = duration.startTimer({ method });
  end();
  jobs.inc();
  jobs.dec();
  level.set({ tank: "a" }, took * 2);
}
`,
};

test("definitions and calls become recorders, in the style of the file, and the program compiles", async () => {
  const folder = await imported(service);
  const { code, out, err } = await rewrite(folder);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toBe("4 metrics rewritten in 3 files, 0 left; bind the recorders once: `record.bind(meterProvider)`\n");
  expect(textOf(folder, "src/record.ts")).toBe(
    'import { createRecorders } from "../generated/recorders.js";\n\nexport const record = createRecorders();\n',
  );
  expect(textOf(folder, "src/metrics.ts")).toBe('import { register } from "prom-client";\n\nexport { register };\n');
  expect(textOf(folder, "src/server.ts")).toBe(`import { record } from "./record.js";

type Method = "get" | "post";

export function handle(method: Method, took: number): void {
  record.httpRequests({ method, ok: "yes" });
  record.httpRequests({ method: method, ok: "no" }, 2);
  record.httpDurationSeconds(took, { method });
  const end = record.startHttpDurationSeconds({ method });
  end();
  record.jobs();
  record.jobs(-1);
  record.level(took * 2, { tank: "a" });
}
`);
  symlinkSync(join(root, "node_modules/@types"), join(folder, "node_modules/@types"));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  expect(execFileSync(process.execPath, [compiler, "-p", folder, "--noEmit"], { encoding: "utf8" })).toBe("");
  expect((await rewrite(folder)).out).toBe("nothing is rewritten; 0 metrics left\n");
  const check = await meterbook(folder, ["import", "typescript", "--check", "--fail-on", "raw"]);
  expect([check.code, check.out]).toEqual([0, "no metric is made outside the catalog\n"]);
});

test("OpenTelemetry, single quotes, no semicolons, and recorders that are there already", async () => {
  const folder = await imported({
    "src/a.ts": `import { metrics } from '@opentelemetry/api'

const calls = metrics.getMeter('x').createCounter('calls')
const time = metrics.getMeter('x').createHistogram('time')
export function call(tool: 'a' | 'b') {
  calls.add(1, { tool })
  calls.add(3, { tool })
  time.record(2)
}
`,
    "src/telemetry.ts":
      'import { createRecorders } from "../generated/recorders.js";\nexport const recorders = createRecorders();\n',
  });
  expect((await rewrite(folder)).out).toContain("2 metrics rewritten in 1 file, 0 left");
  expect(textOf(folder, "src/a.ts")).toBe(`import { recorders } from './telemetry.js'

export function call(tool: 'a' | 'b') {
  recorders.calls({ tool })
  recorders.calls({ tool }, 3)
  recorders.time(2)
}
`);
});

test("what is not exact stays, with the reason, and --dry-run writes nothing", async () => {
  const folder = await imported({
    "src/m.ts": `import { Counter, Gauge, Histogram, Summary } from "prom-client";
export const passed = new Counter({ name: "passed_total", help: "P." });
const watch = (counter: Counter) => counter;
watch(passed);
passed.inc();
export const mixed = new Gauge({ name: "mixed", help: "M." });
mixed.set(1);
mixed.inc();
export const labelled = new Histogram({ name: "labelled_seconds", help: "L.", labelNames: ["ok"] });
const end = labelled.startTimer();
end({ ok: "yes" });
export const sizes = new Summary({ name: "sizes", help: "S." });
sizes.observe(1);
const make = (name: string) => [new Counter({ name, help: "Made." })][0];
export const made = make("made_total");
made?.inc();
export const inner = new Counter({ name: "inner_total", help: "I." });
export const outer = new Counter({ name: "outer_total", help: "O." });
outer.inc((inner.inc(), 2));
export const fine = new Counter({ name: "fine_total", help: "F." });
fine.inc();
`,
  });
  const before = textOf(folder, "src/m.ts");
  const { out, err } = await rewrite(folder, "--dry-run");
  expect(textOf(folder, "src/m.ts")).toBe(before);
  expect(out).toContain("+record.fine();");
  expect(out).toContain("3 metrics would be rewritten in 2 files, 5 left");
  for (const reason of [
    '"passed_total" stays as it is: it is also used at m.ts:4',
    '"mixed" stays as it is: `inc` has no counterpart for a gauge (m.ts:8)',
    '"sizes" stays as it is: its values are quantiles',
    '"inner_total" stays as it is: one call that records is inside another (m.ts:',
    '"made_total" stays as it is: it is made by a function of your own that does more',
  ]) {
    expect(err).toContain(reason);
  }
});

test("--check lists what is made outside the catalog, and fails when it is asked to", async () => {
  const folder = await imported(service);
  const words = ["import", "typescript", "--check"];
  const lax = await meterbook(folder, words);
  expect([lax.code, lax.out]).toEqual([0, "4 metrics made outside the catalog\n"]);
  expect(lax.err).toContain('src/metrics.ts:4:45  warning[usage/raw-metric]  "http_requests_total" is made by hand');
  expect(lax.err).toContain("call `record.httpRequests(…)`, or let `--rewrite` do it");
  expect((await meterbook(folder, [...words, "--fail-on", "raw"])).code).toBe(1);
});

test("recorders with common attributes must be there first", async () => {
  const folder = await imported(service);
  const { writeFileSync } = await import("node:fs");
  const catalog = textOf(folder, "catalog.yaml").replace(
    "\nattributes:",
    "\ncontext: { region: [eu, us] }\n\nattributes:",
  );
  writeFileSync(join(folder, "catalog.yaml"), catalog);
  const { code, err } = await rewrite(folder);
  expect([code, err]).toEqual([2, expect.stringContaining("the recorders need their common attributes")]);
});
