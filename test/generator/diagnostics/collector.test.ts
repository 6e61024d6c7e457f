import { describe, expect, it } from "vitest";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { sourceOf } from "./samples.js";

const source = sourceOf("a: 1\nb: 2\n");

describe("DiagnosticCollector", () => {
  it("gives findings by position, those about the whole file first, equals in the order of discovery", () => {
    const found = new DiagnosticCollector();
    found.report("unknown-key", { source, start: 5, end: 6 }, "third");
    found.report("missing-key", { source, start: 2, end: 3 }, "second");
    found.report("wrong-type", { source, start: 5, end: 9 }, "fourth");
    found.report("catalog-empty", source, "first");
    expect(found.sorted().map(({ message }) => message)).toEqual(["first", "second", "third", "fourth"]);
  });

  it("gives findings file by file, in the order in which the files were first reported", () => {
    const found = new DiagnosticCollector();
    const part = sourceOf("c: 3\n", "a-part.yaml");
    found.report("unknown-key", { source, start: 5, end: 6 }, "second");
    found.report("unknown-key", { source: part, start: 0, end: 1 }, "third");
    found.report("unknown-key", { source, start: 0, end: 1 }, "first");
    expect(found.sorted().map(({ message }) => message)).toEqual(["first", "second", "third"]);
  });

  it("takes the severity from the code", () => {
    const found = new DiagnosticCollector();
    found.report("unused-suppression", source, "a");
    expect(found.hasErrors).toBe(false);
    found.report("unknown-key", source, "b");
    expect(found.hasErrors).toBe(true);
    expect(found.sorted().map(({ severity }) => severity)).toEqual(["warning", "error"]);
  });

  it("gives a finding without help the fix of its code", () => {
    const found = new DiagnosticCollector();
    found.report("unknown-key", source, "a");
    expect(found.sorted()).toEqual([
      {
        code: "unknown-key",
        severity: "error",
        at: source,
        message: "a",
        help: "remove it, or correct the spelling",
        related: [],
      },
    ]);
  });
});
