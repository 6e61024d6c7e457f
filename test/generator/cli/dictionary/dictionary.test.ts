import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { faulty, grown, shop, withSettings } from "../catalogs.js";
import { meterbook } from "../meterbook.js";

const page = (folder: string, at = "public") => readFileSync(join(folder, at, "dictionary.html"), "utf8");

type Known = { readonly name: string; readonly uses?: readonly unknown[] };

function dataIn(html: string): {
  readonly title: string;
  readonly catalogs: readonly unknown[];
  readonly metrics: readonly Known[];
} {
  return JSON.parse(/id="data">\n([\s\S]*?)\n<\/script>/.exec(html)?.[1] ?? "");
}

describe("meterbook dictionary", () => {
  test("writes one page, and says that it is up to date", async () => {
    const folder = temporaryFolder({ "catalog.yaml": shop });
    const written = await meterbook(folder, ["dictionary", "--out", "public"]);
    expect([written.code, written.out]).toEqual([
      0,
      expect.stringMatching(/^written: public\/dictionary\.html, 2 metrics, \d+ kB\n$/),
    ]);
    expect(dataIn(page(folder)).metrics.map(({ name }) => name)).toEqual([
      "shop.order.placed",
      "shop.checkout.duration_ms",
    ]);
    expect((await meterbook(folder, ["dictionary", "--out", "public"])).out).toMatch(/^unchanged: /);
    expect((await meterbook(folder, ["dictionary", "--out", "public", "--check"])).code).toBe(0);
  });

  test("writes the same wherever it runs", async () => {
    const folder = temporaryFolder({ "app/catalog.yaml": shop, "elsewhere/x": "" });
    await meterbook(join(folder, "app"), ["dictionary", "--out", "public"]);
    await meterbook(join(folder, "elsewhere"), ["dictionary", "--catalog", "../app/catalog.yaml", "--out", "."]);
    expect(page(folder, "elsewhere")).toBe(page(folder, "app/public"));
  });

  test("--check writes nothing, and names the metrics and the command that brings the page up to date", async () => {
    const folder = temporaryFolder({ "catalog.yaml": shop });
    const words = ["dictionary", "--out", "public", "--title", "Our metrics"];
    const missing = await meterbook(folder, [...words, "--check"]);
    expect([missing.code, missing.err]).toEqual([
      1,
      "stale: public/dictionary.html does not exist\n  = help: run `meterbook dictionary --out public --title 'Our metrics'`\n",
    ]);
    await meterbook(folder, words);
    const before = page(folder);
    writeFileSync(join(folder, "catalog.yaml"), grown);
    const stale = await meterbook(folder, [...words, "--check"]);
    expect([stale.code, stale.err.split("\n")[0]]).toEqual([
      1,
      "stale: public/dictionary.html is not up to date with shop.order.cancelled",
    ]);
    expect(page(folder)).toBe(before);
    writeFileSync(join(folder, "catalog.yaml"), `${shop}events: { order.sent: {} }\nspans: { order.turn: {} }\n`);
    const more = await meterbook(folder, [...words, "--check"]);
    expect(more.err.split("\n")[0]).toContain("is not up to date with shop.order.sent, shop.order.turn");
    expect((await meterbook(folder, words)).out).toContain("2 metrics, 1 event, 1 span, ");
  });

  test("shows several catalogs in one page", async () => {
    const folder = temporaryFolder({
      "services/a/catalog.yaml": shop,
      "services/b/catalog.yaml": grown.replace("name: shop", "name: b"),
    });
    const { code, out } = await meterbook(folder, [
      "dictionary",
      "--catalog",
      "services/*/catalog.yaml",
      "--out",
      "public",
    ]);
    expect([code, out]).toEqual([0, expect.stringContaining("5 metrics of 2 catalogs")]);
    expect(dataIn(page(folder))).toMatchObject({
      title: "Metric dictionary",
      catalogs: [{ name: "shop" }, { name: "b" }],
    });
  });

  test("reports the findings of every catalog, and leaves the page as it was", async () => {
    const folder = temporaryFolder({ "a.yaml": shop, "b.yaml": faulty, "c.yaml": faulty });
    const words = ["dictionary", "--out", ".", "--catalog", "a.yaml", "--catalog", "b.yaml", "--catalog", "c.yaml"];
    const { code, err } = await meterbook(folder, words);
    expect(code).toBe(1);
    expect(err).toContain("b.yaml:7:5  error[unknown-key]");
    expect(err).toContain("c.yaml:7:5  error[unknown-key]");
    expect((await meterbook(folder, ["dictionary", "--out", ".", "--catalog", "nothing.yaml"])).code).toBe(2);
  });

  test("overwrites no page of somebody else", async () => {
    const folder = temporaryFolder({ "catalog.yaml": shop, "public/dictionary.html": "<!doctype html>\n" });
    const { code, err } = await meterbook(folder, ["dictionary", "--out", "public"]);
    expect([code, err]).toEqual([2, expect.stringContaining('"public/dictionary.html" is no page of Meterbook')]);
    expect(page(folder)).toBe("<!doctype html>\n");
  });

  test("asks for a folder, and reports one that cannot be written", async () => {
    const folder = temporaryFolder({ "catalog.yaml": shop, public: "a file" });
    expect(await meterbook(folder, ["dictionary"])).toMatchObject({ code: 2, err: expect.stringContaining("--out") });
    const { code, err } = await meterbook(folder, ["dictionary", "--out", "public"]);
    expect([code, err]).toEqual([2, expect.stringContaining("a file stands where a folder is needed")]);
  });

  test("shows where metrics are used in the dashboards and rules that the catalog lists", async () => {
    const rules =
      'groups: [{ name: orders, rules: [{ alert: NoOrders, expr: "rate(shop_order_placed_total[1h]) == 0" }] }]\n';
    const folder = temporaryFolder({
      "app/catalog.yaml": `${shop}queries: { files: [rules/*.yaml] }\n`,
      "app/rules/orders.yaml": rules,
    });
    await meterbook(folder, ["dictionary", "--catalog", "app/catalog.yaml", "--out", "public"]);
    const { metrics, catalogs } = dataIn(page(folder));
    expect(catalogs).toMatchObject([{ hasQueries: true }]);
    expect(metrics.map(({ uses }) => uses)).toEqual([
      [{ kind: "alert", name: "NoOrders", within: "orders", file: "rules/orders.yaml", line: 1 }],
      undefined,
    ]);
  });

  test("warns of patterns without files, and shows no uses then", async () => {
    const folder = temporaryFolder({ "catalog.yaml": `${shop}queries: { files: [rules/*.yaml] }\n` });
    const { code, err } = await meterbook(folder, ["dictionary", "--out", "public"]);
    expect([code, err]).toEqual([0, expect.stringContaining('no file matches "rules/*.yaml"')]);
    const { metrics, catalogs } = dataIn(page(folder));
    expect(catalogs).not.toMatchObject([{ hasQueries: true }]);
    expect(metrics.map(({ uses }) => uses)).toEqual([undefined, undefined]);
  });
});

describe("generate writes the page", () => {
  test("where the catalog asks for it, with a link to the place of each metric", async () => {
    const settings = withSettings("outputs: { dictionary: true }", 'source_link: "https://example.com/{path}#L{line}"');
    const folder = temporaryFolder({ "catalog.yaml": settings });
    expect((await meterbook(folder, ["generate"])).out).toContain("generated/dictionary.html");
    expect(dataIn(page(folder, "generated")).catalogs).toMatchObject([
      { sourceLink: "https://example.com/{path}#L{line}" },
    ]);
    expect((await meterbook(folder, ["generate", "--check"])).code).toBe(0);
    writeFileSync(join(folder, "catalog.yaml"), shop);
    await meterbook(folder, ["generate"]);
    expect(() => page(folder, "generated")).toThrow("ENOENT");
  });

  test("and otherwise does not", async () => {
    const folder = temporaryFolder({ "catalog.yaml": shop });
    mkdirSync(join(folder, "generated"));
    expect((await meterbook(folder, ["generate"])).out).not.toContain("dictionary");
  });
});
