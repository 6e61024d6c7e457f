// Editing, lint and usage of events and spans.
const mappings = ["test/generator/edit/mappings.test.ts"];
const commands = ["test/generator/cli/edit/signals.test.ts"];
const usage = ["test/generator/cli/usage/signals.test.ts"];
const places = ["test/generator/cli/usage/recorded-in-signals.test.ts"];
const kinds = ["test/generator/lint/kinds.test.ts"];

export const signals = [
  {
    name: "the length of a span follows an attribute of its name",
    file: "generator/edit/mappings.ts",
    from: "if (name !== undefined && !isLength) {",
    to: "if (name !== undefined) {",
    tests: mappings,
  },
  {
    name: "an attribute that only the metric calls otherwise gets no line",
    file: "generator/edit/mappings.ts",
    from: "if (ofSignal === ofMetric) return [];",
    to: "if (ofSignal === ofMetric || ofMetric) return [];",
    tests: mappings,
  },
  {
    name: "an attribute may be called as the number of a metric is",
    file: "generator/edit/mappings.ts",
    from: 'if (kind === "key") return ofMetric && to === valueKey;',
    to: 'if (kind === "key") return false;',
    tests: mappings,
  },
  {
    name: "a span forgets the old name of an event that stays",
    file: "generator/edit/renaming.ts",
    from: 'if (section !== "spans" || list !== "events") return amendment;',
    to: "return amendment;",
    tests: commands,
  },
  {
    name: "events of a part are written to the catalog",
    file: "generator/edit/by-file.ts",
    from: 'if (section !== "attributes" && !isEntrySection(section)) return source.name;',
    to: 'if (section !== "attributes" && section !== "metrics") return source.name;',
    tests: commands,
  },
  {
    name: "the first of two entries of a name is taken",
    file: "generator/cli/edit/plan.ts",
    from: "if (found.length > 1) throw ambiguous",
    to: "if (found.length > 2) throw ambiguous",
    tests: commands,
  },
  {
    name: "values of events need bounds",
    file: "generator/lint/rules/unbounded-attribute.ts",
    from: 'carrying.filter(({ kind }) => kind === "metric")',
    to: "carrying",
    tests: kinds,
  },
  {
    name: "names of events are in no style",
    file: "generator/lint/rules/name-style.ts",
    from: 'filter(({ kind }) => kind === "event")',
    to: "filter(() => false)",
    tests: kinds,
  },
  {
    name: "what is set in a span is not read",
    file: "generator/typescript/passed.ts",
    from: "[...atStart, ...inside]",
    to: "[...atStart]",
    tests: usage,
  },
  {
    name: "a span that is passed on sets nothing",
    file: "generator/typescript/passed.ts",
    from: "if (!ts.isPropertyAccessExpression(parent)) return null;",
    to: "if (!ts.isPropertyAccessExpression(parent)) return [];",
    tests: usage,
  },
  {
    name: "values of events make series",
    file: "generator/usage/checks/values.ts",
    from: 'if (each.entry.kind === "metric") yield*',
    to: "yield*",
    tests: usage,
  },
  {
    name: "a catalog answers for every span that is made by hand",
    file: "generator/usage/checks/raw-signals.ts",
    from: "name.length > prefix.length && name.startsWith(prefix)",
    to: "name.length > prefix.length",
    tests: usage,
  },
  {
    name: "an event of a metric's name is kept with its files",
    file: "generator/usage/recorded-in.ts",
    from: "entries.filter(({ entry }) => entry.kind === kind && isRecorded(entry))",
    to: "entries.filter(({ entry }) => isRecorded(entry))",
    tests: places,
  },
  {
    name: "only metrics are compared with the kept places",
    file: "generator/usage/checks/recorded-in.ts",
    from: "entryKinds.flatMap((kind) =>",
    to: "entryKinds.slice(0, 1).flatMap((kind) =>",
    tests: places,
  },
  {
    name: "an index beside the pages of metrics leaves out where its events are recorded",
    file: "generator/emit/metrics-page.ts",
    from: "ownReference(given.catalog, given.recordedIn)",
    to: "ownReference(given.catalog, null)",
    tests: places,
  },
];
