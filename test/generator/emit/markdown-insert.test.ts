import { describe, expect, it } from "vitest";
import { insertBlocks } from "../../../generator/emit/markdown-insert.js";
import { attributeOf, catalogOf, metricOf } from "./catalog-builder.js";
import { codexCatalog, codexPage } from "./codex-catalog.js";

const catalog = catalogOf([metricOf("a"), metricOf("b", { status: "planned" })], { context: [attributeOf("region")] });

function inserted(text: string): string {
  const result = insertBlocks({ name: "README.md", text }, catalog);
  return "text" in result ? result.text : JSON.stringify(result.problems);
}

function problemsIn(text: string): readonly (readonly [string, string, string | null])[] {
  const result = insertBlocks({ name: "README.md", text }, catalog);
  if ("text" in result) return [];
  return result.problems.map(({ place, message, help }) => [text.slice(place.start, place.end), message, help]);
}

const begin = (name: string) => `<!-- meterbook:begin ${name} -->`;
const end = "<!-- meterbook:end -->";
const table =
  "| Metric | Type    | Attributes | Description |\n| ------ | ------- | ---------- | ----------- |\n| `a`    | counter |            |             |";

describe("the blocks of a Markdown file", () => {
  it("are written again between their markers, and nothing else is", () => {
    const around = (content: string) => `\ufeff# A  \n\n${begin("metrics")}  \n${content}${end}\n\ttext\n\n\n`;
    expect(inserted(around("old\n"))).toBe(around(`\n${table}\n\n`));
    expect(inserted(around(""))).toBe(around(`\n${table}\n\n`));
  });

  it("stay as they are when they are up to date", () => {
    const once = inserted(`${begin("metrics")}\n${end}\n${begin("reference")}\n${end}`);
    expect(inserted(once)).toBe(once);
  });

  it.each([
    ["planned", "| `b`    | counter |            |             |"],
    ["context", "- `region`: string."],
    ["reference", "### `a`"],
  ])("may hold %s", (name, want) => {
    expect(inserted(`${begin(name)}\n${end}`)).toContain(`\n${want}\n`);
  });

  it("keep the line breaks of their file", () => {
    const crlf = inserted(`a\r\n${begin("metrics")}\r\nold\n${end}\r\nb\n`);
    expect(crlf).toBe(`a\r\n${begin("metrics")}\r\n\r\n${table.replaceAll("\n", "\r\n")}\r\n\r\n${end}\r\nb\n`);
  });

  it("hold the tables of the Codex page byte for byte", () => {
    const result = insertBlocks(
      { name: "README.md", text: `${begin("metrics")}\n${end}\n${begin("planned")}\n${end}` },
      codexCatalog(),
    );
    const tables = codexPage()
      .split("\n\n")
      .filter((paragraph) => paragraph.startsWith("|"));
    expect(tables).toHaveLength(2);
    for (const each of tables) expect("text" in result && result.text).toContain(`\n\n${each.trimEnd()}\n\n`);
  });

  it.each([
    ["fenced code", "```md\n", "```\n"],
    ["longer fences", "````\n```\n", "````\n"],
    ["tildes", "~~~\n```\n", "~~~\n"],
    ["a list", "- ```\n", "  ```\n"],
    ["a quote", "> ```\n", "> ```\n"],
  ])("are not looked for in %s", (_, before, after) => {
    const example = `${before}${begin("metrics")}\n${end}\n${after}`;
    const file = (content: string) => `${example}${begin("context")}\n${content}${end}\n`;
    expect(inserted(file(""))).toBe(file("\n- `region`: string.\n\n"));
  });

  it("are not looked for inside of a line", () => {
    const text = `Write \`${begin("metrics")}\`.\n    ${begin("metrics")}\n${begin("context")}\n${end}\n`;
    expect(inserted(text)).toContain("- `region`: string.");
  });
});

describe("the markers of a Markdown file", () => {
  const pair = "put <!-- meterbook:begin metrics --> and <!-- meterbook:end --> around the place, each on its own line";

  it.each([
    ["are missing", "text\n", [["", "the file has no markers", pair]]],
    ["do not end", begin("metrics"), [[begin("metrics"), '"metrics" begins and does not end', pair]]],
    ["do not begin", `a\n${end}\n`, [[end, "an end without a begin", pair]]],
    [
      "are nested",
      `${begin("metrics")}\n${begin("planned")}\n${end}\n${end}\n`,
      [
        [begin("planned"), '"metrics" has not ended where "planned" begins', pair],
        [end, "an end without a begin", pair],
      ],
    ],
    [
      "are misspelt",
      `${begin("metrisc")}\n${end}`,
      [[begin("metrisc"), 'unknown block "metrisc"', 'did you mean "metrics"?']],
    ],
    [
      "name nothing",
      `<!-- meterbook:begin -->\n${end}`,
      [
        [
          "<!-- meterbook:begin -->",
          "the marker names no block",
          "allowed: metrics, planned, context, reference, events, spans",
        ],
      ],
    ],
    [
      "are of no known kind",
      "<!-- meterbook:start metrics -->",
      [["<!-- meterbook:start metrics -->", "the marker is neither a begin nor an end", pair]],
    ],
  ])("are a problem when they %s", (_, text, want) => {
    expect(problemsIn(text)).toEqual(want);
  });
});
