import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documentNamed, root } from "./documents.js";

const page = documentNamed("docs/benchmarks.md");

/** The cells of the row of a table of the page, by its first one. */
function rowNamed(name: string): readonly string[] {
  const line = page.split("\n").find((each) => each.startsWith(`| ${name} |`));
  return line?.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim()) ?? [];
}

/** How many times as fast a counter is as the call by hand, on Node 24, which most people run. */
function measuredOn24(): number {
  const column = rowNamed("how many times as fast").findIndex((cell) => cell.startsWith("Node 24."));
  return Number.parseInt(rowNamed("counter, against `add(1, { ...context, … })`")[column] ?? "", 10);
}

test.each(["README.md", "src/runtime/README.md", "src/runtime/package.json"])(
  "the cost that %s claims is what was measured on Node 24",
  (path) => {
    const text = readFileSync(join(root, path), "utf8").replace(/\s+/g, " ");
    expect(text).toContain("a sixtieth of");
    expect(measuredOn24()).toBeGreaterThanOrEqual(50);
    expect(measuredOn24()).toBeLessThanOrEqual(80);
  },
);

test("the figures of other languages are marked as quoted", () => {
  const quoted = page.split("\n\n").find((paragraph) => /\bGo\b/.test(paragraph)) ?? "";
  expect(quoted).toMatch(/not measured here/);
  expect(quoted).toMatch(/Rust/);
});

test("the tables name the machine and each Node", () => {
  expect(page).toMatch(/Measured on \d+ × .+, load \d/);
  for (const major of [20, 22, 24]) expect(rowNamed("how many times as fast").join()).toContain(`Node ${major}.`);
});
