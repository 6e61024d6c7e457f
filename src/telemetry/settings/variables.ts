import type { FindingCollector } from "../findings/finding-collector.js";
import { quote } from "../findings/visible.js";

/** Variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that is set to something; an empty one counts as unset, as OpenTelemetry has it. */
export function readVariable(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === undefined || value === "" ? undefined : value;
}

/** The first of the variables that is set, with its name. */
export function firstVariable(
  environment: Environment,
  names: readonly string[],
): { name: string; value: string } | undefined {
  for (const name of names) {
    const value = readVariable(environment, name);
    if (value !== undefined) return { name, value };
  }
  return undefined;
}

/** The variable that switches all telemetry off, as it is set. */
export function findKillSwitch(environment: Environment): string | undefined {
  const disabled = readVariable(environment, "OTEL_SDK_DISABLED");
  if (disabled?.toLowerCase() === "true") return `OTEL_SDK_DISABLED=${disabled}`;
  const track = readVariable(environment, "DO_NOT_TRACK");
  return track === undefined || ["0", "false"].includes(track.toLowerCase())
    ? undefined
    : `DO_NOT_TRACK=${track.slice(0, 20)}`;
}

/** `key=value,key=value` with percent-encoded values, as OTEL_RESOURCE_ATTRIBUTES and OTEL_EXPORTER_OTLP_HEADERS are. */
export function readPairs(environment: Environment, name: string, found: FindingCollector): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const part of (readVariable(environment, name) ?? "").split(",").filter((text) => text.trim() !== "")) {
    const at = part.indexOf("=");
    const key = part.slice(0, Math.max(at, 0)).trim();
    const value = decode(part.slice(at + 1).trim());
    // A plain object can hold no key of this name.
    if (key !== "" && key !== "__proto__" && value !== undefined) pairs[key] = value;
    else
      found.for(name).report("wrong-variable", `a part of ${name} is no "key=value"`, {
        severity: "warning",
        help: "write key=value,key=value",
      });
  }
  return pairs;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A whole number of at least 1; anything else is ignored, with a warning. */
export function readNumber(
  environment: Environment,
  names: readonly string[],
  found: FindingCollector,
): number | undefined {
  const variable = firstVariable(environment, names);
  if (variable === undefined) return undefined;
  const { name, value } = variable;
  const number = Number(value);
  if (Number.isSafeInteger(number) && number > 0 && number <= 2_147_483_647) return number;
  found.for(name).report("wrong-variable", `${name} is ${quote(value)}`, {
    severity: "warning",
    help: "write a whole number above 0",
  });
  return undefined;
}
