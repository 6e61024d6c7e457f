import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type QueryCode, queryCodes } from "../../../../generator/diagnostics/query-codes.js";
import { queryExamples } from "../../../../generator/examples/queries.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";
import { repository } from "../repository.js";
import { outline } from "../reports/sarif-schema.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter, attributes: { channel: [web, app], size: [small, large] } }
  stock: { instrument: gauge }
queries: { files: ["dashboards/*.json", rules.yaml], labels: [cluster] }
`;
const dashboard = JSON.stringify({
  title: "Shop",
  panels: [{ title: "Orders", targets: [{ expr: "rate(shop_order_total[5m])" }] }],
});
const rules = `groups:
  - name: shop
    rules:
      - record: shop:orders:rate5m
        expr: sum by (channel, cluster) (rate(shop_orders_total[5m]))
      - alert: NoOrders
        expr: shop:orders:rate5m{channel="web"} == 0
`;

function shop(more: Readonly<Record<string, string>> = {}): string {
  return temporaryFolder({ "catalog.yaml": catalog, "dashboards/shop.json": dashboard, "rules.yaml": rules, ...more });
}

describe("queries check", () => {
  test("reads what the catalog lists, from wherever it runs, and reports file, line, column and fix", async () => {
    const folder = shop();
    const { code, out, err } = await meterbook(join(folder, "dashboards"), [
      "queries",
      "check",
      "--catalog",
      "../catalog.yaml",
    ]);
    expect(code).toBe(1);
    expect(err).toContain('"shop_order_total" is a series of no metric, in panel "Orders" of "Shop"');
    expect(err).toContain("shop.json:1:70");
    expect(err).toContain('did you mean "shop_orders_total"?');
    expect(out).toBe("1 error in 3 queries in 2 files, which use 1 of 2 metrics\n");
  });

  test("reads files and globs that are named", async () => {
    const folder = shop();
    expect(await meterbook(folder, ["queries", "check", "rules.yaml"])).toMatchObject({
      code: 0,
      out: "no findings in 2 queries in 1 file, which use 1 of 2 metrics\n",
    });
    expect((await meterbook(folder, ["queries", "check", "dash*/*.json", "--format", "sarif"])).code).toBe(1);
  });

  test("is rejected where it would read nothing", async () => {
    const folder = shop({ "bare.yaml": catalog.replace(/queries:.*\n/, "") });
    for (const words of [["none/*.json"], ["none.json"], ["--catalog", "bare.yaml"]]) {
      const { code, err } = await meterbook(folder, ["queries", "check", ...words]);
      expect([code, err.startsWith("error: ")]).toEqual([2, true]);
    }
  });

  test("reports as JSON, SARIF, Markdown and for GitHub", async () => {
    const folder = shop();
    const run = async (format: string) => (await meterbook(folder, ["queries", "check", "--format", format])).out;
    expect(JSON.parse(await run("json"))).toMatchObject({
      format: 1,
      command: "queries",
      status: "invalid",
      files: 2,
      queries: 3,
      metrics: 2,
      used_metrics: 1,
      unused: {
        metrics: [{ metric: "stock", series: ["shop_stock"] }],
        attributes: [{ metric: "orders", attribute: "size" }],
      },
      diagnostics: [{ code: "queries/unknown-metric", severity: "error", start: { line: 1, column: 70 } }],
    });
    expect(outline(await run("sarif"))).toEqual(["error queries/unknown-metric dashboards/shop.json:1:70-1:86"]);
    expect(await run("markdown")).toContain("`dashboards/shop.json:1:70`");
    expect(await run("github")).toContain("::error file=dashboards/shop.json,line=1,col=70");
  });

  test("leaves out what a baseline lists, and says when it is found no more", async () => {
    const folder = shop();
    expect((await meterbook(folder, ["queries", "check", "--write-baseline"])).code).toBe(0);
    const listed = await meterbook(folder, ["queries", "check"]);
    expect([listed.code, listed.out]).toEqual([0, expect.stringContaining("left out: 1 in the baseline")]);
    expect((await meterbook(folder, ["queries", "check", "--no-baseline"])).code).toBe(1);
    writeFileSync(join(folder, "dashboards/shop.json"), dashboard.replace("order_total", "orders_total"));
    const { err } = await meterbook(folder, ["queries", "check"]);
    expect(err).toContain("unused-baseline-entry");
    expect(readFileSync(join(folder, "catalog.queries-baseline.json"), "utf8")).toContain(
      '"dashboards/shop.json","panel"',
    );
  });

  test("reports what is wrong with the catalog, and reads no queries then", async () => {
    const folder = shop({ "catalog.yaml": "catalog: 1\nname: shop\nmetrics: { a: {} }\n" });
    expect(await meterbook(folder, ["queries", "check", "rules.yaml"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("missing-key"),
    });
    expect(await meterbook(folder, ["queries", "check", "--catalog", "none.yaml"])).toMatchObject({ code: 2 });
  });
});

describe("queries list", () => {
  test("says where a metric is used, through recording rules, too", async () => {
    const folder = shop();
    const { out } = await meterbook(folder, ["queries", "list", "shop.orders"]);
    expect(out).toBe(
      [
        "shop.orders (shop_orders_total): 2 queries",
        '  rules.yaml:5:15  recording rule "shop:orders:rate5m" of "shop"',
        '  rules.yaml:7:15  alert "NoOrders" of "shop", through shop:orders:rate5m',
        "  no query names size",
        "",
      ].join("\n"),
    );
    const json = JSON.parse((await meterbook(folder, ["queries", "list", "orders", "--format", "json"])).out);
    expect(json.metrics[0].uses[1]).toMatchObject({
      file: "rules.yaml",
      line: 7,
      kind: "alert",
      via: "shop:orders:rate5m",
    });
  });

  test("lists all metrics, and suggests one for a name that is none", async () => {
    const folder = shop();
    const { out } = await meterbook(folder, ["queries", "list"]);
    expect(out).toContain("shop.stock (shop_stock): no query uses it\n");
    expect(out).toContain("1 of 2 metrics is used in 2 files\n");
    expect(await meterbook(folder, ["queries", "list", "ordres"])).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean "orders"?'),
    });
  });
});

describe("queries rewrite", () => {
  const noted = catalog.replace(
    "  stock:",
    "  sales: { instrument: counter, deprecated: { renamed_to: orders }, attributes: { channel: [web, app], size: [small, large] } }\n  stock:",
  );
  const sales = rules.replaceAll("shop_orders_total", "shop_sales_total");

  test("gives the new names to what asks for old ones, and shows the difference beforehand", async () => {
    const folder = shop({ "catalog.yaml": noted, "rules.yaml": sales });
    const shown = await meterbook(folder, ["queries", "rewrite", "rules.yaml", "--dry-run"]);
    expect(shown).toMatchObject({ code: 0, err: "" });
    expect(shown.out).toContain("+        expr: sum by (channel, cluster) (rate(shop_orders_total[5m]))");
    expect(readFileSync(join(folder, "rules.yaml"), "utf8")).toBe(sales);
    expect(await meterbook(folder, ["queries", "rewrite", "rules.yaml"])).toMatchObject({
      code: 0,
      out: "rules.yaml: 1 query rewritten\n",
    });
    expect(readFileSync(join(folder, "rules.yaml"), "utf8")).toBe(rules);
    expect((await meterbook(folder, ["queries", "rewrite", "rules.yaml"])).out).toBe("no query asks for an old name\n");
  });

  test("takes the renames since a revision, keeps the old series with --or, and lists what stays", async () => {
    const before = "catalog: 1\nname: shop\nprefix: shop.\nmetrics:\n  stock: { instrument: gauge, unit: KiBy }\n";
    const lines = "deriv(shop_stock_kibibytes[5m])\nshop_stock_kibibytes @\n";
    const { folder } = repository({ "catalog.yaml": before, "q.promql": lines });
    writeFileSync(join(folder, "catalog.yaml"), before.replace("KiBy", "By"));
    const words = ["queries", "rewrite", "q.promql", "--since", "main", "--or"];
    const { code, out, err } = await meterbook(folder, words);
    expect([code, out, err]).toEqual([
      1,
      "q.promql: 1 query rewritten\n",
      "q.promql:2:1: line 2 stays as it is: it is no PromQL\n",
    ]);
    expect(readFileSync(join(folder, "q.promql"), "utf8")).toBe(
      "((deriv(shop_stock_bytes[5m]) / 1024) or deriv(shop_stock_kibibytes[5m]))\nshop_stock_kibibytes @\n",
    );
    expect((await meterbook(folder, ["queries", "check", "--or"])).code).toBe(2);
    expect((await meterbook(folder, ["queries", "rewrite", "q.promql", "--since", "none"])).code).toBe(2);
  });
});

describe.each(Object.entries(queryExamples) as readonly (readonly [QueryCode, (typeof queryExamples)[QueryCode]])[])(
  "the example of %s",
  (code, { wrong, right }) => {
    const codes = async (files: Readonly<Record<string, string>>) => {
      const level = `lint: { rules: { ${code}: error } }\n`;
      const folder = temporaryFolder({ ...files, "catalog.yaml": `${files["catalog.yaml"]}${level}` });
      const names = Object.keys(files).filter((name) => name !== "catalog.yaml");
      const { out } = await meterbook(folder, [
        "queries",
        "check",
        ...names,
        "--format",
        "json",
        "--today",
        "2026-11-22",
      ]);
      const { diagnostics }: { diagnostics: readonly { code: string }[] } = JSON.parse(out);
      return diagnostics.map((each) => each.code);
    };

    test("is found where it is wrong, and nothing where it is right", async () => {
      expect(await codes(wrong)).toEqual([code]);
      expect(await codes(right)).toEqual([]);
    });
  },
);

test("every code has an example", () => {
  expect(Object.keys(queryExamples).sort()).toEqual(Object.keys(queryCodes).sort());
});

test("the table of docs/queries.md says what the codes say", () => {
  const page = readFileSync(new URL("../../../../docs/queries.md", import.meta.url), "utf8");
  const [, table = ""] = /<!-- query codes -->\n\n.*\n.*\n([\s\S]*?)\n\n<!-- \/query codes -->/.exec(page) ?? [];
  const rows = Object.entries(queryCodes).map(([code, { severity, cause, fix }]) => {
    return `| \`${code}\` | ${severity} | ${cause} | ${fix} |`;
  });
  expect(table.split("\n")).toEqual(rows);
});
