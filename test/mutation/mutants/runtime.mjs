const budget = "test/runtime/measurement/budget.test.ts";
const expiry = "test/runtime/catalog/expiry.test.ts";
const accumulate = "test/runtime/measurement/accumulate.test.ts";
const resolve = "test/runtime/measurement/resolve-series.test.ts";
const report = "test/runtime/measurement/report.test.ts";

export const runtime = [
  {
    name: "one context more than the budget is live",
    file: "src/runtime/series/live-contexts.ts",
    from: "live.size >= maxContexts",
    to: "live.size > maxContexts",
    tests: ["test/runtime/series/context-budget.test.ts"],
    short: true,
  },
  {
    name: "one series more than the cardinality",
    file: "src/runtime/measurement/budget.ts",
    from: "found || metricState.count >= limit",
    to: "found || metricState.count > limit",
    tests: [budget],
    short: true,
  },
  {
    name: "one value more than max_values",
    file: "src/runtime/measurement/constraints.ts",
    from: "seen[position].size < maxValues",
    to: "seen[position].size <= maxValues",
    tests: [budget],
  },
  {
    name: "closed attributes take _other",
    file: "src/runtime/measurement/check.ts",
    from: 'definition.type === "string" && isAny(definition)',
    to: 'definition.type === "string"',
    tests: ["test/runtime/measurement/check.test.ts"],
  },
  {
    name: "counters take negative amounts",
    file: "src/runtime/measurement/accumulate.ts",
    from: " && received >= lowest",
    to: "",
    tests: [accumulate],
  },
  {
    name: "the queue of an unbound histogram has no limit",
    file: "src/runtime/measurement/accumulate.ts",
    from: "state.queue.length < maxQueue",
    to: "state.queue.length < maxQueue * 10",
    tests: ["test/runtime/recorders/binding.test.ts"],
  },
  {
    name: "patterns match a part of the value",
    file: "src/runtime/measurement/constraints.ts",
    from: 'new RegExp(`^(?:${pattern})$`, "u")',
    to: 'new RegExp(pattern, "u")',
    tests: [resolve],
  },
  {
    name: "unknown attributes are not reported",
    file: "src/runtime/measurement/read.ts",
    from: "if (received !== undefined) {",
    to: "if (received === null) {",
    tests: [resolve],
  },
  {
    name: "budgets throw under the policy throw",
    file: "src/runtime/measurement/report.ts",
    from: 'policy === "throw" && isThrown',
    to: 'policy === "throw"',
    tests: [report, budget],
  },
  {
    name: "each invalid measurement warns",
    file: "src/runtime/catalog/warn.ts",
    from: "warned.add(key);",
    to: "",
    tests: [report],
  },
  {
    name: "a metric expires at the beginning of its last day",
    file: "src/runtime/catalog/expiry.ts",
    from: "Date.parse(limit) + dayLength",
    to: "Date.parse(limit)",
    tests: [expiry],
    short: true,
  },
  {
    name: "a metric outlives its version by one",
    file: "src/runtime/catalog/expiry.ts",
    from: "place < 0 ||",
    to: "",
    tests: [expiry],
  },
  {
    name: "attributes with a place are looked up besides",
    file: "src/runtime/series/series.ts",
    from: "put(places[at], values, series, place.length)",
    to: "put(places[at], values, series)",
    tests: ["test/runtime/series/find.test.ts"],
  },
];
