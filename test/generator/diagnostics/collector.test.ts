import { describe, expect, it } from "vitest";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";

describe("DiagnosticCollector", () => {
  it("gives findings by position, those about the whole file first, equals in the order of discovery", () => {
    const found = new DiagnosticCollector();
    found.report("unknown-key", { start: 5, end: 6 }, "third");
    found.report("missing-key", { start: 2, end: 3 }, "second");
    found.report("wrong-type", { start: 5, end: 9 }, "fourth");
    found.report("catalog-empty", null, "first");
    expect(found.sorted().map(({ message }) => message)).toEqual(["first", "second", "third", "fourth"]);
  });

  it("takes the severity from the code", () => {
    const found = new DiagnosticCollector();
    found.report("unused-suppression", null, "a");
    expect(found.hasErrors).toBe(false);
    found.report("unknown-key", null, "b");
    expect(found.hasErrors).toBe(true);
    expect(found.sorted().map(({ severity }) => severity)).toEqual(["warning", "error"]);
  });

  it("gives a finding without help the mend of its code", () => {
    const found = new DiagnosticCollector();
    found.report("unknown-key", null, "a");
    expect(found.sorted()).toEqual([
      {
        code: "unknown-key",
        severity: "error",
        span: null,
        message: "a",
        help: "remove it, or correct the spelling",
        related: [],
      },
    ]);
  });
});
