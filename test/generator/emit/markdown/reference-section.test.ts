import { describe, expect, it } from "vitest";
import { nothingKnown } from "../../../../generator/emit/emitter.js";
import { referenceSection } from "../../../../generator/emit/markdown/reference-section.js";
import { emissionOf } from "../../../../generator/model/emission.js";
import type { Metric } from "../../../../generator/model/catalog.js";
import { attributeOf, catalogOf, deprecationOf, exact, metricOf, prefix } from "../catalog-builder.js";
import { tablesIn } from "../parsed-markdown.js";

const address = (key: string) => (key === "cart.new" ? "other.md#cartnew" : undefined);
const context = [attributeOf("region", { values: [exact("eu"), exact("us")] })];

function linesOf(...metrics: readonly Metric[]): readonly string[] {
  const catalog = catalogOf(metrics, { context });
  return referenceSection(catalog, metrics, {
    address,
    oldNames: emissionOf(catalog).oldNames,
    known: nothingKnown,
  }).split("\n");
}

const full = metricOf("cart.wait", {
  name: "shop.cart.wait",
  instrument: "histogram",
  description: "Time until a cart opens.",
  unit: "ms",
  valueType: "int",
  buckets: [0, 10, 100],
  attributes: [attributeOf("kind", { values: [exact("new"), exact("old")], note: "Old is rare.", stability: "beta" })],
  status: "deprecated",
  stability: "release_candidate",
  since: "1.2",
  expires: "2027-01-31",
  owners: ["shop team", "sre"],
  deprecated: deprecationOf({ since: "1.4", reason: "Nobody waits.", renamedTo: "cart.new" }),
  note: "First.\n\n- Second",
  links: [
    { name: "the | board", address: "https://a.example/x y" },
    { name: null, address: "ticket 12" },
    { name: null, address: "javascript:a" },
  ],
  entities: ["service.instance"],
  tags: ["cart", "time"],
  cardinality: 50,
  names: { ...metricOf("cart.wait").names, timer: { method: "startCartWait", unit: "ms" } },
});

describe("the reference of a metric", () => {
  it("says everything that the catalog says", () => {
    expect(linesOf(full)).toEqual([
      "## Reference",
      "",
      "### `shop.cart.wait`",
      "",
      "Time until a cart opens.",
      "",
      "**Deprecated** since 1.4: Nobody waits. Use [`cart.new`](other.md#cartnew) instead.",
      "",
      "- **Instrument:** histogram, a distribution of values",
      "- **Unit:** `ms` (milliseconds)",
      "- **In Prometheus:** `shop_cart_wait_milliseconds` from OTLP, `shop_cart_wait` from the JavaScript exporter, with `_bucket`, `_sum` and `_count`",
      "- **Values:** integers",
      "- **Recorder:** `record.cartWait(value, { kind })`",
      "- **Timer:** `record.startCartWait({ kind })`",
      "- **Buckets:** 0, 10, 100",
      "- **Status:** deprecated",
      "- **Stability:** release candidate",
      "- **Since:** 1.2",
      "- **Expires:** 2027-01-31 is the last day on which it is recorded",
      "- **Owners:** shop team, sre",
      "- **Tags:** `cart`, `time`",
      "- **Series:** at most 50 in a process; the attributes with a fixed list of values (common attributes included) can be combined in 4 ways",
      "- **Links:** the | board: <https://a.example/x%20y>, `ticket 12`, `javascript:a`",
      "- **Measured on:** `service.instance`",
      "",
      "First.",
      "",
      "- Second",
      "",
      "| Attribute | Type   | Required | Allowed      | Description          |",
      "| --------- | ------ | -------- | ------------ | -------------------- |",
      "| `kind`    | string | yes      | `new`, `old` | Stability: beta. [1] |",
      "",
      "**[1] `kind`:**",
      "",
      "Old is rare.",
    ]);
  });

  it("is short when there is little to say", () => {
    expect(linesOf(metricOf("soon", { status: "planned" })).slice(2)).toEqual([
      "### `soon`",
      "",
      "- **Instrument:** counter, a total that only grows",
      "- **Unit:** none",
      "- **In Prometheus:** `soon_total`",
      "- **Values:** floating-point numbers",
      "- **Recorder:** planned: no recorder yet",
      "- **Status:** planned",
      "- **Stability:** development",
      "- **Series:** at most 2000 in a process; the attributes with a fixed list of values (common attributes included) can be combined in 2 ways",
      "- **Attributes:** none of its own",
    ]);
  });

  it("shows what an attribute allows and who may see it", () => {
    const attributes = [
      attributeOf("status", { values: [exact("ok", "all | went well"), prefix("err_")], open: true, maxValues: 9 }),
      attributeOf("user", { required: false, pattern: "a|b", maxLength: 64, sensitivity: "personal", examples: ["a"] }),
      attributeOf("attempt", { type: "int", min: 1, max: 9, description: "From 1." }),
      attributeOf("old", {
        type: "boolean",
        deprecated: { since: null, reason: null, renamedTo: "new" },
      }),
    ];
    const [rows] = tablesIn(linesOf(metricOf("a", { attributes })).join("\n"));
    expect(rows?.slice(1)).toEqual([
      [
        "status",
        "string",
        "yes",
        "ok (all | went well), err_*; any other string; at most 9 different values in a process",
        "",
      ],
      ["user", "string", "no", "matches a|b; at most 64 characters", "For example a. Sensitivity: personal."],
      ["attempt", "int", "yes", "at least 1; at most 9", "From 1."],
      ["old", "boolean", "yes", "true, false", "Deprecated. Use new instead."],
    ]);
  });

  it("lists removed metrics in short", () => {
    const gone = metricOf("gone", {
      status: "removed",
      deprecated: deprecationOf({ since: "2", reason: "unused", renamedTo: "cart.new" }),
    });
    expect(linesOf(gone, metricOf("lost", { status: "removed" }))).toEqual([
      "## Reference",
      "",
      "No metric is recorded or planned.",
      "",
      "## Removed metrics",
      "",
      "- `gone` was a counter, deprecated since 2: unused. Use [`cart.new`](other.md#cartnew) instead.",
      "- `lost` was a counter.",
    ]);
  });

  it("says of removed metrics what they were", () => {
    const given = { status: "removed", since: "0.1", unit: "ms" } as const;
    const gone = metricOf("gone", { ...given, instrument: "gauge", observable: true, expires: "2026-01-31" });
    expect(linesOf(gone).at(-1)).toBe(
      "- `gone` was an observable gauge, in `ms`, since 0.1, recorded until 2026-01-31.",
    );
  });

  it("names the window of both names, and of ends by day and by version", () => {
    const window = { renamedTo: "cart.total", emitBoth: true, until: "2027-01-31" };
    const old = metricOf("cart.sum", { status: "deprecated", deprecated: deprecationOf(window) });
    const older = metricOf("sum", {
      status: "deprecated",
      deprecated: deprecationOf({ ...window, since: "1.4", until: "2.0" }),
    });
    const lines = linesOf(metricOf("cart.total"), old, older, metricOf("brief", { expires: "v3" }));
    expect(lines).toEqual(
      expect.arrayContaining([
        "- **Also exported as:** `cart.sum` until 2027-01-31, `sum` before version 2.0",
        "**Deprecated**. Use `cart.total` instead. Both names are exported until 2027-01-31.",
        "**Deprecated** since 1.4. Use `cart.total` instead. Both names are exported before version 2.0.",
        "- **Expires:** version v3 is the first without it",
      ]),
    );
  });
});
