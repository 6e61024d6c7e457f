// Events and spans: what their calls emit and record, and what of them does not leave.
const signals = ["test/runtime/signals"];
const differential = ["test/runtime/signals/differential.test.ts"];
const rule = ["test/telemetry/signals/content-rule.test.ts"];
const declared = ["test/telemetry/signals/declared.test.ts"];
const records = ["test/generator/model/records.test.ts"];
const redact = ["test/generator/model/redact-rules.test.ts"];

export const eventsAndSpans = [
  {
    name: "the key of prompts lets what tools say leave",
    file: "src/telemetry/signals/content-rule.ts",
    from: 'if (content === "tool_content" && keys.logToolContent)',
    to: 'if (content === "tool_content" && keys.logUserPrompt)',
    tests: [...rule, ...declared],
  },
  {
    name: "the least careful declaration of a name counts",
    file: "src/telemetry/signals/content-rule.ts",
    from: "care.indexOf(hiding) > care.indexOf(before.hiding)",
    to: "care.indexOf(hiding) < care.indexOf(before.hiding)",
    tests: rule,
  },
  {
    name: "what a metric hides leaves in events",
    file: "src/telemetry/signals/content-rule.ts",
    from: "hiding: hiding ?? label?.hiding,",
    to: "hiding,",
    tests: rule,
  },
  {
    name: "a hash has no key",
    file: "src/telemetry/signals/hash.ts",
    from: "const key = randomBytes(32);",
    to: 'const key = Buffer.from("");',
    tests: ["test/telemetry/signals/hash.test.ts"],
  },
  {
    name: "equal values of two names have one hash",
    file: "src/telemetry/signals/hash.ts",
    from: "`${name}\\0${text}`",
    to: "text",
    tests: ["test/telemetry/signals/hash.test.ts"],
  },
  {
    name: "what is dropped or measured leaves as well",
    file: "src/telemetry/signals/redaction.ts",
    from: "    else gone.add(name);\n",
    to: "",
    tests: declared,
  },
  {
    name: "the length of an array is that of its text",
    file: "src/telemetry/signals/redaction.ts",
    from: "Array.isArray(value) ? value.length : lengthOf(value)",
    to: "lengthOf(value)",
    tests: declared,
  },
  {
    name: "log records leave with their content",
    file: "src/telemetry/signals/redaction.ts",
    from: "    attributes: hideContent(record.attributes, rule),\n    resource,",
    to: "    attributes: record.attributes,\n    resource,",
    tests: declared,
  },
  {
    name: "an event that does not fit leaves",
    file: "src/runtime/signals/emit-event.ts",
    from: "readAttributes(state, definition, given, false)",
    to: "readAttributes(state, definition, given, true)",
    tests: differential,
  },
  {
    name: "events lack the common attributes",
    file: "src/runtime/signals/emit-event.ts",
    from: "toAttributes(common, definition.attributes, values)",
    to: "toAttributes({}, definition.attributes, values)",
    tests: differential,
  },
  {
    name: "an event that fails records no metrics",
    file: "src/runtime/signals/emit-event.ts",
    from: "    failed = true;\n    reportError(state, definition.name, error);\n  }\n",
    to: "    reportError(state, definition.name, error);\n    return;\n  }\n",
    tests: signals,
  },
  {
    name: "a metric that cannot be recorded ends those after it",
    file: "src/runtime/signals/emit-event.ts",
    from: "      failed = true;\n    }\n",
    to: "      break;\n    }\n",
    tests: signals,
  },
  {
    name: "a failure is reported for each metric that needs it",
    file: "src/runtime/signals/emit-event.ts",
    from: "if (!failed || error === state.thrown) report",
    to: "report",
    tests: signals,
  },
  {
    name: "what a getter throws loses all that a span is given",
    file: "src/runtime/measurement/read.ts",
    from: "if (!isPartial) throw error;",
    to: "if (error) throw error;",
    tests: signals,
  },
  {
    name: "spans lack the common attributes",
    file: "src/runtime/signals/run-span.ts",
    from: "attributes: Object.assign({}, attributes, values)",
    to: "attributes: { ...values }",
    tests: differential,
  },
  {
    name: "what a span sets replaces all that it had",
    file: "src/runtime/signals/open-span.ts",
    from: "this.#values = { ...this.#values, ...given };",
    to: "this.#values = { ...given };",
    tests: signals,
  },
  {
    name: "a failed span has no status error",
    file: "src/runtime/signals/open-span.ts",
    from: "    this.span?.setStatus({ code: statusError });\n",
    to: "",
    tests: signals,
  },
  {
    name: "values that no table names become nothing",
    file: "src/runtime/signals/mapped.ts",
    from: "table[key] : other",
    to: "table[key] : undefined",
    tests: differential,
  },
  {
    name: "what is hidden in an event goes into labels that leave",
    file: "generator/model/record-sources.ts",
    from: "...(values === null ? disclosure(attribute, target) : []),",
    to: "",
    tests: redact,
  },
  {
    name: "numbers keep the unit of their name",
    file: "generator/model/records.ts",
    from: "if (meant === undefined || meant.includes(metric.unit)) return undefined;",
    to: "if (meant !== null) return undefined;",
    tests: records,
  },
  {
    name: "a required attribute of a metric may come from one that is left out",
    file: "generator/model/record-sources.ts",
    from: "target.required && !isSure(attribute)",
    to: "target.required && !attribute",
    tests: records,
  },
  {
    name: "a length takes the name of an attribute that is there",
    file: "generator/model/rules/redact-mismatch.ts",
    from: "if (other === undefined || other === attribute) continue;",
    to: "if (other === undefined || other !== null) continue;",
    tests: redact,
  },
];
