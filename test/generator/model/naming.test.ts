import { describe, expect, test } from "vitest";
import { readCatalog } from "../../../generator/pipeline.js";

function read(text: string) {
  return readCatalog({ name: "catalog.yaml", text: `catalog: 1\nname: shop\n${text}` });
}

function codes(text: string): readonly string[] {
  return read(text).diagnostics.map(({ code }) => code);
}

const pair = (old: string, more = "") => `metrics:
  cpu.limit_utilization: { instrument: gauge, ${old} }
  cpu.limit.utilization: { instrument: gauge${more} }
`;

describe("two names that differ in separators only", () => {
  test("collide, and the help names recorder:", () => {
    const { diagnostics } = read(pair("deprecated: { renamed_to: cpu.limit.utilization }"));
    expect(diagnostics).toMatchObject([{ code: "name-collision", help: expect.stringContaining('"recorder:"') }]);
  });

  test("stand in one catalog when one has an identifier of its own", () => {
    const text = pair("deprecated: { renamed_to: cpu.limit.utilization }, recorder: cpuLimitUtilizationOld");
    const { catalog, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(catalog?.metrics.map(({ names }) => [names.recorder, names.attributes])).toEqual([
      ["cpuLimitUtilizationOld", "CpuLimitUtilizationOldAttributes"],
      ["cpuLimitUtilization", "CpuLimitUtilizationAttributes"],
    ]);
  });

  test("are no collision when one is the tombstone of the other", () => {
    expect(codes(pair("status: removed, deprecated: { renamed_to: cpu.limit.utilization }"))).toEqual([]);
    expect(codes(pair("status: removed"))).toEqual(["name-collision"]);
  });
});

test("two names that differ in case only collide, as OpenTelemetry compares them so", () => {
  const { diagnostics } = read("metrics: { jobQueue: { instrument: gauge }, jobqueue: { instrument: gauge } }\n");
  expect(diagnostics).toMatchObject([
    { code: "name-collision", message: expect.stringContaining("without regard to case") },
  ]);
});

describe("recorder:", () => {
  test.each(["Total", "to-tal", "1st", "a b", "café"])("%j is no identifier, and what is offered is one", (name) => {
    const at = (recorder: string) => `metrics: { a: { instrument: counter, recorder: "${recorder}" } }\n`;
    const { diagnostics } = read(at(name));
    expect(diagnostics.map(({ code }) => code)).toEqual(["invalid-name"]);
    const offered = /write "([^"]+)"/.exec(diagnostics[0]?.help ?? "")?.[1];
    if (offered !== undefined) expect(codes(at(offered))).toEqual([]);
  });

  test("may not be a name that JavaScript gives a meaning, nor that of another metric", () => {
    expect(codes("metrics: { a: { instrument: counter, recorder: then } }\n")).toEqual(["reserved-name"]);
    expect(codes("metrics: { a: { instrument: counter, recorder: b }, b: { instrument: counter } }\n")).toEqual([
      "name-collision",
    ]);
  });

  test("makes the names of timers and observers", () => {
    const { catalog } = read(
      "metrics:\n  a: { instrument: histogram, unit: s, recorder: wait }\n  b: { instrument: gauge, observable: true, recorder: level }\n",
    );
    expect(catalog?.metrics.map(({ names }) => names.timer?.method ?? names.recorder)).toEqual([
      "startWait",
      "observeLevel",
    ]);
  });
});

describe("an attribute under the name of a shared one", () => {
  const withUse = (use: string) =>
    `attributes: { kind: { values: [web, app], description: Which. } }\nmetrics: { a: { instrument: counter, attributes: { kind: ${use} } }, b: { instrument: counter, attributes: [kind] } }\n`;

  test("starts from it when neither type nor values are written", () => {
    const { catalog, diagnostics } = read(withUse("{ required: false }"));
    expect(diagnostics).toEqual([]);
    expect(catalog?.metrics[0]?.attributes[0]).toMatchObject({
      required: false,
      shared: "kind",
      description: "Which.",
      values: [{ value: "web" }, { value: "app" }],
    });
  });

  test.each(["{ type: int, required: false }", "{ values: [x, y] }", "string"])("is one of its own as %s", (use) => {
    expect(read(withUse(use)).catalog?.metrics[0]?.attributes[0]?.shared).toBeNull();
  });
});

describe("the renamed_to of an attribute", () => {
  const renamed = (target: string) =>
    `metrics: { a: { instrument: counter, attributes: { kind: { type: string, deprecated: { renamed_to: ${target} } }, sort: string } } }\n`;

  test.each([
    ["sort", []],
    ["kind", ["unknown-attribute"]],
    ["srt", ["unknown-attribute"]],
    ["a", ["unknown-attribute"]],
  ])("may be %s: %j", (target, found) => {
    expect(codes(renamed(target))).toEqual(found);
  });

  test("is found once for a shared attribute, however many use it", () => {
    const text =
      "attributes: { kind: { type: string, deprecated: { renamed_to: srot } }, sort: string }\nmetrics: { a: { instrument: counter, attributes: [kind, sort] }, b: { instrument: counter, attributes: { kind: { required: false } } } }\n";
    expect(read(text).diagnostics).toMatchObject([{ code: "unknown-attribute", help: 'did you mean "sort"?' }]);
  });
});
