import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Metric } from "../../generator/model/catalog.js";
import { formsOf } from "../../generator/model/variants.js";
import { type Generated, instrumentOf, isTaken, loadable, loadGenerated, records, verdicts } from "./generated-code.js";
import {
  type Attributes,
  allowsAmount,
  allowsAttributes,
  attributesAtEdges,
  likelyAttributes,
  someAttributes,
  suspect,
  suspects,
} from "./measurements.js";
import { runs } from "../fuzz.js";

const usual = runs(20);

function hasAttributes({ attributes }: Metric): boolean {
  return attributes.length > 0;
}

function isConverted({ deprecated }: Metric): boolean {
  return deprecated?.convert === true;
}

function agreed(allowed: boolean) {
  return { accepted: allowed, allowed, recorded: allowed };
}

function isAgreed({ accepted, allowed, recorded }: ReturnType<typeof agreed>): boolean {
  return accepted === allowed && recorded === allowed;
}

describe.each(loadable)("the context of $name", (scenario) => {
  const verdict = ({ catalog, context, create }: Generated, given: Attributes) => {
    const allowed = allowsAttributes(catalog.context, given);
    const recorded = catalog.context.length === 0 ? allowed : isTaken(() => create(given));
    return { accepted: context.safeParse(given).success, allowed, recorded };
  };

  test("is what its schema accepts, its catalog allows and createRecorders takes, at each edge", async () => {
    const generated = await loadGenerated(scenario);
    const found = attributesAtEdges(generated.catalog.context).map(
      (given) => [given, verdict(generated, given)] as const,
    );
    expect(found.filter(([, each]) => !isAgreed(each)).map(([given, each]) => ({ ...each, given }))).toEqual([]);
  });

  test("is the same for any values", async () => {
    const generated = await loadGenerated(scenario);
    const check = (given: Attributes) => {
      const found = verdict(generated, given);
      expect(found).toEqual(agreed(found.allowed));
    };
    fc.assert(fc.property(likelyAttributes(generated.catalog.context), check), usual);
  });
});

const withAttributes = loadable.filter(({ name }) => name !== "only-planned");

describe.each(withAttributes)("the attributes of $name", (scenario) => {
  test("are what their schemas accept, their catalog allows and their recorders take, at each edge", async () => {
    const generated = await loadGenerated(scenario);
    const counts = { allowed: 0, refused: 0 };
    const disagreements: object[] = [];
    for (const metric of generated.metrics.filter(hasAttributes)) {
      for (const given of attributesAtEdges(metric.attributes)) {
        const found = await verdicts(generated, metric, given);
        if (!isAgreed(found)) disagreements.push({ metric: metric.name, ...found, given });
        counts[found.allowed ? "allowed" : "refused"] += 1;
      }
    }
    expect(disagreements).toEqual([]);
    expect(Math.min(counts.allowed, counts.refused)).toBeGreaterThan(1);
  });

  test("are the same for any values", async () => {
    const generated = await loadGenerated(scenario);
    const metrics = fc.constantFrom(...generated.metrics.filter(hasAttributes));
    const cases = metrics.chain((metric) => fc.tuple(fc.constant(metric), likelyAttributes(metric.attributes)));
    const check = async ([metric, given]: readonly [Metric, Attributes]) => {
      const found = await verdicts(generated, metric, given);
      expect(found).toEqual(agreed(found.allowed));
    };
    await fc.assert(fc.asyncProperty(cases, check), usual);
  });
});

const instruments = [
  "counter",
  "up_down_counter",
  "gauge",
  "histogram",
  "observable_gauge",
  "observable_counter",
  "x",
  null,
];

describe.each(loadable)("the measurements of $name", (scenario) => {
  test("have a metric that has a recorder, and its own instrument", async () => {
    const { catalog, metrics, measurement } = await loadGenerated(scenario);
    const recorded = new Set(metrics.map(({ name }) => name));
    for (const metric of catalog.metrics.flatMap(formsOf)) {
      const attributes = someAttributes(metric.attributes);
      const accepted = [...new Set([instrumentOf(metric), ...instruments])].filter(
        (instrument) => measurement.safeParse({ metric: metric.name, instrument, value: 1, attributes }).success,
      );
      expect(accepted).toEqual(recorded.has(metric.name) ? [instrumentOf(metric)] : []);
    }
  });

  test("have a number that the recorder takes", async () => {
    const generated = await loadGenerated(scenario);
    const disagreements: string[] = [];
    for (const metric of generated.metrics) {
      const [instrument, attributes] = [instrumentOf(metric), someAttributes(metric.attributes)];
      for (const value of suspects) {
        // In the unit of the other name, which is exported with it, the number would be infinite.
        if (value === Number.MAX_VALUE && generated.catalog.metrics.some(isConverted)) continue;
        const allowed = allowsAmount(metric, value);
        const given = { metric: metric.name, instrument, value, attributes };
        // A recorder counts 1 when it is given nothing.
        const recorded = value === undefined ? allowed : await records(generated, metric, value, attributes);
        if (generated.measurement.safeParse(given).success !== allowed)
          disagreements.push(`schema: ${metric.name} ${value}`);
        if (recorded !== allowed) disagreements.push(`recorder: ${metric.name} ${value}`);
      }
    }
    expect(disagreements).toEqual([]);
  });

  test("have attributes that their schema accepts, whatever the number", async () => {
    const { metrics, measurement } = await loadGenerated(scenario);
    if (metrics.length === 0) return expect(measurement.safeParse({}).success).toBe(false);
    const cases = fc.constantFrom(...metrics).chain((metric) => {
      return fc.tuple(fc.constant(metric), fc.oneof(fc.nat(), suspect), likelyAttributes(metric.attributes));
    });
    const check = ([metric, value, attributes]: readonly [Metric, unknown, Attributes]) => {
      const variants = metrics.filter(({ name }) => name === metric.name);
      const allowed =
        allowsAmount(metric, value) && variants.some((each) => allowsAttributes(each.attributes, attributes));
      const given = { metric: metric.name, instrument: instrumentOf(metric), value, attributes };
      expect(measurement.safeParse(given).success).toBe(allowed);
    };
    fc.assert(fc.property(cases, check), usual);
  });

  test("have no further keys, and are of no other shape", async () => {
    const { metrics, measurement } = await loadGenerated(scenario);
    const foreign = { metric: "x", instrument: "counter", value: 1, attributes: {} };
    for (const wrong of [undefined, null, 1, "x", [], {}, foreign])
      expect(measurement.safeParse(wrong).success).toBe(false);
    for (const metric of metrics) {
      const attributes = someAttributes(metric.attributes);
      const given = { metric: metric.name, instrument: instrumentOf(metric), value: 1, attributes };
      expect(measurement.safeParse(given).success).toBe(true);
      expect(measurement.safeParse({ ...given, time: 1 }).success).toBe(false);
      expect(measurement.safeParse({ ...given, attributes: { ...attributes, surplus: 1 } }).success).toBe(false);
    }
  });
});
