import { expect, test } from "vitest";
import { configReference } from "../../../src/telemetry/reference/reference.js";
import { parse } from "./parsed.js";

const ofReference = [...new Set(configReference().match(/OTEL_[A-Z_]+[A-Z]\b/g))];
const ofOtlp = ["", "LOGS_", "TRACES_", "METRICS_"].flatMap((signal) =>
  ["ENDPOINT", "HEADERS", "COMPRESSION", "PROTOCOL", "TIMEOUT"].map((what) => `OTEL_EXPORTER_OTLP_${signal}${what}`),
);
const ofProcessors = ["BLRP", "BSP"].flatMap((name) =>
  ["SCHEDULE_DELAY", "MAX_QUEUE_SIZE", "MAX_EXPORT_BATCH_SIZE", "EXPORT_TIMEOUT"].map((what) => `OTEL_${name}_${what}`),
);
const ofPage = ["OTEL_EXPORTER_PROMETHEUS_HOST", "OTEL_EXPORTER_PROMETHEUS_PORT"];

/** Something else than the default, by how a variable ends. */
const values: readonly (readonly [end: RegExp, value: string])[] = [
  [/_EXPORTER$/, "console"],
  [/_SAMPLER$/, "always_off"],
  [/_SAMPLER_ARG$/, "0.25"],
  [/_ATTRIBUTES$|_HEADERS$/, "a=b"],
  [/_NAME$/, "shop"],
  [/_PREFERENCE$/, "delta"],
  [/_ENDPOINT$/, "http://collector:4318"],
  [/_COMPRESSION$/, "gzip"],
  [/_PROTOCOL$/, "http/json"],
  [/_HOST$/, "0.0.0.0"],
  [/_DISABLED$/, "true"],
  [/./, "77"],
];

/** All signals on, so that what governs one of them shows. */
const on = { OTEL_LOGS_EXPORTER: "otlp", OTEL_TRACES_EXPORTER: "otlp", OTEL_METRICS_EXPORTER: "otlp" };

test.each([...new Set([...ofReference, ...ofOtlp, ...ofProcessors, ...ofPage])])(
  "%s changes the configuration, as the reference says",
  async (name) => {
    const base = {
      ...on,
      ...(ofPage.includes(name) ? { OTEL_METRICS_EXPORTER: "prometheus" } : {}),
      ...(name === "OTEL_TRACES_SAMPLER_ARG" ? { OTEL_TRACES_SAMPLER: "traceidratio" } : {}),
    };
    const value = values.find(([end]) => end.test(name))?.[1] ?? "";
    const { findings, ...before } = await parse("", base);
    const after = await parse("", { ...base, [name]: value });
    expect(after.findings).toEqual(findings);
    expect(JSON.stringify(after)).not.toBe(JSON.stringify({ ...before, findings }));
  },
);
