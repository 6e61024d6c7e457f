import { expect, test } from "vitest";
import { DiagnosticCollector } from "../../../generator/diagnostics/collector.js";
import { readForeign } from "../../../generator/document/read-foreign.js";

function read(text: string) {
  const found = new DiagnosticCollector();
  const node = readForeign({ name: "model.yaml", text }, found);
  return { data: node?.data, messages: found.sorted().map(({ message }) => message), node };
}

test("an alias stands for what is behind its anchor, at its own place", () => {
  const { data, messages, node } = read("a: &x { b: 1 }\nc: *x\nd: [*x, &y two, *y]\n");
  expect(messages).toEqual([]);
  expect(data).toEqual({ a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }, "two", "two"] });
  expect(node?.located.children.get("c")?.value).toEqual({ start: 18, end: 20 });
});

test.each([
  ["one without an anchor", "a: *x\n"],
  ["one inside its own anchor", "a: &x { b: *x }\n"],
])("%s is a finding, and empty", (_, text) => {
  expect(read(text).messages).toEqual(['the alias "x" leads to no anchor before it']);
});

test("aliases cannot multiply without end", () => {
  const lines = Array.from({ length: 12 }, (_, level) => {
    const inner = level === 0 ? "x" : Array.from({ length: 10 }, () => `*l${level - 1}`).join(", ");
    return `a${level}: &l${level} [${inner}]`;
  });
  const { messages } = read(`${lines.join("\n")}\n`);
  expect(new Set(messages.map((message) => message.replace(/"l\d+"/, "")))).toEqual(
    new Set(["the alias  makes the file too large"]),
  );
});

test("tags are still a finding", () => {
  expect(read("a: !!binary abc\n").messages).toEqual([expect.stringContaining("tags")]);
});
