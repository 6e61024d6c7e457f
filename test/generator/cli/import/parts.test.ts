import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

const run = (folder: string, ...words: readonly string[]) => meterbook(folder, ["import", ...words]);

describe("nothing is written where there is", () => {
  test("a part that is there already", async () => {
    const many = Array.from({ length: 101 }, (_, index) => `  a${index}.b: { gauge: { value_type: int } }\n`).join("");
    const folder = temporaryFolder({ "metadata.yaml": `metrics:\n${many}`, "metrics/a7.yaml": "mine\n" });
    const { code, err } = await run(folder, "mdatagen", "metadata.yaml");
    expect([code, existsSync(join(folder, "catalog.yaml"))]).toEqual([2, false]);
    expect(err).toContain('"metrics/a7.yaml" is there already');
  });

  test.each([[], ["--dry-run"]])("parts of another catalog, which the new one would include %s", async (...words) => {
    const many = Array.from({ length: 101 }, (_, index) => `  a${index}.b: { gauge: { value_type: int } }\n`).join("");
    const files = {
      "metadata.yaml": `metrics:\n${many}`,
      "catalog.yaml": "mine\n",
      "metrics/old.yaml": "metrics: {}\n",
    };
    const folder = temporaryFolder(files);
    const { code, err } = await run(folder, "mdatagen", "metadata.yaml", "--catalog", "new.yaml", ...words);
    expect([code, existsSync(join(folder, "new.yaml"))]).toEqual([2, false]);
    expect(err).toContain('"metrics/old.yaml" is there already, and would be a part of new.yaml, too');
    const other = await run(folder, "mdatagen", "metadata.yaml", "--catalog", "new/catalog.yaml");
    expect([other.code, existsSync(join(folder, "new/metrics/a7.yaml"))]).toEqual([0, true]);
  });
});
