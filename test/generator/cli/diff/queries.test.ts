import { expect, test } from "vitest";
import { meterbook } from "../meterbook.js";
import { repository } from "../repository.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const before = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter }
  stock: { instrument: gauge }
queries: { files: ["*.json"] }
`;
const after = before.replace("  orders: {", "  order.placed: {").replace("  stock: { instrument: gauge }\n", "");
const dashboard = JSON.stringify({
  title: "Shop",
  panels: [{ title: "Orders", targets: [{ expr: "sum(shop_orders_total)" }] }],
});

function changed(): string {
  const { folder } = repository({ "catalog.yaml": before, "shop.json": dashboard, "none.promql": "up\n" });
  writeFileSync(join(folder, "catalog.yaml"), after);
  return folder;
}

test("diff names the panels that a change breaks, and says so when it breaks none", async () => {
  const folder = changed();
  const { out } = await meterbook(folder, ["diff", "main", "--queries"]);
  expect(out).toContain('    breaks panel "Orders" of "Shop" (shop.json:1:65)\n');
  expect(out).toContain("    breaks no known query\n");
  expect((await meterbook(folder, ["diff", "main"])).out).not.toContain("known query");
});

test("diff takes files that are named, and writes the same as JSON, Markdown and for GitHub", async () => {
  const folder = changed();
  const run = async (format: string, ...files: readonly string[]) =>
    (await meterbook(folder, ["diff", "main", "--format", format, "--queries", ...files])).out;
  const { changes }: { changes: readonly { queries: readonly object[] }[] } = JSON.parse(
    await run("json", "shop.json"),
  );
  expect(changes.flatMap(({ queries }) => queries)).toEqual([
    { file: "shop.json", line: 1, column: 65, holder: 'panel "Orders" of "Shop"' },
  ]);
  expect(await run("markdown")).toContain('breaks panel "Orders" of "Shop" (shop.json:1:65)');
  expect(await run("github")).toContain("breaks panel");
  expect(await run("sarif")).toContain('breaks panel \\"Orders\\" of \\"Shop\\" (shop.json:1:65)');
  expect(await run("text", "none.promql")).not.toContain("breaks panel");
});
