/**
 * Reads what a person wrote about telemetry: `[otel]`, `[analytics]` and `[feedback]` of a config.toml, and the standard
 * variables. zod and the TOML parser are loaded only when there is something to read.
 */
export type { Config, Exporter, Sampling, Signal, SignalConfig, Tls } from "./settings/config.js";
export { ConfigError, describeFinding, type Finding, type FindingCode } from "./findings/finding.js";
export type { HiddenValues } from "./settings/hidden-values.js";
export { type ConfigSource, loadConfig } from "./config/load.js";
export type { Environment } from "./settings/variables.js";

/** Every key of a configuration, from the schema that checks it, as Markdown. */
export async function configReference(): Promise<string> {
  return (await import("./reference/reference.js")).configReference();
}

/** A `config.toml` that holds every key as a comment: it changes nothing until a line is uncommented. */
export async function sampleConfig(): Promise<string> {
  return (await import("./reference/sample.js")).sampleConfig();
}
