import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { workflowCommands } from "../../../generator/diagnostics/workflow-command.js";
import { type Comparison, comparisonOf, withoutChange } from "../../../generator/diff/comparison.js";
import { annotations } from "../../../generator/diff/render-github.js";
import { comparisonView } from "../../../generator/diff/render-json.js";
import { renderMarkdown } from "../../../generator/diff/render-markdown.js";
import { renderText } from "../../../generator/diff/render-text.js";
import { versionOf } from "./rich-catalog.js";

const folder = fileURLToPath(new URL("report/", import.meta.url));
const plain = { bold: (text: string) => text, red: (text: string) => text };

function renderGithub(comparison: Comparison): string {
  return workflowCommands(annotations(comparison, (file) => file));
}

function named(name: string, file: string, text: string) {
  return { name, file, errors: 0, version: versionOf(text, name) };
}

const base = named("v1.4.0:catalog.yaml", "catalog.yaml", readFileSync(`${folder}base.yaml`, "utf8"));
const head = named("catalog.yaml", "catalog.yaml", readFileSync(`${folder}head.yaml`, "utf8"));
const comparison = comparisonOf(base, head, { baseVersion: "1.4.0", today: null });

describe("a report", () => {
  test("for people groups by subject, has what weighs most first, and ends with the verdict", async () => {
    await expect(renderText(comparison, plain)).toMatchFileSnapshot(`${folder}expected.txt`);
  });

  test("in Markdown begins with what callers must change", async () => {
    await expect(renderMarkdown(comparison)).toMatchFileSnapshot(`${folder}expected.md`);
  });

  test("in JSON has the place and the value on both sides", async () => {
    await expect(`${JSON.stringify(comparisonView(comparison), null, 2)}\n`).toMatchFileSnapshot(
      `${folder}expected.json.txt`,
    );
  });

  test("for GitHub stands beside the lines of the head", async () => {
    await expect(renderGithub(comparison)).toMatchFileSnapshot(`${folder}expected.github`);
  });

  test("of no change says so", () => {
    const unread = { file: "catalog.yaml", errors: null };
    const sides = [
      { ...unread, name: base.name },
      { ...unread, name: "catalog.yaml" },
    ] as const;
    const same = withoutChange(...sides, "1.4.0");
    expect(comparisonOf(base, { ...base, name: "catalog.yaml" }, { baseVersion: "1.4.0", today: null })).toMatchObject({
      ...same,
      base: {},
      head: {},
    });
    expect(renderText(same, plain)).toBe(
      "catalog.yaml: no change since v1.4.0:catalog.yaml\nverdict: none; next version: 1.4.0\n",
    );
    expect(renderMarkdown(same)).toBe(
      "## Metrics: no change, `1.4.0` → `1.4.0`\n\n`catalog.yaml` says the same as `v1.4.0:catalog.yaml`.\n",
    );
    expect(renderGithub(same)).toBe("");
    expect(comparisonView(same)).toMatchObject({ verdict: { bump: "none" }, changes: [] });
  });

  test("of very many changes lists the first 40, and says how many more there are", () => {
    const metric = (index: number) => `  m${index}: { instrument: counter, stability: stable }\n`;
    const text = `catalog: 1\nname: x\nmetrics:\n${Array.from({ length: 100 }, (_, index) => metric(index)).join("")}`;
    const changed = text.replaceAll("counter", "histogram");
    const found = comparisonOf(named("a", "a", text), named("b", "b", changed), { baseVersion: null, today: null });
    const lines = renderText(found, plain).split("\n");
    expect(lines.filter((line) => line.startsWith("  major"))).toHaveLength(40);
    expect(lines).toContain("… and 60 more; `--format json` has all");
    expect(lines[0]).toBe("b: 100 changes since a");
    const commands = renderGithub(found).trimEnd().split("\n");
    expect(commands).toHaveLength(41);
    expect(commands.at(-1)).toBe("::notice title=findings::… and 60 more; `--format json` has all");
  });

  test("is one line a change in any format, whatever the names hold", () => {
    const text = "catalog: 1\nname: x\nmetrics:\n  a: { instrument: counter, owner: A }\n";
    const hostile = text.replace("owner: A", `owner: ${JSON.stringify("\n::error::x\u001b[31m|`@all` <img>")}`);
    const found = comparisonOf(named("a", "a", text), named("b", "b", hostile), { baseVersion: null, today: null });
    expect(renderText(found, plain)).not.toContain("\u001b");
    expect(
      renderMarkdown(found)
        .split("\n")
        .filter((line) => line.startsWith("| patch")),
    ).toHaveLength(1);
    expect(renderMarkdown(found)).not.toMatch(/<img|@all` /);
    expect(renderText(found, plain)).not.toMatch(/^::error/m);
  });
});
