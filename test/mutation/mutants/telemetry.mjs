const metrics = "test/telemetry/signals/metrics.test.ts";

export const telemetry = [
  {
    name: "lowmemory is delta",
    file: "src/telemetry/signals/metrics.ts",
    from: 'wanted === "delta" ? [InstrumentType.OBSERVABLE_COUNTER]',
    to: 'wanted !== "cumulative" ? [InstrumentType.OBSERVABLE_COUNTER]',
    tests: [metrics],
  },
  {
    name: "attributes of measurements are not hidden",
    file: "src/telemetry/signals/metrics.ts",
    from: "hideLabels(given, setup.content)",
    to: "given",
    tests: ["test/telemetry/signals/canary.test.ts", metrics],
  },
  {
    name: "names of content are hidden only in lower case",
    file: "src/telemetry/signals/content-rule.ts",
    from: "given.toLowerCase()",
    to: "given",
    tests: ["test/telemetry/signals/content-rule.test.ts"],
  },
  {
    name: "shown_attributes do not take precedence",
    file: "src/telemetry/signals/content-rule.ts",
    from: "if (shown.some((pattern) => matches(name, pattern))) return false;",
    to: "",
    tests: ["test/telemetry/signals/content-rule.test.ts"],
  },
  {
    name: "containers are searched without a limit of depth",
    file: "src/telemetry/signals/redaction.ts",
    from: " || depth > deepest",
    to: "",
    tests: ["test/telemetry/signals/redaction.test.ts"],
  },
  {
    name: "one item more than the limit waits",
    file: "src/telemetry/queue/send-queue.ts",
    from: "this.#waiting.length + this.#underWay.length > limit",
    to: "this.#waiting.length + this.#underWay.length > limit + 1",
    tests: ["test/telemetry/queue/send-queue.test.ts"],
  },
  {
    name: "the sampler takes a negative argument",
    file: "src/telemetry/config/read-sampling.ts",
    from: "ratio >= 0 && ratio <= 1",
    to: "ratio <= 1",
    tests: ["test/telemetry/config/environment.test.ts"],
  },
];
