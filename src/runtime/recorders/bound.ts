import type { AttributeDefinition, InstrumentKind, Metric } from "../catalog/definition.js";
import { contextOf } from "../catalog/recorder-state.js";
import { type AttributeValue, type Handle, internals, type Series } from "../catalog/state.js";
import { accepts, record } from "../measurement/accumulate.js";
import { reportFailure } from "../measurement/resolve-series.js";
import { replace } from "../series/push.js";
import { createSeries, seriesOf } from "../series/series.js";
import type { AnyRecorders, BoundRecorders } from "./bound-types.js";
import { merge, startTimer, type TimeUnit } from "./timer.js";

/** The ordinary call, with what is needed to find the series that it records to. */
type Call = {
  readonly handle: Handle;
  readonly metric: Metric;
  readonly method: (...given: unknown[]) => void;
  readonly attributes: object;
  /** Whether a number comes before the attributes, or there are none. */
  readonly valueFirst: boolean;
  /** By position; undefined where the call records several metrics, whose series are looked up each time. */
  readonly values: readonly AttributeValue[] | undefined;
};

/** Makes the ordinary call, and gives the series that stands for just these values, if there is one. */
function callSlowly(
  { handle, metric, method, attributes, valueFirst, values }: Call,
  value?: number,
): Series | undefined {
  if (valueFirst) method.call(handle, value, attributes);
  else method.call(handle, attributes, value);
  return values && seriesOf(handle[internals], metric, values);
}

/** A call, and the series to which it records. */
class Bound {
  series: Series;
  readonly call: Call;

  constructor(series: Series, call: Call) {
    this.series = series;
    this.call = call;
  }
}

/** As long as a series adds up, it is valid; whatever else may be the case, the ordinary call takes care of. */
class BoundCounter extends Bound {
  add(amount = 1): void {
    const { series } = this;
    if (!series.dirty) this.series = callSlowly(this.call, amount) ?? series;
    else if (accepts(series, amount)) series.sum += amount;
  }
}

class BoundGauge extends Bound {
  record(value: number): void {
    const { series } = this;
    if (!series.dirty) this.series = callSlowly(this.call, value) ?? series;
    else if (accepts(series, value)) replace(series, value);
  }
}

class BoundHistogram extends Bound {
  record(value: number): void {
    const { series, call } = this;
    try {
      if (series.gone) this.series = callSlowly(call, value) ?? series;
      else record(series, value);
    } catch (error) {
      reportFailure(call.handle, call.metric, error);
    }
  }

  start(): () => void {
    const { integer, unit } = this.call.metric;
    const stop = (value: number) => this.record(integer ? Math.round(value) : value);
    return startTimer<object, never>(unit as TimeUnit, undefined, stop) as () => void;
  }
}

const kinds: Readonly<Partial<Record<InstrumentKind, typeof Bound>>> = { Gauge: BoundGauge, Histogram: BoundHistogram };

/** The metrics that a method records, which it names when its look-ups find nothing. */
function metricsOf(handle: Handle, method: Call["method"], attributes: object): readonly Metric[] {
  const context = handle[internals];
  const metrics: Metric[] = [];
  handle[internals] = contextOf(
    context.state,
    context.values,
    context.attributes,
    (metric) => void metrics.push(metric),
  );
  try {
    method.call(handle, attributes, attributes);
  } finally {
    handle[internals] = context;
  }
  return metrics;
}

type Given = Record<string, AttributeValue>;

/** The value that look-ups compare; in place of an array, the frozen copy, as the caller may change its own. */
function ownValue(attributes: Given, { key, read }: AttributeDefinition): AttributeValue {
  const value = attributes[key];
  const copy = read?.(value) ?? value;
  if (typeof copy === "object") attributes[key] = copy;
  return copy;
}

function bind(handle: Handle, method: Call["method"], given: object | undefined): unknown {
  const attributes = merge(given) ?? {};
  const [metric, ...others] = metricsOf(handle, method, attributes);
  const { state } = handle[internals];
  const metricState = metric && state.metricStates[metric.slot];
  if (!metricState) return undefined;
  const Kind = kinds[metric.kind] ?? BoundCounter;
  const values = metric.attributes.map((definition) => ownValue(attributes as Given, definition));
  const call = {
    handle,
    // Where recorders have some of its attributes: the metric itself, by which its series are found.
    metric: metricState.metric,
    method,
    attributes,
    valueFirst: Kind !== BoundCounter || values.length === 0,
    values: others[0] ? undefined : values,
  };
  const none = createSeries(state.bare, metricState, attributes as Series["attributes"]);
  none.gone = true;
  return new Kind(none, call);
}

/**
 * The recorders of a handle, each to be given its attributes once: `const ok = bound(record).toolCall({ status: "ok" })`,
 * then `ok.add()`. The look-up is paid once; what is exported is what calls with these attributes would export. It keeps
 * the common attributes of the handle, whatever `with` makes of it later, and a copy of the attributes.
 */
export function bound<R extends AnyRecorders>(record: R): BoundRecorders<R> {
  return new Proxy({} as BoundRecorders<R>, {
    get(_target, name) {
      const method = (record as Record<string | symbol, unknown>)[name];
      if (typeof method !== "function") return undefined;
      return (attributes?: object) => bind(record as unknown as Handle, method as Call["method"], attributes);
    },
  });
}
