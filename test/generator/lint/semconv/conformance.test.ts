import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lintSource } from "../../../../generator/lint/lint-source.js";
import { meterbook } from "../../cli/meterbook.js";
import { temporaryFolder } from "../../temporary-folder.js";

const head = "catalog: 1\nname: shop\n";
const given = { today: "2026-11-22", release: null, warnDays: 14 };

async function findings(text: string): Promise<readonly string[]> {
  const { faults, findings } = await lintSource({ name: "catalog.yaml", text: head + text }, given);
  const all = [...faults, ...findings.map(({ diagnostic }) => diagnostic)];
  return all.map(({ message }) => message);
}

/** A server's duration as the conventions have it, but for what is replaced. */
function duration(...edits: readonly (readonly [string, string])[]): string {
  const right = `metrics:
  http.server.request.duration:
    instrument: histogram
    unit: s
    buckets: [0.1, 1, 10]
    description: How long a request takes.
    attributes:
      http.request.method: [GET, PUT]
      http.response.status_code: { type: int, max_values: 60, required: false }
      url.scheme: [http, https]
`;
  return edits.reduce((text, [from, to]) => text.replace(from, to), right);
}

const wrong = duration(
  ["instrument: histogram", "instrument: counter"],
  ["unit: s\n    buckets: [0.1, 1, 10]", "unit: ms"],
  ["[GET, PUT]", "[get, put]"],
  ["{ type: int, max_values: 60, required: false }", "{ type: string, max_values: 60, required: false }"],
);

const instrument =
  'the instrument of "http.server.request.duration" is "histogram" in the semantic conventions 1.44.0, and "counter" here';
const unit = 'the unit of "http.server.request.duration" is "s" in the semantic conventions 1.44.0, and "ms" here';
const method =
  'the values "get", "put" of the attribute "http.request.method" are "GET", "PUT" in the semantic conventions 1.44.0';
const status =
  'the type of the attribute "http.response.status_code" is "int" in the semantic conventions 1.44.0, and "string" here';

test("a metric as the conventions have it is no finding", async () => {
  expect(await findings(duration())).toEqual([]);
});

test("instrument, unit, values and type that differ are a finding each", async () => {
  expect(await findings(wrong)).toEqual([instrument, unit, method, status]);
});

test.each([
  ["an own metric", duration(["  http.server.request.duration", "  page.duration"])],
  [
    "a required attribute that all metrics carry",
    `context: { url.scheme: [http, https] }\n${duration(["      url.scheme: [http, https]\n", ""])}`,
  ],
  ["a value of one's own beside the conventional ones", duration(["[GET, PUT]", "[GET, PURGE]"])],
  [
    "a string where the conventions list well-known values",
    duration(["[GET, PUT]", "{ type: string, max_values: 9 }"]),
  ],
  [
    "a metric that is deprecated",
    duration(
      ["    unit: s", "    unit: ms\n    deprecated: { reason: The unit is wrong. }"],
      ["[0.1, 1, 10]", "[100, 1000]"],
    ),
  ],
  [
    "an attribute that is deprecated",
    duration([
      "      url.scheme",
      "      http.method: { values: [GET, PUT], deprecated: { reason: gone } }\n      url.scheme",
    ]),
  ],
  [
    "an attribute of one word that is a former name",
    duration(["      url.scheme", "      state: [idle, used]\n      url.scheme"]),
  ],
  [
    "what the metric allows",
    duration(["    unit: s", "    allow: [semconv-conformance]\n    unit: min"], ["[0.1, 1, 10]", "[1, 2]"]),
  ],
  [
    "anything when the rule is off",
    `lint: { rules: { semconv-conformance: "off" } }\n${duration(["    unit: s", "    unit: min"], ["[0.1, 1, 10]", "[1, 2]"])}`,
  ],
])("%s is no finding", async (_, text) => {
  expect(await findings(text)).toEqual([]);
});

test.each([
  [
    "a required attribute that is missing",
    duration(["      url.scheme: [http, https]\n", ""]),
    [
      '"http.server.request.duration" always carries the attribute "url.scheme" in the semantic conventions 1.44.0, which is missing here',
    ],
  ],
  [
    "a required attribute that may be left out",
    duration(["[http, https]", "{ values: [http, https], required: false }"]),
    [
      '"http.server.request.duration" always carries the attribute "url.scheme" in the semantic conventions 1.44.0, which may be left out here',
    ],
  ],
  [
    "a unit that is missing",
    "metrics:\n  http.server.active_requests: { instrument: up_down_counter, description: In flight., attributes: { http.request.method: [GET, PUT], url.scheme: [http, https] } }\n",
    ['the unit of "http.server.active_requests" is "{request}" in the semantic conventions 1.44.0, and missing here'],
  ],
  [
    "a former name of a metric",
    "metrics:\n  rpc.server.duration: { instrument: histogram, unit: ms, buckets: [10], description: x. }\n",
    ['the metric "rpc.server.duration" is called "rpc.server.call.duration" in the semantic conventions 1.44.0'],
  ],
  [
    "a former name of an attribute",
    duration(["      url.scheme", "      http.scheme: [a, b]\n      url.scheme"]),
    ['the attribute "http.scheme" is called "url.scheme" in the semantic conventions 1.44.0'],
  ],
  [
    "an obsolete attribute",
    duration(["      url.scheme", "      db.jdbc.driver_classname: [a, b]\n      url.scheme"]),
    ['the attribute "db.jdbc.driver_classname" is obsolete in the semantic conventions 1.44.0'],
  ],
  [
    "a common attribute of another type",
    `context: { server.port: { type: string, max_values: 3 } }\n${duration()}`,
    ['the type of the attribute "server.port" is "int" in the semantic conventions 1.44.0, and "string" here'],
  ],
  [
    "a value of a map in another spelling",
    duration(["[GET, PUT]", "{ values: { Get: Reads., PUT: Writes. } }"]),
    ['the value "Get" of the attribute "http.request.method" is "GET" in the semantic conventions 1.44.0'],
  ],
])("%s is a finding", async (_, text, expected) => {
  expect(await findings(text)).toEqual(expected);
});

describe("what --fix writes", () => {
  const planned = (text: string) => head + text.replace("    description:", "    status: planned\n    description:");

  test.each([
    ["a list of values", wrong, duration(["    buckets: [0.1, 1, 10]\n", ""])],
    [
      "a map of values",
      duration(["[GET, PUT]", "{ values: { get: Reads., put: Writes. } }"]),
      duration(["[GET, PUT]", "{ values: { GET: Reads., PUT: Writes. } }"]),
    ],
    [
      "a type in short",
      duration(["{ type: int, max_values: 60, required: false }", "string"]),
      duration(["{ type: int, max_values: 60, required: false }", "int"]),
    ],
  ])("%s is what the conventions say", async (_, before, after) => {
    const folder = temporaryFolder({ "catalog.yaml": planned(before) });
    await meterbook(folder, ["lint", "--fix", "--today", given.today]);
    const text = readFileSync(join(folder, "catalog.yaml"), "utf8");
    expect(
      text
        .replace("{ type: int, max_values: 60, required: false }", "{ type: int, max_values: 60, required: false }")
        .replace(/ {4}buckets: .*\n/, ""),
    ).toBe(planned(after).replace(/ {4}buckets: .*\n/, ""));
  });
});

test("what is offered for a required attribute that is missing leaves no finding of the rule", async () => {
  const missing = duration(["      url.scheme: [http, https]\n", ""]);
  const { findings: found } = await lintSource({ name: "catalog.yaml", text: head + missing }, given);
  const offered = /add "(.*)" to its attributes/.exec(found[0]?.diagnostic.help ?? "")?.[1];
  expect(offered).toBe("url.scheme: string");
  const fixed = await lintSource({ name: "catalog.yaml", text: `${head}${missing}      ${offered}\n` }, given);
  expect(fixed.faults).toEqual([]);
  expect(fixed.findings.map(({ code }) => code)).toEqual(["unbounded-attribute"]);
});
