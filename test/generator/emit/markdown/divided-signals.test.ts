import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import GithubSlugger from "github-slugger";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../../fixtures/divided-signals/expected", import.meta.url));
const read = (path: string) => readFileSync(join(folder, path), "utf8");

function anchorsIn(text: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  return new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => slugger.slug(heading)));
}

test("each event and span is listed with a link that leads to its section", () => {
  const links = [...read("metrics.md").matchAll(/\]\((signals\/[\w-]+\.md)#([\w.-]+)\)/g)];
  expect(links).toHaveLength(63);
  for (const [, path = "", anchor = ""] of links) expect(anchorsIn(read(path))).toContain(anchor);
});

test("tables of attributes link to what the shared ones say, where notes stand once", () => {
  const pages = readdirSync(join(folder, "signals")).map((name) => read(`signals/${name}`));
  const text = pages.join("\n");
  expect(text).not.toContain("Never what a customer wrote.");
  const anchors = anchorsIn(read("metrics/attributes.md"));
  const links = [...text.matchAll(/\]\(\.\.\/metrics\/attributes\.md#([\w.-]+)\)/g)];
  expect(links.length).toBeGreaterThan(60);
  for (const [, anchor = ""] of links) expect(anchors).toContain(anchor);
  expect(read("metrics/attributes.md")).toContain("Never what a customer wrote.");
});

test("the page of attributes names no limit of values that only metrics would have", () => {
  expect(read("metrics/attributes.md")).not.toContain("different values");
  expect(read("metrics/attributes.md")).toContain("- [`cart`](../signals/cart.md): ");
});
