import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const catalog = `catalog: 1
name: shop
attributes: { voucher: string }
metrics:
  orders: { instrument: counter, attributes: [voucher] }
  sales: { instrument: counter, attributes: { zone: string, voucher: { required: false } } }
`;

/** A folder in which all that lint finds is accepted. */
async function accepted(): Promise<string> {
  const folder = temporaryFolder({ "catalog.yaml": catalog });
  await meterbook(folder, ["lint", "--write-baseline"]);
  return folder;
}

async function leftOver(folder: string): Promise<readonly string[]> {
  const { out } = await meterbook(folder, ["lint", "--format", "json"]);
  const { diagnostics }: { diagnostics: readonly { readonly code: string }[] } = JSON.parse(out);
  return diagnostics.map(({ code }) => code);
}

describe("a baseline entry follows a rename", () => {
  test("of nothing at first", async () => {
    expect(await leftOver(await accepted())).toEqual([]);
  });

  test.each([
    ["a metric", ["rename", "sales", "sale"]],
    ["a shared attribute", ["rename", "--attribute", "voucher", "coupon"]],
  ])("of %s", async (_, words) => {
    const folder = await accepted();
    expect(await meterbook(folder, words)).toMatchObject({ code: 0 });
    expect(await leftOver(folder)).toEqual([]);
  });

  test("and stands in the dry run", async () => {
    const folder = await accepted();
    const before = readFileSync(join(folder, "catalog.baseline.json"), "utf8");
    const { out } = await meterbook(folder, ["rename", "sales", "sale", "--dry-run"]);
    expect(out).toContain("catalog.baseline.json");
    expect(readFileSync(join(folder, "catalog.baseline.json"), "utf8")).toBe(before);
  });
});
