import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { meterbook } from "./meterbook.js";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

/** A block of code of the page on migrating, by the comment above it. */
function block(name: string): string {
  const found = new RegExp(`<!-- migration: ${name.replaceAll(".", "\\.")} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(
    read("docs/migrating.md"),
  );
  if (found?.[1] === undefined) throw new Error(`no block "${name}"`);
  return found[1];
}

test("the page on migrating follows a service from its scrape to its first recorder", async () => {
  const parent = temporaryFolder({
    "shop/scrape.txt": block("scrape.txt"),
    "shop/shop.promql": block("shop.promql"),
    "shop/package.json": '{ "name": "shop" }',
  });
  const folder = join(parent, "shop");
  expect(basename(folder)).toBe("shop");
  for (const line of block("commands").trimEnd().split("\n")) {
    const [npx, command, ...words] = line.split(" ");
    expect([npx, command]).toEqual(["npx", "meterbook"]);
    const { code, err } = await meterbook(folder, words);
    expect([line, code, words[0] === "lint" ? "" : err]).toEqual([line, 0, ""]);
  }
  expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toBe(block("catalog.yaml"));
});

test("its recorder is one of that catalog", () => {
  const fixture = read("test/fixtures/from-scrape/catalog.yaml");
  expect(fixture.slice(fixture.indexOf("\n") + 1)).toBe(block("catalog.yaml"));
});

test("its scrape is one that prom-client made", () => {
  const lines = read("test/exposition/scrapes/prom-client.txt")
    .replaceAll(/,service="shop"|service="shop",?/g, "")
    .split("\n");
  const bare = new Set(lines.map((line) => line.replace("{}", "")));
  for (const line of block("scrape.txt").trimEnd().split("\n")) expect([line, bare.has(line)]).toEqual([line, true]);
});
