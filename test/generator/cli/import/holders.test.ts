import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, runCompiler } from "../../../generated/compilers.js";
import { printedBy, programFolder } from "../../typescript/programs.js";
import { meterbook } from "../meterbook.js";

const tsconfig = `{ "compilerOptions": { "module": "nodenext", "target": "es2022", "strict": true, "noUnusedLocals": true,
  "noUnusedParameters": true, "noEmit": true, "skipLibCheck": true, "lib": ["es2022"], "types": ["node"] }, "include": ["src"] }`;
const textOf = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

/** What a program prints, after the compiler took it. */
async function printed(folder: string): Promise<readonly string[]> {
  expect((await runCompiler("typescript", ["-p", folder])).out).toBe("");
  return (await printedBy(folder)).split("\n").flatMap(seriesIn).sort();
}

/** Without the time that a timer took, and the labels of the scope. */
function seriesIn(line: string): readonly string[] {
  const [, name = "", given = "", value = ""] = /^([a-z]\w*)(?:\{(.*)\})? (\S+)(?: \d+)?$/.exec(line) ?? [];
  if (name === "" || name === "target_info" || name === "timed_seconds_sum") return [];
  const pairs = Array.from(given.matchAll(/(\w+)="([^"]*)"/g), ([pair]) => pair);
  return [
    `${name}{${pairs
      .filter((pair) => !pair.startsWith("otel_scope_"))
      .sort()
      .join(",")}} ${Number(value)}`,
  ];
}

async function imported(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = programFolder({ "tsconfig.json": tsconfig, ...files });
  symlinkSync(join(root, "node_modules/@types"), join(folder, "node_modules/@types"));
  return folder;
}

async function rewritten(folder: string) {
  for (const words of [["import", "typescript"], ["generate"]]) expect((await meterbook(folder, words)).code).toBe(0);
  return meterbook(folder, ["import", "typescript", "--rewrite"]);
}

const exporter = `import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
const exporter = new PrometheusExporter({ preventServerStart: true });
export const provider = new MeterProvider({ readers: [exporter] });
export const exposition = async () => new PrometheusSerializer().serialize((await exporter.collect()).resourceMetrics);
`;
const bound = `${exporter}import { record } from "./record.js";\nrecord.bind(provider);\n`;
const main =
  'import { serve } from "./server.js";\nimport { exposition } from "./exposition.js";\nserve("get", 200);\nserve("post", 500);\nconsole.log(await exposition());\n';

const prometheus = {
  "src/metrics.ts": `import { Counter, Gauge, Histogram } from "prom-client";

const made = (name: string, help: string) => new Counter({ name, help, labelNames: ["method"] });

/** Everything that is counted. */
export const counters = {
  /** Requests. */
  requests: new Counter({ name: "requests_total", help: "Requests.", labelNames: ["method"] }),
  errors: new Counter({ name: "errors_total", help: "Errors.", labelNames: ["method"] }),
} as const;

export const retries = made("retries_total", "Retries.");
export const timed = new Histogram({ name: "timed_seconds", help: "Timed.", labelNames: ["method", "status"], buckets: [1000] });

const queue = [1, 2, 3];
new Gauge({
  name: "queue_length",
  help: "Waiting.",
  collect() {
    this.set(queue.length);
  },
});
export const load = new Gauge({
  name: "load",
  help: "Load.",
  labelNames: ["core"],
  async collect() {
    const load = await Promise.resolve(0.5);
    this.set({ core: "a" }, load);
    this.set({ core: "b" }, 2 * load);
  },
});
`,
  "src/server.ts": `import { Counter, Gauge } from "prom-client";
import * as metrics from "./metrics.js";
import { counters } from "./metrics.js";

type Method = "get" | "post";

class Pool {
  // Those in use.
  private readonly used = new Gauge({ name: "used", help: "Used." });
  readonly #made = new Counter({ name: "made_total", help: "Made.", labelNames: ["method"] });
  private freed: Counter;

  constructor() {
    this.freed = new Counter({ name: "freed_total", help: "Freed." });
  }

  take(method: Method): void {
    this.used.inc();
    this.#made.labels({ method }).inc();
  }

  free(): void {
    this.used.dec();
    this.freed.inc();
  }
}

const pool = new Pool();

export function serve(method: Method, status: 200 | 500): void {
  const end = metrics.timed.startTimer({ method });
  counters.requests.inc({ method });
  metrics.retries.inc({ method }, 2);
  pool.take(method);
  if (status === 500) {
    counters.errors.inc({ method });
    end({ status: "failed" });
    return;
  }
  pool.free();
  end({ status: "ok" });
}
`,
  "src/exposition.ts": 'import { register } from "prom-client";\nexport const exposition = () => register.metrics();\n',
  "src/main.ts": main,
};

test("objects, private fields, plain functions, collect and timers are rewritten, and export the same series", async () => {
  const folder = await imported(prometheus);
  const before = await printed(folder);
  expect(before.length).toBeGreaterThan(15);
  const { out, err } = await rewritten(folder);
  expect([err, out]).toEqual(["", expect.stringMatching(/^9 metrics rewritten in 3 files, 0 left/)]);
  expect(textOf(folder, "src/metrics.ts")).toBe(`import { record } from "./record.js";

const queue = [1, 2, 3];
record.observeQueueLength((observe) => {
    observe(queue.length);
  });
record.observeLoad(async (observe) => {
    const load = await Promise.resolve(0.5);
    observe(load, { core: "a" });
    observe(2 * load, { core: "b" });
  });
`);
  const server = textOf(folder, "src/server.ts");
  expect(server).not.toMatch(/prom-client|metrics\.js|freed:|constructor.*Counter/);
  expect(server).toContain("class Pool {\n");
  expect(server).toContain('end({ status: "failed" });');
  writeFileSync(join(folder, "src/exposition.ts"), bound);
  writeFileSync(join(folder, "src/main.ts"), `import "./metrics.js";\n${main}`);
  expect(await printed(folder)).toEqual(before);
  expect((await meterbook(folder, ["usage", "--fail-on", "warning"])).err).toBe("");
});

test("callbacks of observable instruments are rewritten with the meter that only they used", async () => {
  const folder = await imported({
    "src/server.ts": `import { metrics, type ObservableResult } from "@opentelemetry/api";

const meter = metrics.getMeter("shop");
const load = meter.createObservableGauge("load", { description: "Load." });
const served = meter.createObservableCounter("served", { description: "Served." });
let calls = 0;

load.addCallback((result: ObservableResult<{ core: "a" | "b" }>) => {
  result.observe(0.5, { core: "a" });
  if (calls > 1) result.observe(0.25, { core: "b" });
});
served.addCallback(async result => result.observe(await Promise.resolve(calls)));

export function serve(_method: string, _status: number): void {
  calls += 1;
}
`,
    "src/exposition.ts": `${exporter}import { metrics } from "@opentelemetry/api";\nmetrics.setGlobalMeterProvider(provider);\n`,
    "src/main.ts": main
      .replace(/(import .*server.*\n)(import .*\n)/, "$2")
      .replace("serve(", 'const { serve } = await import("./server.js");\nserve('),
  });
  const before = await printed(folder);
  expect(before).toHaveLength(3);
  const { out, err } = await rewritten(folder);
  expect([err, out]).toEqual(["", expect.stringMatching(/^2 metrics rewritten in 2 files, 0 left/)]);
  expect(textOf(folder, "src/server.ts")).toBe(`import { record } from "./record.js";

let calls = 0;

record.observeLoad((observe) => {
  observe(0.5, { core: "a" });
  if (calls > 1) observe(0.25, { core: "b" });
});
record.observeServed(async observe => observe(await Promise.resolve(calls)));

export function serve(_method: string, _status: number): void {
  calls += 1;
}
`);
  writeFileSync(join(folder, "src/exposition.ts"), bound);
  expect(await printed(folder)).toEqual(before);
});

const stays: readonly (readonly [kind: string, code: string, reason: string])[] = [
  [
    "an object that is passed on",
    "const all = { a: new Counter({ name: 'a_total', help: 'A.' }) };\nall.a.inc();\nexport default all;\n",
    "is also used as a whole",
  ],
  [
    "an object of a declared type",
    "const all: { a: Counter } = { a: new Counter({ name: 'a_total', help: 'A.' }) };\nall.a.inc();\n",
    "no plain constant at the top of its file",
  ],
  [
    "a public field",
    "export class A {\n  readonly a = new Counter({ name: 'a_total', help: 'A.' });\n  go() { this.a.inc(); }\n}\n",
    "its field is not private",
  ],
  [
    "a function that does more",
    "function make(name: string) {\n  console.log(1);\n  return new Counter({ name, help: 'A.' });\n}\nconst a = make('a_total');\na.inc();\n",
    "it is made by a function of your own that does more",
  ],
  [
    "a class that counts otherwise",
    "class Own extends Counter {\n  override inc() { super.inc(2); }\n}\nconst a = new Own({ name: 'a_total', help: 'A.' });\na.inc();\n",
    "it is of a class of your own",
  ],
  [
    "a table",
    "const [a] = ['a_total', 'b_total'].map((name) => new Counter({ name, help: 'A.' }));\na?.inc();\n",
    "it is made by a loop",
  ],
  [
    "a receiver that is worked out",
    "class A {\n  private a = new Counter({ name: 'a_total', help: 'A.' });\n  static go(next: () => A) { next().a.inc(); }\n}\nvoid A;\n",
    "what leads to it is worked out at each call",
  ],
  [
    "a timer that ends twice",
    "const a = new Histogram({ name: 'a_seconds', help: 'A.' });\nconst end = a.startTimer();\nend();\nend();\n",
    "its timer may end more than once",
  ],
  [
    "a timer whose time is used",
    "const a = new Histogram({ name: 'a_seconds', help: 'A.' });\nconst end = a.startTimer();\nexport const took = end();\n",
    "is used otherwise than by ending it",
  ],
  [
    "labels of collect that change",
    "new Gauge({ name: 'a', help: 'A.', labelNames: ['b'], collect() { this.set({ b: String(Date.now()) }, 1); } });\n",
    "its `collect` sets labels that may change",
  ],
  [
    "a collect that may not set",
    "new Gauge({ name: 'a', help: 'A.', collect() { if (Date.now() > 1) this.set(1); } });\n",
    "does more than to set it each time",
  ],
];

test("what cannot be rewritten stays as it is, each with its reason", async () => {
  // Each in a file of its own, under names of its own.
  const files = stays.map(([, code], index): readonly [path: string, text: string] => {
    const own = code.replace(/(?<=')[ab](?=_total'|_seconds')|(?<=name: ')a(?=')/g, `$&${index}`);
    return [`src/stays-${index}.ts`, `import { Counter, Gauge, Histogram } from "prom-client";\n${own}`];
  });
  const folder = programFolder(Object.fromEntries(files));
  const findings = (await rewritten(folder)).err.split("\n\n");
  const shown = files.map(([path, text], index) => {
    const [kind, , reason] = stays[index] ?? [];
    const own = findings.filter((finding) => finding.startsWith(`${path}:`)).join("\n\n");
    return { kind, text: textOf(folder, path) === text, reason: own.includes(reason ?? "-") ? reason : own };
  });
  expect(shown).toEqual(stays.map(([kind, , reason]) => ({ kind, text: true, reason })));
});

test("a file keeps its byte order mark", async () => {
  const code =
    '\ufeffimport { Counter } from "prom-client";\nconst a = new Counter({ name: "a_total", help: "A." });\na.inc();\n';
  const folder = programFolder({ "src/a.ts": code });
  expect((await rewritten(folder)).out).toContain("1 metric rewritten");
  expect(textOf(folder, "src/a.ts")).toBe('\ufeffimport { record } from "./record.js";\nrecord.a();\n');
});
