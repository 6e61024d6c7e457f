import { join } from "node:path";
import type { Meter } from "@opentelemetry/api";
import type { ZodType } from "zod";
import type { Catalog, Metric } from "../../generator/model/catalog.js";
import { formsOf } from "../../generator/model/variants.js";
import { camelCase } from "../../generator/names.js";
import { InvalidMeasurementError } from "../../src/runtime/catalog/invalid.js";
import { expectedFolder, type Scenario, scenarioCatalog, scenarios } from "../golden-scenarios.js";
import { createSdk } from "../runtime/exported.js";
import { type Attributes, allowsAttributes, someAttributes } from "./measurements.js";

type Recorders = { readonly bind: (meter: Meter) => void } & Readonly<Record<string, (...given: unknown[]) => unknown>>;

/** The generated code of a scenario, loaded, with the catalog that it was generated from. */
export type Generated = {
  readonly catalog: Catalog;
  /** Those that have a recorder, of variants each. */
  readonly metrics: readonly Metric[];
  readonly context: ZodType;
  readonly measurement: ZodType;
  readonly attributes: (metric: Metric) => ZodType;
  /** New recorders that throw what they refuse. */
  readonly create: (context: Attributes) => Recorders;
  /** A context that the catalog allows. */
  readonly someContext: Attributes;
};

/** Those whose files this package can import: of its kind, `.js` files are no CommonJS. */
export const loadable: readonly Scenario[] = scenarios.filter((scenario) => {
  return scenarioCatalog(scenario).settings.modules === "esm";
});

export async function loadGenerated(scenario: Scenario): Promise<Generated> {
  const catalog = scenarioCatalog(scenario);
  const module = (name: string) => {
    return join(expectedFolder(scenario), `${name}.${catalog.settings.language === "javascript" ? "js" : "ts"}`);
  };
  const { createRecorders } = await import(module("recorders"));
  const schemas: Readonly<Record<string, ZodType>> = await import(module("validators"));
  const options = { onInvalid: "throw", today: "2026-01-31", metrics: { "*": true } };
  const schema = (name: string): ZodType => {
    const found = schemas[name];
    if (found === undefined) throw new Error(`no schema "${name}"`);
    return found;
  };
  return {
    catalog,
    metrics: catalog.metrics.filter(({ status }) => status === "active" || status === "deprecated").flatMap(formsOf),
    context: schema(`${camelCase(catalog.names.stem)}Context`),
    measurement: schema(`${camelCase(catalog.names.stem)}Measurement`),
    attributes: ({ names }) => schema(`${names.stem}Attributes`),
    create: (context) => (catalog.context.length === 0 ? createRecorders(options) : createRecorders(context, options)),
    someContext: someAttributes(catalog.context),
  };
}

export function instrumentOf({ instrument, observable }: Metric): string {
  return observable ? `observable_${instrument}` : instrument;
}

/** Whether something is recorded; whatever is thrown besides a refusal is a failure. */
export function isTaken(record: () => unknown): boolean {
  // Where thousands of refusals come from, nobody reads; making their stacks takes longer than all else.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    record();
    return true;
  } catch (error) {
    if (error instanceof InvalidMeasurementError) return false;
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Whether a metric takes a number with attributes. New recorders each time: none knows a series yet. */
export async function records(
  generated: Generated,
  metric: Metric,
  amount: unknown,
  given: Attributes,
): Promise<boolean> {
  const record = generated.create(generated.someContext);
  const call = (...words: unknown[]) => record[metric.names.recorder]?.(...words);
  const attributes = metric.attributes.length === 0 ? [] : [given];
  if (metric.observable) return observes(record, call, [amount, ...attributes]);
  const isAmountLast = metric.instrument === "counter" || metric.instrument === "up_down_counter";
  return isTaken(() => (isAmountLast ? call(...attributes, amount) : call(amount, ...attributes)));
}

async function observes(
  record: Recorders,
  call: (...words: unknown[]) => unknown,
  observed: readonly unknown[],
): Promise<boolean> {
  const { provider, reader } = createSdk();
  record.bind(provider.getMeter("generated"));
  let taken: boolean | undefined;
  call((observe: (...words: unknown[]) => void) => {
    taken = isTaken(() => observe(...observed));
  });
  await reader.collect();
  if (taken === undefined) throw new Error("the callback was not asked");
  return taken;
}

/** What schema, catalog and recorder say about the attributes of a metric, each on its own. */
export async function verdicts(generated: Generated, metric: Metric, given: Attributes) {
  return {
    accepted: generated.attributes(metric).safeParse(given).success,
    allowed: allowsAttributes(metric.attributes, given),
    recorded: await records(generated, metric, 1, given),
  };
}
