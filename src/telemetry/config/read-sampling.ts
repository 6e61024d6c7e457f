import type { Sampling } from "../settings/config.js";
import { defaults } from "../settings/defaults.js";
import { quote } from "../findings/visible.js";
import type { OtelTable } from "../schema/tables.js";
import type { CheckedTable } from "./read-table.js";
import type { ConfigInput } from "./read-signal.js";
import { readVariable } from "../settings/variables.js";

const samplers: readonly string[] = ["always_on", "always_off", "traceidratio"];
const prefix = "parentbased_";

function readRatio(kind: string, { environment, found }: ConfigInput): number {
  if (kind !== "traceidratio") return kind === "always_on" ? 1 : 0;
  const text = readVariable(environment, "OTEL_TRACES_SAMPLER_ARG") ?? "1";
  const ratio = Number(text);
  if (ratio >= 0 && ratio <= 1) return ratio;
  found.for("OTEL_TRACES_SAMPLER_ARG").report("wrong-variable", `OTEL_TRACES_SAMPLER_ARG is ${quote(text)}`, {
    severity: "warning",
    help: "write a number from 0 to 1",
  });
  return defaults.traceSampleRatio;
}

/** Which traces are kept: what the file says, else OTEL_TRACES_SAMPLER, else all. */
export function readSampling(otel: CheckedTable<OtelTable>, input: ConfigInput): Sampling {
  const sampler = readVariable(input.environment, "OTEL_TRACES_SAMPLER");
  if (otel.isWritten("trace_sample_ratio") || sampler === undefined)
    return { ratio: otel.values.trace_sample_ratio, parentBased: true };
  const parentBased = sampler.startsWith(prefix);
  const kind = parentBased ? sampler.slice(prefix.length) : sampler;
  if (samplers.includes(kind)) return { ratio: readRatio(kind, input), parentBased };
  const message = `OTEL_TRACES_SAMPLER is ${quote(sampler)}`;
  const allowed = [...samplers, ...samplers.map((name) => prefix + name)].join(", ");
  input.found
    .for("OTEL_TRACES_SAMPLER")
    .report("wrong-variable", message, { severity: "warning", help: `allowed: ${allowed}` });
  return { ratio: defaults.traceSampleRatio, parentBased: true };
}
