import { describe, expect, test } from "vitest";
import { metricsPage } from "../../../../generator/emit/metrics-page.js";
import type { Attribute, Catalog, Metric } from "../../../../generator/model/catalog.js";
import { attributeOf, catalogOf, exact, metricOf } from "../catalog-builder.js";

const origin = { catalog: "catalog.yaml", command: "npm run generate" };
const values = Array.from({ length: 60 }, (_, index) => exact(`value_${index}`));
const route = attributeOf("http.route", {
  origin: "shared",
  description: "The route.\n\nNever the path.",
  note: "Matched only.",
  maxValues: 100,
  stability: "release_candidate",
});
const kind = attributeOf("kind", { origin: "shared", values, open: true });
const unused = attributeOf("unused", { origin: "shared" });

function use(shared: Attribute, given: Partial<Attribute> = {}): Attribute {
  return { ...shared, shared: shared.key, ...given };
}

function metrics(count: number): readonly Metric[] {
  return ["http", "db"].flatMap((namespace) =>
    Array.from({ length: count }, (_, index) => {
      const attributes = namespace === "http" ? [use(route)] : index === 0 ? [use(kind, { required: false })] : [];
      return metricOf(`${namespace}.metric_${index}`, { attributes });
    }),
  );
}

function pagesOf(given: Partial<Catalog> = {}, count = 40): ReadonlyMap<string, string> {
  const catalog = catalogOf(metrics(count), { shared: [route, kind, unused], ...given });
  return new Map(metricsPage.emit(catalog, origin).map(({ path, text }) => [path, text]));
}

describe("the page of the shared attributes of a large catalog", () => {
  const pages = pagesOf();
  const page = pages.get("metrics/attributes.md") ?? "";

  test("has a section for each that a metric uses, linked from the index", () => {
    expect(page.match(/^#+ .*/gm)).toEqual(["# Shop shared attributes", "## `http.route`", "## `kind`"]);
    expect(pages.get("metrics.md")).toContain("\n[Shared attributes](metrics/attributes.md)\n");
  });

  test("says all that holds wherever it is used", () => {
    expect(page).toContain(`## \`http.route\`

The route.

Never the path.

- **Type:** string
- **Allowed:** at most 100 different values in a process
- **Stability:** release candidate

Matched only.

Metrics with it:

- [\`http\`](http.md): 40 metrics
`);
    expect(page).toContain("Values: Any other string is allowed, too.\n\n| Value ");
    expect(page).toContain("- [`db`](db.md): `db.metric_0`\n");
  });

  test("takes notes and long lists of values out of the metrics' pages", () => {
    const [http = "", db = ""] = ["http", "db"].map((name) => pages.get(`metrics/${name}.md`));
    expect(http).toContain("| [`http.route`](attributes.md#httproute) | string | yes ");
    expect(http).not.toContain("Never the path");
    expect(db).toContain("| [`kind`](attributes.md#kind) | string | no ");
    expect(db).toContain("one of 60 values [there](attributes.md#kind); any other string");
    expect(db).not.toContain("value_1");
  });
});

test("a use with other values or another note says so itself", () => {
  const own = { values: [exact("only")], note: "Here." };
  const attributes = [use(kind, { ...own, origin: "own" })];
  const more = [...metrics(40), metricOf("db.other", { attributes })];
  const catalog = catalogOf(more, { shared: [kind] });
  const db = metricsPage.emit(catalog, origin).find(({ path }) => path === "metrics/db.md")?.text ?? "";
  expect(db).toContain("| `kind`    | string | yes      | `only`; any other string | [1]");
  expect(db).toContain("**[1] `kind`:**\n\nHere.");
});

test("a catalog on one page, or without shared attributes, has no such page", () => {
  expect([...pagesOf({}, 5).keys()]).toEqual(["metrics.md"]);
  expect([...pagesOf({ shared: [] }).keys()]).not.toContain("metrics/attributes.md");
  expect(pagesOf({ shared: [] }).get("metrics.md")).not.toContain("Shared attributes");
});
