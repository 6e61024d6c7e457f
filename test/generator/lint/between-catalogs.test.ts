import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { meterbook } from "../cli/meterbook.js";
import { temporaryFolder } from "../temporary-folder.js";

const head = (name: string) => `catalog: 1\nname: ${name}\n`;
const orders = "metrics:\n  orders: { instrument: counter, description: A customer confirmed. }\n";

type Report = {
  readonly diagnostics: readonly { readonly code: string; readonly message: string; readonly file?: string }[];
};

async function findings(web: string, app: string): Promise<readonly (readonly string[])[]> {
  const folder = temporaryFolder({ "web/catalog.yaml": head("web") + web, "app/catalog.yaml": head("app") + app });
  const words = ["lint", "--format", "json", "--catalog", "web/catalog.yaml", "--catalog", "app/catalog.yaml"];
  const { out } = await meterbook(folder, words);
  const reports: readonly Report[] = JSON.parse(out);
  return reports.map(({ diagnostics }) => diagnostics.map(({ code, message }) => `${code}: ${message}`));
}

const sharedBy = (values: string) =>
  `attributes: { channel: ${values} }\n${orders.replace("confirmed.", "confirmed., attributes: [channel]").replace("orders", "NAME")}`;
const shared = (values: string, name: string) => sharedBy(values).replace("NAME", name);

test.each([
  [
    "a metric that both define alike",
    orders,
    orders,
    'metric-in-two-catalogs: the metric "orders" is also defined in web/catalog.yaml',
  ],
  [
    "a metric of one exported name under two prefixes",
    `prefix: shop.\n${orders}`,
    `prefix: shop\n${orders.replace("orders", ".orders")}`
      .replace("prefix: shop\n", "")
      .replace(".orders", "shop.orders"),
    'metric-in-two-catalogs: the metric "shop.orders" is also defined in web/catalog.yaml',
  ],
  [
    "a metric that is another instrument with another unit and type",
    orders.replace("counter,", "counter, value_type: int,"),
    orders.replace("counter,", "gauge, unit: s, value_type: double,"),
    'metric-differs-between-catalogs: the metric "orders" is not that of web/catalog.yaml: instrument "gauge" here, "counter" there, unit "s" here, "" there, value type "double" here, "int" there',
  ],
  [
    "an attribute of two types",
    shared("[web, app]", "orders"),
    shared("int", "returns").replace("int", "{ type: int, max_values: 9 }"),
    'attribute-differs-between-catalogs: the attribute "channel" is not that of web/catalog.yaml: type "int" here, "string" there',
  ],
  [
    "an attribute with other values",
    shared("[web, app]", "orders"),
    shared("[web, shop, phone]", "returns"),
    'attribute-differs-between-catalogs: the attribute "channel" is not that of web/catalog.yaml: "shop", "phone" only here, "app" only there',
  ],
  [
    "a common attribute with fewer values",
    `context: { region: [eu, us, apac] }\n${orders}`,
    `context: { region: [eu, us] }\n${orders.replace("orders", "returns")}`,
    'attribute-differs-between-catalogs: the attribute "region" is not that of web/catalog.yaml: "apac" only there',
  ],
])("%s is a finding of the later catalog", async (_, web, app, expected) => {
  expect(await findings(web, app)).toEqual([[], [expected]]);
});

test.each([
  ["metrics of two names", orders, orders.replace("orders", "returns")],
  ["a metric that is removed in one", orders.replace("counter,", "counter, status: removed,"), orders],
  ["values in another order", shared("[web, app]", "orders"), shared("[app, web]", "returns")],
  [
    "values of which one list is open",
    shared("[web, app]", "orders"),
    shared("{ values: [web], open: true, max_values: 3 }", "returns"),
  ],
  [
    "an attribute that is a metric's own in one of them",
    shared("[web, app]", "orders"),
    orders.replace("orders", "returns").replace("confirmed.", "confirmed., attributes: { channel: [post, shop] }"),
  ],
  ["what the metric allows", orders, orders.replace("confirmed.", "confirmed., allow: [metric-in-two-catalogs]")],
  ["what is off in that catalog", orders, `lint: { rules: { metric-in-two-catalogs: "off" } }\n${orders}`],
])("%s is no finding", async (_, web, app) => {
  expect(await findings(web, app)).toEqual([[], []]);
});

test("the place in the other catalog is shown beside it", async () => {
  const folder = temporaryFolder({
    "web/catalog.yaml": head("web") + orders,
    "app/catalog.yaml": head("app") + orders,
  });
  const { err, out } = await meterbook(folder, ["lint", "--catalog", "*/catalog.yaml"]);
  expect(out + err).toContain(
    'web/catalog.yaml:4:3  warning[metric-in-two-catalogs]  the metric "orders" is also defined in app/catalog.yaml',
  );
  expect(out + err).toMatch(/= the other definition, app\/catalog\.yaml:4:3/);
});

test("the baseline accepts it, and a catalog is never compared with itself", async () => {
  const folder = temporaryFolder({
    "web/catalog.yaml": head("web") + orders,
    "app/catalog.yaml": head("app") + orders,
  });
  const both = ["--catalog", "app/catalog.yaml", "--catalog", "web/catalog.yaml"];
  await meterbook(folder, ["lint", "--write-baseline", ...both]);
  expect(readFileSync(join(folder, "web/catalog.baseline.json"), "utf8")).toContain("metric-in-two-catalogs");
  const { code, out } = await meterbook(folder, ["lint", "--fail-on", "warning", ...both]);
  expect([code, out]).toEqual([0, expect.stringContaining("1 in the baseline")]);
});
