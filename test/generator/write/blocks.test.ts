import { expect, test } from "vitest";
import { hashBlocks } from "../../../generator/write/blocks.js";

const page = `# Title

<!-- meterbook:begin metrics -->
| a |
<!-- meterbook:end -->

Text.
`;

test("text around the blocks does not count", () => {
  expect(hashBlocks(page.replace("Title", "Other").replace("Text", "More"))).toBe(hashBlocks(page));
});

test.each([
  ["what a block holds", page.replace("| a |", "| b |")],
  ["which block it is", page.replace("begin metrics", "begin planned")],
  ["a further block", page.replace("Text.", "<!-- meterbook:begin context -->\n<!-- meterbook:end -->")],
  ["a begin without an end", `${page}<!-- meterbook:begin context -->\n`],
  ["an end without a begin", page.replace("# Title", "<!-- meterbook:end -->")],
  ["a marker of no kind", page.replace("# Title", "<!-- meterbook:other -->")],
  ["a fence around the markers", page.replace("# Title", "```").replace("Text.", "```")],
])("%s counts", (_, changed) => {
  expect(hashBlocks(changed)).not.toBe(hashBlocks(page));
});

test("line ends do not count", () => {
  expect(hashBlocks(page.replaceAll("\n", "\r\n"))).toBe(hashBlocks(page));
});
