import { describe, expect, test } from "vitest";
import { metricData } from "../../../generator/dictionary/metric-data.js";
import { attributePool } from "../../../generator/dictionary/attribute-pool.js";
import { catalogOf, dataOf, shop } from "./opened.js";

const data = dataOf(shop);
const none = { uses: null, changes: null, formerly: null, coverage: null, recordedIn: null };
const metric = (name: string) => data.metrics.find((each) => each.name === name);

describe("the data of a page", () => {
  test("say of a metric what its catalog says, and nothing that is as most are", () => {
    expect(metric("shop.tool.call")).toEqual({
      kind: "metric",
      catalog: 0,
      name: "shop.tool.call",
      instrument: "counter",
      unit: "{call}",
      isInt: true,
      description: "Each **call** of a tool.",
      attributes: [{ at: 1 }, { at: 2 }],
      stability: "stable",
      owners: ["tools-team"],
      tags: ["payment"],
      cardinality: 2000,
      recorder: "toolCall",
      place: { path: "catalog.yaml", line: 8 },
    });
    expect(metric("shop.queue.size")).toEqual({
      kind: "metric",
      catalog: 0,
      name: "shop.queue.size",
      instrument: "up_down_counter",
      description: "Orders that wait.",
      cardinality: 2000,
      recorder: "queueSize",
      place: { path: "catalog.yaml", line: 28 },
    });
  });

  test("hold each definition of an attribute once, however many metrics have it", () => {
    expect(data.attributes.map(({ key }) => key)).toEqual(["region", "tool", "success", "method", "note"]);
    expect(metric("shop.cache.hit_ratio")?.attributes).toEqual(metric("shop.tool.call")?.attributes?.slice(0, 1));
    expect(data.attributes[1]).toMatchObject({
      origin: "shared",
      count: 50,
      limits: ["at most 50 different values in a process"],
    });
    expect(metric("shop.checkout.duration")?.attributes?.[1]).toEqual({
      at: 4,
      level: "conditional",
      when: "the customer left one",
    });
  });

  test("name what takes the place of a metric as it is exported, and units in words", () => {
    expect(metric("shop.basket.old")?.deprecated).toEqual({
      since: "1.2",
      reason: "it counted twice",
      renamedTo: "shop.basket.filled",
    });
    expect(data.units).toEqual({ "1": "a ratio or a count without unit", s: "seconds", "{call}": "calls" });
  });

  test("name a recorder only where there is one", () => {
    expect(metric("shop.refund.planned")).toMatchObject({ status: "planned" });
    expect(metric("shop.refund.planned")).not.toHaveProperty("recorder");
    expect(metric("shop.checkout.duration")).toMatchObject({
      recorder: "checkoutDuration",
      timer: "startCheckoutDuration",
    });
  });

  test("name files from the catalog's folder, wherever it is read from", () => {
    const catalog = catalogOf(shop, "services/a/catalog.yaml");
    const source = { name: "services/a/metrics/tools.yaml", text: "a:\n" };
    const places = catalog.metrics.slice(0, 1).flatMap((metric) =>
      [metric.place, { source, start: 0, end: 0 }].map((place) => {
        return metricData({ ...metric, place }, catalog, attributePool(), { catalog: 0, ...none }).place;
      }),
    );
    expect(places).toEqual([
      { path: "catalog.yaml", line: 8 },
      { path: "metrics/tools.yaml", line: 1 },
    ]);
  });
});
