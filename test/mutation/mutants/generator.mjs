const metricRules = "test/generator/model/metric-rules.test.ts";
const attributeRules = "test/generator/model/attribute-rules.test.ts";
const lifeRules = "test/generator/model/life-rules.test.ts";
const lifetime = "test/generator/model/lifetime.test.ts";
const naming = "test/generator/model/naming.test.ts";
const verdict = "test/generator/diff/verdict.test.ts";
const fields = "test/generator/diff/fields.test.ts";

export const generator = [
  {
    name: "the budget is used up at its limit",
    file: "generator/model/rules/cardinality-budget.ts",
    from: "series <= metric.cardinality",
    to: "series < metric.cardinality",
    tests: [metricRules, attributeRules],
    short: true,
  },
  {
    name: "an optional attribute has no series without it",
    file: "generator/model/cardinality.ts",
    from: "attribute.required ? 0 : 1",
    to: "0",
    tests: ["test/generator/model/cardinality.test.ts"],
  },
  {
    name: "the attributes of scopes are free",
    file: "generator/names.ts",
    from: " || /^otel[._]scope[._]/.test(key)",
    to: "",
    tests: [attributeRules, naming],
  },
  {
    name: "attributes may be called as what every object has",
    file: "generator/model/rules/reserved-name.ts",
    from: "key in Object.prototype",
    to: "Object.hasOwn({}, key)",
    tests: [attributeRules, naming],
  },
  {
    name: "names that differ in case do not collide",
    file: "generator/model/rules/name-collision.ts",
    from: "metric.name.toLowerCase()",
    to: "metric.name",
    tests: [naming],
  },
  {
    name: "the name of a removed metric is free",
    file: "generator/model/rules/name-collision.ts",
    from: 'const removed = catalog.metrics.filter(({ status }) => status === "removed");',
    to: "const removed: readonly Metric[] = [];",
    tests: [lifeRules, metricRules, naming],
  },
  {
    name: "equal buckets are ascending",
    file: "generator/model/rules/buckets-not-ascending.ts",
    from: "at > 0 && bound <=",
    to: "at > 0 && bound <",
    tests: [metricRules],
  },
  {
    name: "a day that comes first is a version",
    file: "generator/model/rules/invalid-end.ts",
    from: " && !dayFirst.test(text)",
    to: "",
    tests: [lifeRules],
  },
  {
    name: "a version ends after itself",
    file: "generator/model/lifetime.ts",
    from: "compareVersions(last.first, first.first) <= 0",
    to: "compareVersions(last.first, first.first) < 0",
    tests: [lifetime, lifeRules],
  },
  {
    name: "the 29th of February is in every year",
    file: "generator/model/lifetime.ts",
    from: " && new Date(time).toISOString().startsWith(text)",
    to: "",
    tests: [lifetime, lifeRules],
  },
  {
    name: "a text of exactly max_length is too long",
    file: "generator/model/allows.ts",
    from: "value.length > maxLength",
    to: "value.length >= maxLength",
    tests: ["test/generator/model/allows.test.ts"],
  },
  {
    name: "an attribute is renamed to a name that is taken",
    file: "generator/edit/renaming.ts",
    from: "if (step !== -1 && valueAt(document, [...owner, step]) !== undefined) return [...owner, step];",
    to: "if (step === null) return [...owner, step];",
    tests: ["test/generator/cli/edit-commands.test.ts", "test/generator/cli/edit.test.ts"],
    short: true,
  },
  {
    name: "a breaking change of a stable metric is minor",
    file: "generator/diff/verdict.ts",
    from: 'stability === "release_candidate" || stability === "stable"',
    to: 'stability === "release_candidate"',
    tests: [verdict],
    short: true,
  },
  {
    name: "an announced end is major",
    file: "generator/diff/verdict.ts",
    from: "finding.isAnnounced || ",
    to: "",
    tests: [verdict, "test/generator/diff/lifetimes.test.ts"],
  },
  {
    name: "an upper bound that appears is additive",
    file: "generator/diff/rules/bounds.ts",
    from: "(head ?? Number.POSITIVE_INFINITY) <",
    to: "(head ?? Number.POSITIVE_INFINITY) >",
    tests: [fields],
  },
  {
    name: "a weaker promise is additive",
    file: "generator/diff/rules/lifecycle.ts",
    from: 'isLower ? "breaking" : "additive"',
    to: '"additive"',
    tests: [fields, "test/generator/examples/changes.test.ts"],
  },
  {
    name: "the major version of a 0.x release rises",
    file: "generator/diff/next-version.ts",
    from: 'if (bump === "major" && !isEarly)',
    to: 'if (bump === "major")',
    tests: [verdict, "test/generator/diff/report.test.ts"],
  },
  {
    name: "no word is near another",
    file: "generator/diagnostics/suggest.ts",
    from: "Math.floor(word.length / 3)",
    to: "Math.floor(word.length / 2)",
    tests: ["test/generator/diagnostics/suggest.test.ts"],
  },
  {
    name: "format leaves two empty lines",
    file: "generator/format/white-space.ts",
    from: "last === undefined || isEmpty(last) ||",
    to: "last === undefined ||",
    tests: ["test/generator/format/format.test.ts"],
  },
  {
    name: "format strips the empty lines that a text keeps",
    file: "generator/format/mask.ts",
    from: "isKept ? keptBreak : innerBreak",
    to: "innerBreak",
    tests: ["test/generator/format/format.test.ts", "test/generator/format/random.test.ts"],
  },
];
