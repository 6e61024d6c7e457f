import type { FindingCollector } from "../findings/finding-collector.js";
import { quote } from "../findings/visible.js";
import { type Compression, compressions, type Signal } from "../settings/config.js";
import { type Environment, firstVariable, readPairs } from "../settings/variables.js";

/**
 * Options of an OTLP exporter that the standard variables give; those of one signal take precedence. `names` says which
 * variable gave what, by the path of the option.
 */
type OtlpVariables = {
  readonly options: {
    readonly endpoint?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly compression?: Compression;
    readonly tls?: Readonly<Record<string, string>>;
  };
  readonly names: ReadonlyMap<string, string>;
};

export function namesOf(signal: Signal, what: string): readonly [own: string, all: string] {
  return [`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_${what}`, `OTEL_EXPORTER_OTLP_${what}`];
}

const tlsVariables = {
  "ca-certificate": "CERTIFICATE",
  "client-certificate": "CLIENT_CERTIFICATE",
  "client-private-key": "CLIENT_KEY",
} as const;

/** A variable with an unknown word in it is ignored, with a warning. */
function readCompression(
  variable: { readonly name: string; readonly value: string } | undefined,
  found: FindingCollector,
): Compression | undefined {
  const known = compressions.find((compression) => compression === variable?.value);
  if (known !== undefined || variable === undefined) return known;
  const help = `allowed: ${compressions.join(", ")}`;
  found.for(variable.name).report("wrong-variable", `${variable.name} is ${quote(variable.value)}`, {
    severity: "warning",
    help,
  });
  return undefined;
}

export function readOtlpVariables(environment: Environment, signal: Signal, found: FindingCollector): OtlpVariables {
  const names = new Map<string, string>();
  const first = (path: string, what: string) => {
    const variable = firstVariable(environment, namesOf(signal, what));
    if (variable !== undefined) names.set(path, variable.name);
    return variable;
  };
  const endpoint = first("endpoint", "ENDPOINT")?.value;
  const compression = readCompression(first("compression", "COMPRESSION"), found);
  const files = Object.entries(tlsVariables).flatMap(([option, what]) => {
    const file = first(`tls.${option}`, what)?.value;
    return file === undefined ? [] : [[option, file] as const];
  });
  const headers: Record<string, string> = {};
  for (const name of [...namesOf(signal, "HEADERS")].reverse()) {
    for (const [header, value] of Object.entries(readPairs(environment, name, found))) {
      headers[header] = value;
      names.set(`headers.${header}`, name);
    }
  }
  const options = {
    headers,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(compression === undefined ? {} : { compression }),
    ...(files.length === 0 ? {} : { tls: Object.fromEntries(files) }),
  };
  return { options, names };
}
