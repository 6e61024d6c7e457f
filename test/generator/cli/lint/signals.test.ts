import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatCatalog } from "../../../../generator/format/format.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const part = `events:
  tool.toolDone: # to come
    attributes: { is_whole: ["yes", "no"], tookMs: double }
    records: { tool.time: { value: tookMs } }
    status: planned
    allow: [unit-in-name]
  tool.activeOne: {}
`;

const catalog = `catalog: 1
name: shop
prefix: shop.
include: [parts/*.yaml]
lint: { rules: { missing-description: off } }
metrics:
  tool.time: { instrument: histogram, unit: ms, status: planned }
spans:
  turn: { events: [tool.toolDone, tool.activeOne], records: {}, status: planned }
`;

test("--fix fixes planned events and spans alone, in their parts, and what refers to them follows", async () => {
  const folder = temporaryFolder({ "catalog.yaml": catalog, "parts/tool.yaml": part });
  const { code, out } = await meterbook(folder, ["lint", "--fix"]);
  expect([code, out]).toEqual([
    0,
    "catalog.yaml: fixed\nparts/tool.yaml: fixed\ncatalog.yaml: 1 warning in 1 metric, 2 events, 1 span\n",
  ]);
  expect(readFileSync(join(folder, "parts/tool.yaml"), "utf8")).toBe(`events:
  tool.tool_done: # to come
    attributes: { is_whole: boolean, took_ms: double }
    records: { tool.time: { value: took_ms } }
    status: planned
  tool.activeOne: {}
`);
  expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(catalog.replace("tool.toolDone", "tool.tool_done"));
});

test("findings of an event and a span stand with their lines, and a baseline accepts them", async () => {
  const folder = temporaryFolder({ "catalog.yaml": catalog, "parts/tool.yaml": part });
  const { err } = await meterbook(folder, ["lint"]);
  expect(err).toContain(
    'parts/tool.yaml:7:3  warning[name-style]  the event name "tool.activeOne" has capital letters',
  );
  expect(err).toContain(
    'parts/tool.yaml:6:13  warning[unused-suppression]  event "tool.toolDone" allows "unit-in-name"',
  );
  await meterbook(folder, ["lint", "--write-baseline"]);
  expect((await meterbook(folder, ["lint", "--fail-on", "warning"])).out).toContain("in the baseline");
  await meterbook(folder, ["rename", "tool.activeOne", "tool.activeTwo"]);
  expect(readFileSync(join(folder, "catalog.baseline.json"), "utf8")).toContain('"at":["events","tool.activeTwo"]');
});

test("format gives the keys of events and spans the order of the format", () => {
  const head = "catalog: 1\nname: shop\n";
  expect(
    formatCatalog(`${head}spans:
  turn:
    recorder: round # the identifier
    events: [done]
    records: { calls: }
    kind: client
    attributes: [tool]
events:
  done: { allow: [name-style], severity: warn, description: Done. }
metrics:
  calls: { instrument: counter }
`),
  ).toBe(`${head}metrics:
  calls: { instrument: counter }
events:
  done: { description: Done., severity: warn, allow: [name-style] }
spans:
  turn:
    kind: client
    attributes: [tool]
    events: [done]
    records: { calls: }
    recorder: round # the identifier
`);
});
