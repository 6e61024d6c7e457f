import { expect, test } from "vitest";
import { programFolder } from "../../typescript/programs.js";
import { meterbook } from "../meterbook.js";

type Report = {
  readonly used: number;
  readonly signalRecorders: number;
  readonly usedSignals: number;
  readonly signals: readonly { readonly kind: string; readonly key: string; readonly uses: readonly object[] }[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string; readonly help: string }[];
};

const catalog = `catalog: 1
name: shop
prefix: shop.
metrics:
  calls: { instrument: counter, attributes: { status: [ok, error] } }
  turn: { instrument: histogram, unit: s }
events:
  result:
    attributes: { success: boolean, tool: string, size: [small, large] }
    records: { calls: { status: { from: success, values: { true: ok, false: error } } } }
  opened: {}
  soon: { status: planned }
  old: { deprecated: { renamed_to: result } }
spans:
  turn:
    attributes: { model: [a, b], outcome: { values: [ok, error], required: { when: the span ends } } }
    records: { turn: { value: duration } }
  night: { status: planned }
`;

const record = `import { createRecorders } from "../generated/recorders.js";
export const record = createRecorders();
`;

/** The report of usage over a program that has the recorders in \`src/record.ts\`. */
async function usage(code: string, others: Readonly<Record<string, string>> = {}): Promise<Report> {
  const folder = programFolder({ "catalog.yaml": catalog, "src/record.ts": record, "src/app.ts": code, ...others });
  expect((await meterbook(folder, ["generate"])).err).toBe("");
  const { out, err } = await meterbook(folder, ["usage", "--format", "json"]);
  expect(err).toBe("");
  return JSON.parse(out);
}

const findings = ({ diagnostics }: Report) => diagnostics.map(({ code, message }) => `${code}: ${message}`);

const imported = 'import { record } from "./record.js";\n';
const all = `${imported}const { emit } = record.with({});
emit.result({ success: true, tool: "shell", size: "small" });
export const wrapped = (size: "small" | "large", tool: string) => emit.result({ success: false, size, tool });
const { opened } = record.emit;
export const callbacks = { opened };
record.span.turn({ model: "a" }, (span) => span.set({ outcome: "ok" }));
export const answer = (model: "a" | "b") => record.span.turn({ model }, async (span) => {
  span.span.addEvent("tried");
  if (model === "a") span.set({ outcome: "error" });
  return 1;
});
`;

test("events and spans are recorded through with, destructuring and wrappers, and their metrics with them", async () => {
  const report = await usage(all);
  expect(findings(report)).toEqual([]);
  expect([report.used, report.usedSignals, report.signalRecorders]).toEqual([2, 3, 4]);
  const calls = report.signals.map(({ kind, key, uses }) => [kind, key, uses.length]);
  expect(calls).toEqual([
    ["event", "result", 2],
    ["event", "opened", 1],
    ["event", "soon", 0],
    ["event", "old", 0],
    ["span", "turn", 2],
    ["span", "night", 0],
  ]);
  expect(report.signals[0]?.uses[0]).toEqual({ file: "src/app.ts", line: 3, column: 6, method: "result" });
});

test("active ones that no code records are findings, and so are their metrics", async () => {
  expect(findings(await usage(`${imported}void record;\n`))).toEqual([
    'usage/unused-metric: no code records metric "calls"',
    'usage/unused-metric: no code records metric "turn"',
    'usage/unused-metric: no code records event "result"',
    'usage/unused-metric: no code records event "opened"',
    'usage/unused-metric: no code records span "turn"',
  ]);
  const tested = await usage("", { "test/app.test.ts": all.replace("./record.js", "../src/record.js") });
  expect(findings(tested)).toContain('usage/unused-metric: only tests record event "opened"');
  expect(tested.diagnostics.map(({ help }) => help).join("\n")).toMatch(
    /call `record\.emit\.result\(…\)`.*[\s\S]*call `record\.span\.turn\(…\)`/,
  );
});

test("deprecated ones that are called are findings, with the call that takes their place", async () => {
  const { diagnostics } = await usage(`${all}record.emit.old();\n`);
  expect(diagnostics).toMatchObject([
    {
      code: "usage/deprecated-metric",
      message: '"old" records the deprecated event "old"',
      help: "call `record.emit.result(…)`",
    },
  ]);
});

test("values that no call passes are findings, at the start of a span and in it", async () => {
  const code = `${imported}record.emit.opened();
record.emit.result({ success: true, tool: "shell", size: "small" });
record.emit.result({ success: true, tool: "apply", size: "small" });
record.span.turn({ model: "a" }, (span) => span.set({ outcome: "ok" }));
`;
  expect(findings(await usage(code))).toEqual([
    'usage/proposed-values: every call passes a literal as "tool" of event "result", which allows any',
    'usage/unreached-value: no call passes "large" as "size" of event "result"',
    'usage/unreached-value: no call passes "b" as "model" of span "turn"',
    'usage/unreached-value: no call passes "error" as "outcome" of span "turn"',
  ]);
});

test.each([
  "(span) => { later(span); }",
  '(span) => { const set = span.set; set({ outcome: "error" }); }',
  "later",
  '({ set }) => set({ outcome: "error" })',
])("what is set in a span by %s is not known, and no value is unreached", async (run) => {
  const later = "declare function later(span: object): void;\n";
  const code = all.replace(/record\.span[\s\S]*/, `record.span.turn({ model: "a" }, ${run});\n`);
  expect(findings(await usage(`${later}${code}`))).toEqual([]);
});

test("values of events need no bounds, as they make no series", async () => {
  const code =
    'export const order = (request: { url: string }) => emit.result({ success: true, size: "large", tool: request.url });\n';
  expect(findings(await usage(`${all}${code}`))).toEqual([]);
});

test("events and spans that are made by hand are findings where the catalog has them, or answers for them", async () => {
  const code = `${all}import { trace, type Tracer } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
const logger = logs.getLogger("shop");
const tracer: Tracer = trace.getTracer("shop");
const eventName = "shop.opened";
logger.emit({ eventName, body: "x" });
logger.emit({ eventName: "shop.soon" });
logger.emit({ body: "of no name" });
logger.emit({ eventName: "other.event" });
tracer.startSpan("shop.night").end();
tracer.startActiveSpan("shop.unknown", (span) => span.end());
tracer.startSpan("GET /").end();
declare const emitter: { emit(event: { eventName: string }): void };
emitter.emit({ eventName: "shop.opened" });
`;
  const report = await usage(code);
  expect(report.diagnostics.map(({ code, message, help }) => [`${code}: ${message}`, help])).toEqual([
    [
      'usage/raw-metric: event "shop.opened" is made by hand, outside the catalog',
      "call `record.emit.opened(…)` instead",
    ],
    [
      'usage/planned-metric: event "soon" is planned, and made by hand here',
      "run `meterbook promote soon --kind event`, and call its recorder",
    ],
    [
      'usage/planned-metric: span "night" is planned, and made by hand here',
      "run `meterbook promote night --kind span`, and call its recorder",
    ],
    [
      'usage/raw-metric: span "shop.unknown" is made by hand, outside the catalog',
      "run `meterbook add unknown --kind span`, and call its recorder",
    ],
  ]);
});

test("the calls of a catalog that is divided into files are found, of metrics, events and spans", async () => {
  const numbered = (name: string, rest: string) =>
    ["a", "b"]
      .flatMap((room) => Array.from({ length: 32 }, (_, at) => `  ${room}.${name}${at}: { ${rest} }\n`))
      .join("");
  const divided = `catalog: 1\nname: shop\nmetrics:\n${numbered("m", "instrument: counter")}events:\n${numbered("e", "")}spans:
  a.run: { attributes: { outcome: { values: [ok, error], required: { when: the span ends } } } }
`;
  const code = `${imported}record.aM1(); record.bM2(); record.emit.aE3();
record.span.aRun({}, (span) => span.set({ outcome: "ok" }));
`;
  const report = await usage(code, { "catalog.yaml": divided });
  expect(report).toMatchObject({ used: 2, usedSignals: 2 });
  expect(report.signals.filter(({ uses }) => uses.length > 0).map(({ key }) => key)).toEqual(["a.e3", "a.run"]);
  expect(findings(report).filter((each) => each.includes("error"))).toEqual([
    'usage/unreached-value: no call passes "error" as "outcome" of span "a.run"',
  ]);
});
