/** Every rule by which a name of the catalog becomes an identifier of the generated code. */

/** `tool.call.duration_ms` → `toolCallDurationMs`. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = words(name);
  return first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capitalised).join("");
}

/** `tool.call.duration_ms` → `ToolCallDurationMs`. */
export function pascalCase(name: string): string {
  return words(name).map(capitalised).join("");
}

function words(name: string): readonly string[] {
  return name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `toolCall` → `startToolCall`. */
export function prefixed(verb: string, identifier: string): string {
  return verb + capitalised(identifier);
}

/** Names that the recorders have for themselves. */
export const recordersOwnMethods: readonly string[] = ["bind", "unbind", "with", "flush"];

/**
 * Methods that a recorder may not be called, because the language or a tool gives them a meaning:
 * what every object inherits, what `await`, `JSON.stringify` and test runners look for.
 */
export const reservedMethods: ReadonlySet<string> = new Set([
  ...recordersOwnMethods,
  "then",
  "catch",
  "finally",
  "toJSON",
  "asymmetricMatch",
  "nodeType",
  "prototype",
  "caller",
  "callee",
  "arguments",
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Whether JavaScript or a tool gives a method a meaning, whoever has it. */
export function isReservedMethod(name: string): boolean {
  return reservedMethods.has(name) && !recordersOwnMethods.includes(name);
}

/** Types of the runtime and of TypeScript that generated code names. */
const namedTypes: ReadonlySet<string> = new Set([
  "ActiveSpan",
  "AttributeDefinition",
  "Catalog",
  "Declared",
  "Metric",
  "ObservableCallback",
  "Parameters",
  "Pick",
  "PlainRecorders",
  "Record",
  "RecorderOptions",
  "Recorders",
  "RecordersClass",
  "SignalRecorders",
  "Signals",
  "SignalsClass",
  "Timer",
]);

/** Whether generated code of a catalog with this stem names a type or has a class so, whatever the catalog declares. */
export function isGeneratedName(name: string, stem: string): boolean {
  const isClass = name.startsWith(stem) && /(?:Recorders|Signals|Events|Spans)$/.test(name);
  return isClass || namedTypes.has(name);
}

const reservedAttributes: ReadonlySet<string> = new Set(["otel.metric.overflow", "le", "quantile", "__name__"]);

/**
 * Whether OpenTelemetry's SDKs and exporters or Prometheus put an attribute on series by themselves: the overflow (metrics
 * SDK specification), the scope (Prometheus compatibility), and the bounds of histograms and summaries.
 */
export function isReservedAttribute(key: string): boolean {
  return reservedAttributes.has(key) || /^otel[._]scope[._]/.test(key);
}
