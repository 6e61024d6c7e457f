import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shop } from "../catalogs.js";
import { meterbook } from "../meterbook.js";
import { madeOnce, repository } from "../repository.js";

type Metric = {
  readonly name: string;
  readonly status?: string;
  readonly formerly?: unknown;
  readonly changes?: readonly object[];
};
type Data = {
  readonly revisions: readonly { readonly name: string; readonly date?: string }[];
  readonly metrics: readonly Metric[];
};

function dataIn(folder: string): Data {
  const html = readFileSync(join(folder, "public/dictionary.html"), "utf8");
  return JSON.parse(/id="data">\n([\s\S]*?)\n<\/script>/.exec(html)?.[1] ?? "");
}

const cancelled = "  order.cancelled: { instrument: counter, description: An order was cancelled. }\n";
const renamed = shop.replace("order.placed:", "order.made:");

/** Three releases: as it was, with a metric more, and without it and with another name. */
function released() {
  return madeOnce("three releases", async () => {
    const created = repository({ "app/catalog.yaml": shop, "app/other.txt": "" });
    const { git, commit } = created;
    git("tag", "v1.0.0");
    commit({ "app/catalog.yaml": shop + cancelled });
    git("tag", "-a", "v1.1.0", "-m", "more");
    commit({ "app/other.txt": "no change of the catalog" });
    git("tag", "v1.1.1");
    commit({ "app/catalog.yaml": renamed });
    git("tag", "v2.0.0");
    return created;
  });
}

const words = ["dictionary", "--catalog", "app/catalog.yaml", "--out", "public"];

describe("meterbook dictionary --history", () => {
  test("shows of each metric when it came, changed and went, by the tags of the range", async () => {
    const { folder } = await released();
    const { code, err } = await meterbook(folder, [...words, "--history", "v1.0.0..HEAD"]);
    expect([code, err]).toEqual([0, ""]);
    const { revisions, metrics } = dataIn(folder);
    expect(revisions.map(({ name }) => name)).toEqual(["v1.0.0", "v1.1.0", "v1.1.1", "v2.0.0", "unreleased"]);
    expect(revisions[0]?.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const metric = (name: string) => metrics.find((each) => each.name === name);
    expect(metric("shop.order.cancelled")).toMatchObject({
      status: "removed",
      changes: [
        { revision: 1, kind: "came" },
        { revision: 3, kind: "went" },
      ],
    });
    expect(metric("shop.order.made")).toMatchObject({ formerly: ["shop.order.placed"], changes: [{ revision: 3 }] });
    expect(metric("shop.checkout.duration_ms")).not.toHaveProperty("changes");
  });

  test("is the same until something changes, and calls what no tag has unreleased", async () => {
    const { folder, commit } = await released();
    await meterbook(folder, [...words, "--history", "v1.0.0..HEAD"]);
    commit({ "app/other.txt": "a commit" });
    expect((await meterbook(folder, [...words, "--history", "v1.0.0..", "--check"])).code).toBe(0);
    commit({ "app/catalog.yaml": renamed + cancelled });
    const { code, err } = await meterbook(folder, [...words, "--history", "v1.0.0..", "--check"]);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining("run `meterbook dictionary --catalog app/catalog.yaml --out public --history v1.0.0..`"),
    ]);
  });

  test("by commits that changed something in the catalog's folder", async () => {
    const { folder } = await released();
    await meterbook(folder, [...words, "--history", "v1.0.0..HEAD", "--history-by", "commits"]);
    expect(dataIn(folder).revisions).toHaveLength(5);
  });

  test.each([
    ["nothing..HEAD", 'git knows no revision "nothing"'],
    ["v1.0.0", '"v1.0.0" is no range of revisions'],
    ["-x..HEAD", "is no range of revisions"],
  ])("does not take %s", async (range, message) => {
    const { folder } = await released();
    const { code, err } = await meterbook(folder, [...words, `--history=${range}`]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test("passes over revisions that have no catalog, and says so", async () => {
    const { folder, git, commit } = repository({ "x.txt": "" });
    git("tag", "v0.1.0");
    commit({ "app/catalog.yaml": shop });
    const { code, err } = await meterbook(folder, [...words, "--history", "v0.1.0..HEAD"]);
    expect([code, err]).toEqual([0, "warning: v0.1.0 has no catalog.yaml\n"]);
  });
});
