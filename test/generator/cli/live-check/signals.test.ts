import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const metrics = `catalog: 1
name: shop
prefix: shop.
metrics:
  paid: { instrument: counter, value_type: int }
`;
const catalog = `${metrics}events:
  paid: { stability: stable, severity: warn, attributes: { channel: [web, app] } }
  refunded: { description: Money went back. }
spans:
  checkout: { kind: client, attributes: { step: string, outcome: { values: [ok, failed], required: { when: the span ends } } }, events: [paid] }
`;

type Attributes = Readonly<Record<string, string>>;

function attributesOf(given: Attributes) {
  return { attributes: Object.entries(given).map(([key, stringValue]) => ({ key, value: { stringValue } })) };
}

function logOf(attributes: Attributes, more: object = {}, scope = "shop") {
  const record = { eventName: "shop.paid", severityNumber: 13, ...attributesOf(attributes), ...more };
  return { resourceLogs: [{ scopeLogs: [{ scope: { name: scope }, logRecords: [record] }] }] };
}

function spanOf(attributes: Attributes, more: object = {}, scope = "shop") {
  const span = { name: "shop.checkout", kind: 3, ...attributesOf(attributes), ...more };
  return { resourceSpans: [{ scopeSpans: [{ scope: { name: scope }, spans: [span] }] }] };
}

function pointOf() {
  const sum = { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ asInt: "1" }] };
  return { resourceMetrics: [{ scopeMetrics: [{ scope: { name: "shop" }, metrics: [{ name: "shop.paid", sum }] }] }] };
}

function shop(requests: readonly object[], text = catalog): string {
  const lines = requests.map((request) => `${JSON.stringify(request)}\n`).join("");
  return temporaryFolder({ "catalog.yaml": text, "all.jsonl": lines });
}

async function check(folder: string, ...words: readonly string[]) {
  const { code, out, err } = await meterbook(folder, ["live-check", "all.jsonl", "--today", "2026-11-22", ...words]);
  return { code, out, text: out + err };
}

const event = logOf({ channel: "web" });
const span = spanOf({ step: "card", outcome: "ok" });

describe("a run over events and spans", () => {
  test("says what was checked, and how much of the catalog came", async () => {
    const { code, text } = await check(shop([event, span, pointOf()]));
    expect(code).toBe(0);
    expect(text).toContain("1 of 1 point checked; 1 of 1 span checked; 1 of 1 log event checked");
    expect(text).toContain("metrics 1 of 1 (100 %), events 1 of 2 (50 %), spans 1 of 1 (100 %), attributes 3 of 3");
    expect(text).toContain("never received: event shop.refunded");
  });

  test("points at the catalog's lines, with the kind, though a metric has the same name", async () => {
    const folder = shop([logOf({ channel: "wap" }), spanOf({ step: "card" })]);
    const { code, text } = await check(folder);
    expect(code).toBe(1);
    expect(text).toMatch(
      /^catalog\.yaml:7:60 +error\[live\/unknown-value\] +the attribute "channel" of event "shop\.paid" has/m,
    );
    expect(text).toMatch(/^catalog\.yaml:10:\d+ +error\[live\/missing-attribute\] +span "shop\.checkout" lacks/m);
  });

  test("reports as JSON, GitHub, SARIF, JUnit and lcov", async () => {
    const folder = shop([logOf({ channel: "wap" }), span, pointOf()]);
    const outOf = async (format: string) => (await check(folder, "--format", format)).out;
    const { findings, coverage, received } = JSON.parse(await outOf("json"));
    const about = { kind: "event", metric: null, event: "shop.paid", span: null, attribute: "channel" };
    expect(findings).toEqual([expect.objectContaining({ code: "live/unknown-value", ...about })]);
    expect(coverage.totals).toMatchObject({ events: { seen: 1, of: 2 }, spans: { seen: 1, of: 1 } });
    expect(coverage.events[0]).toMatchObject({ event: "shop.paid", events: 1 });
    expect(coverage.spans[0]).toMatchObject({ span: "shop.checkout", spans: 1 });
    expect(received).toMatchObject({ spans: 1, checked_spans: 1, log_records: 1, checked_log_records: 1 });
    expect(await outOf("github")).toMatch(/^::error file=catalog\.yaml,line=7.*live\/unknown-value/m);
    expect(JSON.parse(await outOf("sarif")).runs[0].results[0].ruleId).toBe("live/unknown-value");
    const xml = await outOf("junit");
    expect(xml).toContain('name="event shop.paid">\n      <failure type="live/unknown-value"');
    expect(xml).toContain('name="shop.paid"/>');
    expect(xml).toContain('name="event shop.refunded"><skipped');
    expect(await outOf("lcov")).toContain("FNDA:1,span shop.checkout\n");
    expect(await outOf("markdown")).toContain("| events | 1 of 2 | 50 % |");
  });

  test("is taken over by another one, and requires what has to come", async () => {
    const folder = shop([event, logOf({ channel: "wap" })]);
    writeFileSync(join(folder, "first.json"), (await check(folder, "--format", "json")).out);
    writeFileSync(join(folder, "all.jsonl"), `${JSON.stringify(span)}\n`);
    const { out } = await check(folder, "--merge", "first.json", "--require", "all", "--format", "json");
    const { findings, coverage, diagnostics } = JSON.parse(out);
    expect(findings).toMatchObject([{ kind: "event", event: "shop.paid", count: 1 }]);
    expect(coverage.totals).toMatchObject({ events: { seen: 1 }, spans: { seen: 1 }, metrics: { seen: 0 } });
    const never = diagnostics.filter(({ code }: { code: string }) => code === "live/never-emitted");
    expect(never.map(({ message }: { message: string }) => message)).toEqual([
      '"shop.paid" was never received, and is required',
      'event "shop.refunded" was never received, and is required',
    ]);
  });

  test("fails below a share of metrics, events and spans together, and meets a stability", async () => {
    const folder = shop([event, span]);
    expect((await check(folder, "--min-coverage", "50%", "--require", "stable")).code).toBe(0);
    const { code, text } = await check(folder, "--min-coverage", "80%");
    expect(code).toBe(1);
    expect(text).toContain("50 % of the metrics, events and spans were received (2 of 4)");
  });

  test("accepts what an event allows, and what its baseline lists, but not the same of the metric", async () => {
    const wrong = [logOf({ channel: "wap" })];
    const allowed = catalog.replace("severity: warn", "severity: warn, allow: [live/unknown-value]");
    expect((await check(shop(wrong, allowed))).text).toContain("no findings; 1 allowed");
    const folder = shop(wrong);
    await check(folder, "--write-baseline");
    expect((await check(folder)).text).toContain("no findings; 1 in the baseline");
  });
});

describe("what is none of the catalog's", () => {
  const foreign = [
    logOf({}, { eventName: "http.request" }, "http"),
    logOf({}, { eventName: "", body: { stringValue: "listening" } }),
    spanOf({}, { name: "GET" }, "http"),
  ];

  test("is counted where a catalog declares events and spans, and fails with all scopes", async () => {
    const { code, text } = await check(shop([event, span, ...foreign]));
    expect(code).toBe(0);
    expect(text).toContain("1 of 2 spans checked; 1 of 3 log events checked");
    const { text: all } = await check(shop([event, span, ...foreign]), "--all-scopes");
    expect(all).toContain('event "http.request" is not in the catalog');
    expect(all).toContain('span "GET" is not in the catalog');
  });

  test("is never a finding where a catalog declares none, not even of its own logger, under its prefix, with all scopes", async () => {
    const own = [event, span, logOf({}, { body: { kvlistValue: "broken" } })];
    const { code, text } = await check(shop([pointOf(), ...own, ...foreign], metrics), "--all-scopes");
    expect(code).toBe(0);
    expect(text).toContain("no findings");
    expect(text).toContain("2 spans counted; 4 log events counted");
  });

  test("is said where nothing of the catalog came", async () => {
    const { code, text } = await check(shop(foreign));
    expect(code).toBe(1);
    expect(text).toContain("no metric, event or span of the catalog was received, so that nothing was checked");
    expect(text).toContain("what came: 1 span; 2 log events");
  });
});

test("recorders that reject events and spans are reported under the names of these", async () => {
  const attributes = [
    { key: "metric", value: { stringValue: "shop.checkout" } },
    { key: "reason", value: { stringValue: "missing" } },
    { key: "attribute", value: { stringValue: "step" } },
  ];
  const sum = { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ asInt: "1", attributes }] };
  const invalid = { scopeMetrics: [{ scope: { name: "shop" }, metrics: [{ name: "meterbook.invalid", sum }] }] };
  const { text } = await check(shop([pointOf(), { resourceMetrics: [invalid] }]));
  expect(text).toContain('the recorders dropped or changed calls of span "shop.checkout" for their "step": missing');
});

test.each([
  [catalog, 5],
  [metrics, 6],
])("a command exports log events and spans where the catalog has some", async (text, wanted) => {
  const script = `const { OTEL_LOGS_EXPORTER: logs, OTEL_TRACES_EXPORTER: traces } = process.env;
process.exitCode = logs === "otlp" && traces === "otlp" ? 5 : 6;`;
  const folder = temporaryFolder({ "catalog.yaml": text });
  const { code } = await meterbook(folder, ["live-check", "--", process.execPath, "-e", script]);
  expect(code).toBe(wanted);
});

test("nothing of content is shown that leaves as it is", async () => {
  const secret = catalog.replace(
    "channel: [web, app]",
    "channel: { type: string, sensitivity: secret, max_length: 4 }",
  );
  const folder = shop([logOf({ channel: "hunter2" })], secret);
  const { out, text } = await check(folder, "--format", "json");
  expect(JSON.parse(out).findings.map(({ code }: { code: string }) => code)).toEqual([
    "live/too-long",
    "live/sensitive-content",
  ]);
  expect(text + (await check(folder)).text).not.toContain("hunter2");
});
