import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { edited, type Edit } from "../../lint/web-shop.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";

type Told = { readonly code: string; readonly fixable: boolean };

/** What the command line makes of a catalog, and what it finds afterwards. */
async function fixed(catalog: string, files: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder({ ...files, "catalog.yaml": catalog });
  const { code, out, err } = await meterbook(folder, ["lint", "--today", "2026-11-22", "--fix", "--format", "json"]);
  expect([code, err]).toEqual([0, ""]);
  const { diagnostics }: { diagnostics: readonly Told[] } = JSON.parse(out);
  expect(diagnostics.filter(({ fixable }) => fixable)).toEqual([]);
  return { text: readFileSync(join(folder, "catalog.yaml"), "utf8"), left: diagnostics.map((each) => each.code) };
}

/** The shop with metrics to come, which stand behind all that it has. */
const comments = "lint:\n  rules:";

function planning(metrics: string): string {
  return edited([comments, `__END__${comments}`]).replace("__END__", metrics);
}

const planned = "    status: planned # until the autumn\n    owner: stock-team # of both\n";
const described = "    description: What comes back from customers.\n";

function counter(name: string, more = ""): string {
  return `  # to come\n  ${name}: # one for each\n    instrument: counter\n${planned}${described}${more}\n`;
}

function histogram(name: string, fields: string): string {
  return `  # to come\n  ${name}:\n    instrument: histogram\n${planned}${described}${fields}\n`;
}

const seconds = "[0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]";

const fixes: readonly (readonly [name: string, wrong: string, right: string])[] = [
  ["capital letters", counter("returns.parcelReceived"), counter("returns.parcel_received")],
  ["other separators", counter("returns/parcel-received"), counter("returns.parcel_received")],
  ["doubled separators", counter("returns..parcel__received"), counter("returns.parcel_received")],
  [
    "the name of an attribute",
    counter("returns.received", "    attributes: { isWhole: boolean, kind: [a, b] } # two"),
    counter("returns.received", "    attributes: { is_whole: boolean, kind: [a, b] } # two"),
  ],
  ["a prefix that is repeated", counter("shop.returns.received"), counter("returns.received")],
  ["a name with several faults", counter('"shop.shop.returnsReceived"'), counter('"returns_received"')],
  [
    "values that mean true and false",
    counter("returns.received", '    attributes: { is_whole: ["yes", "no"], kind: [a, b] }'),
    counter("returns.received", "    attributes: { is_whole: boolean, kind: [a, b] }"),
  ],
  [
    "such values beside other words",
    counter(
      "returns.received",
      "    attributes:\n      is_whole:\n        values: [1, 0]\n        description: All.\n",
    ),
    counter("returns.received", "    attributes:\n      is_whole:\n        type: boolean\n        description: All.\n"),
  ],
  [
    "boundaries that are missing",
    histogram("returns.duration", "    unit: s\n    tags: [new]\n"),
    histogram("returns.duration", `    unit: s\n    buckets: ${seconds}\n    tags: [new]\n`),
  ],
  [
    "boundaries of another unit",
    histogram("returns.duration", "    unit: s\n    buckets: [100, 1000, 5000] # a guess\n"),
    histogram("returns.duration", `    unit: s\n    buckets: ${seconds} # a guess\n`),
  ],
  [
    "a former conventional name",
    counter("returns.received", "    attributes: { http.method: [GET, POST] }"),
    counter("returns.received", "    attributes: { http.request.method: [GET, POST] }"),
  ],
];

test.each(fixes)("--fix fixes %s of a planned metric alone, and changes no other byte", async (_, wrong, right) => {
  const recorded = wrong.replaceAll("returns", "delivery").replace("status: planned", "status: active");
  const { text, left } = await fixed(planning(recorded + wrong));
  expect(text).toBe(planning(recorded + right));
  expect(left.length).toBeGreaterThan(0);
});

const former: Edit = ["  http.route:", "  http.method: [GET, POST] # of the request\n  http.route:"];
const uses = (name: string) =>
  counter("returns.received", `    attributes: [outcome, ${name}]`) +
  counter("returns.sent", `    attributes:\n      ${name}: # shared\n      by: { ref: ${name}, required: false }\n`) +
  counter("returns.lost", `    attributes: { by: { type: int, deprecated: { renamed_to: ${name} } } }`);

describe("a shared attribute", () => {
  const shop = (name: string) => {
    const definition: Edit = [former[0], former[1].replace("http.method", name)];
    return edited(definition).replace(comments, `${uses(name)}${comments}`);
  };

  test("is renamed with all that refers to it when planned metrics alone carry it", async () => {
    const { text } = await fixed(shop("http.method"));
    expect(text).toBe(shop("http.request.method"));
  });

  test.each(["http.method: ", "http.method: { ref: http.method, required: false }", "way: { ref: http.method }"])(
    "stays as it is when any other metric carries it as %s",
    async (use) => {
      const carried = shop("http.method").replace("      warehouse:", `      ${use}\n      warehouse:`);
      const { text, left } = await fixed(carried);
      expect([text, left]).toEqual([carried, expect.arrayContaining(["semconv-conformance"])]);
    },
  );
});

test("a metric that is renamed is so where others say that it takes their place", async () => {
  const old = (name: string) =>
    planning(counter(name)).replace(
      "    owner: stock-team\n",
      `    owner: stock-team\n    deprecated: { renamed_to: ${name} }\n`,
    );
  const { text } = await fixed(old("stock.newLevel"));
  expect(text).toBe(old("stock.new_level"));
});

describe("the context", () => {
  const catalog = (key: string, status: string) => `catalog: 1
name: shop
context: { ${key}: { values: [eu, us], description: Where. } }
metrics:
  orders: { instrument: counter, status: ${status}, description: A customer confirmed. }
  returns: { instrument: counter, status: planned, description: A parcel came back. }
`;

  test("is fixed when all metrics are planned", async () => {
    expect((await fixed(catalog("theRegion", "planned"))).text).toBe(catalog("the_region", "planned"));
  });

  test("stays when one is recorded", async () => {
    expect((await fixed(catalog("theRegion", "active"))).text).toBe(catalog("theRegion", "active"));
  });
});

describe("what cannot be fixed", () => {
  test.each([
    ["a name that is taken", counter("shop.stock.level")],
    ["a name that becomes the identifier of another", counter("shop.stock_level")],
    ["a key of the context", counter("returns.received", "    attributes: { Region: [a, b] }")],
    ["a name whose words are not clear", counter("returns.userIDs")],
    ["a last word", counter("returns.received_total")],
    [
      "values with descriptions",
      counter("returns.received", "    attributes: { whole: { values: { y: All of it., n: } } }"),
    ],
    [
      "values of which there are examples",
      counter("returns.received", "    attributes: { whole: { values: [y, n], examples: [y] } }"),
    ],
  ])("stays with its finding, and lets others be fixed: %s", async (_, wrong) => {
    const { text, left } = await fixed(planning(wrong + counter("returns.parcelSent")));
    expect(text).toBe(planning(wrong + counter("returns.parcel_sent")));
    expect(left.length).toBeGreaterThan(0);
  });

  test("is a second name that would be the same", async () => {
    const attributes = (second: string) => `    attributes: { http.method: [GET], ${second}: [PUT] }`;
    const { text, left } = await fixed(planning(counter("returns.sent", attributes("http_request_method"))));
    expect(text).toBe(planning(counter("returns.sent", attributes("http.request.method"))));
    expect(left).toContain("semconv-conformance");
  });

  test("is a name that the baseline knows", async () => {
    const catalog = planning(counter("returns.Sent").replace(described, ""));
    const entry = { code: "missing-description", at: ["metrics", "returns.Sent"] };
    const baseline = JSON.stringify({ version: 1, findings: [entry] });
    const { text, left } = await fixed(catalog, { "catalog.baseline.json": baseline });
    expect([text, left]).toEqual([catalog, ["name-style"]]);
  });

  test("is what is allowed", async () => {
    const catalog = planning(counter("returns.Sent", "    allow: [name-style]"));
    expect(await fixed(catalog)).toEqual({ text: catalog, left: [] });
  });
});

test("the summary counts what can be fixed, JSON marks it, and nothing is when it has been", async () => {
  const folder = temporaryFolder({ "catalog.yaml": planning(counter("returns.Sent") + counter("returns.userIDs")) });
  const { out } = await meterbook(folder, ["lint", "--format", "json"]);
  const { diagnostics }: { diagnostics: readonly Told[] } = JSON.parse(out);
  expect(diagnostics.map(({ fixable }) => fixable)).toEqual([true, false]);
  const before = await meterbook(folder, ["lint"]);
  expect(before.out).toBe("catalog.yaml: 2 warnings in 14 metrics; --fix fixes 1 of them\n");
  const after = await meterbook(folder, ["lint", "--fix"]);
  expect(after.out).toBe("catalog.yaml: fixed\ncatalog.yaml: 1 warning in 14 metrics\n");
});
