// The rows of the comparison: what is measured together, the ratios of it, and their budgets by the major version of Node.

const row = (name, ratio, least = {}) => ({ name, ratio, least });

/** Counters: all in one process, with two attributes and four of the context. */
function counterRows(all) {
  const { recorder, bound } = all;
  return [
    row("counter, against `add(1, { ...context, … })`", all.spread / recorder, { 20: 150, 24: 60 }),
    row("counter, against `add(1, { … })`", all.literal / recorder),
    row("counter, against `add(1, attributes)`, prepared", all.prepared / recorder),
    row("bound counter, against `add(1, { ...context, … })`", all.spread / bound, { 24: 200 }),
    row("bound counter, against the counter", recorder / bound, { 20: 5, 22: 5, 24: 5 }),
    row("counter, against `inc` of `@prometheus-io/client`, six labels", all.successorSix / recorder, {
      22: 10,
      24: 10,
    }),
    row("counter, against the same, two labels", all.successorTwo / recorder, { 22: 5, 24: 5 }),
    row("bound counter, against `inc()` of its child", all.successorChild / bound, { 22: 12, 24: 12 }),
    row("counter, against `inc` of `prom-client`, six labels", all.prometheusSix / recorder),
    row("counter, against the same, two labels", all.prometheusTwo / recorder),
    row("bound counter, against `inc()` of its child", all.prometheusChild / bound),
  ];
}

const names = {
  recorder: "counter, 2 + 4 attributes",
  bound: "bound counter",
  spread: "`add(1, { ...context, … })`",
  literal: "`add(1, { … })`",
  prepared: "`add(1, attributes)`, prepared",
  successorTwo: "`@prometheus-io/client`, two labels",
  successorSix: "`@prometheus-io/client`, six labels",
  successorChild: "`@prometheus-io/client`, child",
  prometheusTwo: "`prom-client`, two labels",
  prometheusSix: "`prom-client`, six labels",
  prometheusChild: "`prom-client`, child",
};

function histogramRows(measure) {
  const { recorder: api, least } = measure("histogramRow", { attributes: 2 });
  const { recorder: producer } = measure("histogramRow", { attributes: 2, producer: true });
  return [
    row("`record(v, attributes)`, prepared and in order, against `record(v, { ...context, … })`", least),
    row("histogram through the API, against the same", api, { 24: 1.2 }),
    row("histogram through the producer, against the same", producer, { 24: 40 }),
  ];
}

/** The most nanoseconds that an event may cost over the record written by hand. */
export const eventBudget = 1000;

/** The same of a span, over the one started, ended and made active by hand. */
export const spanBudget = 2000;

function eventRows(measure) {
  const { spread } = measure("besideEventsRow", { attributes: 2 });
  return [row("counter of a catalog with events, against `add(1, { ...context, … })`", spread, { 20: 150, 24: 60 })];
}

/** With many series, and whole intervals of a thousand. */
function longRows(measure) {
  const [thousand, tenThousand] = [1000, 10_000].map((series) => measure("counterRow", { attributes: 2, series }));
  const { request } = measure("withRow", { attributes: 2 });
  // Fewer rounds of what takes long: a second each, with 100 calls.
  const intervals = [1, 10, 100].map((calls) => [calls, measure("intervalRow", { calls }, calls === 100 ? 10 : 30)]);
  const produced = measure("intervalRow", { calls: 10, producer: true }, 30);
  return [
    row("counter with 1 000 series, against the spread", thousand.spread, { 20: 100 }),
    row("counter with 10 000 series, against the spread", tenThousand.spread, { 20: 60 }),
    row("`record.with({ model })` for each call, against the spread", request),
    ...intervals.map(([calls, { interval }]) =>
      row(
        `1 000 series with ${calls} call${calls === 1 ? "" : "s"} each and a collection, against the same by hand`,
        interval,
      ),
    ),
    row("collection of 1 000 series, against that after calls by hand", 1 / intervals[1][1].collection),
    row("the same through the producer", 1 / produced.collection, { 20: 2, 22: 2, 24: 2 }),
  ];
}

/** Everything that is compared on one Node. */
export function comparisonRows(measure, isShort) {
  const all = measure("comparison", { attributes: 2 });
  const { whole, fraction, bound, handWritten } = measure("allocation");
  return {
    rows: [
      ...counterRows(all),
      ...histogramRows(measure),
      ...eventRows(measure),
      ...(isShort ? [] : longRows(measure)),
    ],
    nanoseconds: Object.entries(names).map(([key, name]) => [name, all[key]]),
    events: measure("eventRow", {}),
    spans: measure("spanRow", {}),
    bytes: [
      ["recorder, whole amounts", whole],
      ["recorder, fractions", fraction],
      ["bound recorder", bound],
      ["`add(1, attributes)`, prepared", handWritten],
    ],
  };
}
