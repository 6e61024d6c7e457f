import { type DiagLogger, diag } from "@opentelemetry/api";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { InvalidMeasurement } from "../../../src/runtime/index.js";
import { collectPoints, createSdk } from "../exported.js";
import { createFixture } from "../fixture-recorders.js";

const warn = vi.fn();
const logger: DiagLogger = { warn, error() {}, info() {}, debug() {}, verbose() {} };

beforeEach(() => {
  diag.setLogger(logger, { suppressOverrideMessage: true });
  vi.spyOn(console, "warn").mockImplementation(warn);
  warn.mockClear();
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  diag.disable();
});

describe("the channel of reports", () => {
  const line = 'meterbook: "fixture.undo" was given -1, allowed is a whole number from 0';

  it("is standard error, without a diag logger", () => {
    diag.disable();
    const record = createFixture({ onInvalid: "warn" });
    record.undo(-1);
    record.undo(-1);
    expect(warn.mock.calls).toEqual([[line]]);
  });

  it("diag is the diag logger alone", () => {
    const onConsole = vi.spyOn(console, "warn").mockImplementation(() => {});
    createFixture({ onInvalid: "warn", report: "diag" }).undo(-1);
    expect(warn.mock.calls).toEqual([[line]]);
    expect(onConsole).not.toHaveBeenCalled();
  });

  it("none is nowhere", () => {
    createFixture({ onInvalid: "warn", report: "none" }).undo(-1);
    expect(warn).not.toHaveBeenCalled();
  });

  it("of a function is given the line; what it throws does not reach the program", () => {
    const lines: string[] = [];
    const record = createFixture({
      onInvalid: "warn",
      report(text) {
        lines.push(text);
        throw new Error("not mine");
      },
    });
    expect(() => record.undo(-1)).not.toThrow();
    expect(lines).toEqual([line]);
    expect(warn).not.toHaveBeenCalled();
  });
});

describe("the policy", () => {
  it("is throw where NODE_ENV is test", () => {
    vi.stubEnv("NODE_ENV", "test");
    expect(() => createFixture().undo(-1)).toThrow("was given -1");
  });

  it("is warn elsewhere", () => {
    vi.stubEnv("NODE_ENV", "production");
    createFixture().undo(-1);
    expect(warn).toHaveBeenCalledOnce();
  });

  it("warn warns once for each metric and reason", () => {
    const record = createFixture({ onInvalid: "warn" });
    for (let i = 0; i < 3; i++) {
      record.undo(-1);
      record.size(-1);
      record.checked({ level: 3 } as never);
      record.checked({ level: "x" } as never);
    }
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      'meterbook: "fixture.undo" was given -1, allowed is a whole number from 0',
      'meterbook: "fixture.size" was given -1, allowed is a whole number from 0',
      'meterbook: "fixture.checked" was given 3, allowed is {"key":"level","type":"int","required":false,"values":[1,2]}',
      'meterbook: "fixture.checked" was given "x", allowed is {"key":"level","type":"int","required":false,"values":[1,2]}',
    ]);
  });

  it("drop says nothing", () => {
    createFixture({ onInvalid: "drop" }).undo(-1);
    expect(warn).not.toHaveBeenCalled();
  });

  it("of a function is to call it each time", () => {
    const found: InvalidMeasurement[] = [];
    const record = createFixture({ onInvalid: (invalid) => void found.push(invalid) });
    record.undo(-1);
    record.undo(-2);
    expect(found.map(({ metric, received }) => [metric, received])).toEqual([
      ["fixture.undo", -1],
      ["fixture.undo", -2],
    ]);
  });

  it("of a function that throws does not break the program", () => {
    const record = createFixture({
      onInvalid() {
        throw new Error("not mine");
      },
    });
    expect(() => record.undo(-1)).not.toThrow();
  });

  it("throw throws from with and from the creation of recorders", () => {
    expect(() => createFixture({ onInvalid: "throw" }, { surface: "tv", model: "m" } as never)).toThrow('"surface"');
    const record = createFixture({ onInvalid: "throw" });
    expect(() => record.with({ surface: "tv" } as never)).toThrow(
      'allowed is {"key":"surface","type":"string","values":["cli","vscode"],"prefixes":["subagent_"]}',
    );
  });
});

describe("meterbook.invalid", () => {
  it("counts each drop and change, without the context", async () => {
    const { provider, reader } = createSdk();
    const record = createFixture({ onInvalid: "drop" });
    record.undo(-1);
    record.undo(-1);
    record.bind(provider.getMeter("fixture"));
    record.checked({ kind: "zebra" } as never);
    record.cost({ cached: true, extra: 1 } as never);
    record.cost(null as never);
    expect(await collectPoints(reader, "meterbook.invalid")).toEqual({
      '{"metric":"fixture.undo","reason":"amount"}': 2,
      '{"attribute":"kind","metric":"fixture.checked","reason":"value"}': 1,
      '{"metric":"fixture.cost","reason":"unknown"}': 1,
      '{"metric":"fixture.cost","reason":"error"}': 1,
    });
  });

  it("counts under the policy throw as well", async () => {
    const { provider, reader } = createSdk();
    const record = createFixture({ onInvalid: "throw" });
    record.bind(provider.getMeter("fixture"));
    expect(() => record.undo(-1)).toThrow();
    expect(Object.values(await collectPoints(reader, "meterbook.invalid"))).toEqual([1]);
  });

  it("names context values that were left out", async () => {
    const { provider, reader } = createSdk();
    const record = createFixture({ onInvalid: "drop" }, { surface: "tv", model: "m1" } as never);
    record.bind(provider.getMeter("fixture"));
    record.undo();
    const metrics = await reader.collect();
    const [{ metrics: exported = [] } = {}] = metrics.resourceMetrics.scopeMetrics;
    const attributes = exported.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints[0]?.attributes]);
    expect(attributes).toEqual([
      ["meterbook.invalid", { metric: "context", attribute: "surface", reason: "value" }],
      ["fixture.undo", { model: "m1" }],
    ]);
  });

  it("does not appear when everything fits", async () => {
    const { provider, reader } = createSdk();
    const record = createFixture();
    record.bind(provider.getMeter("fixture"));
    record.undo();
    expect(await collectPoints(reader, "meterbook.invalid")).toEqual({});
  });
});
