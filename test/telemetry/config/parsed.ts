import { type Config, type ConfigSource, type Finding, loadConfig } from "../../../src/telemetry/config.js";

/** A configuration from a text, as if it stood in /etc/codex/config.toml, with no variables but these. */
export function parse(text: string, environment: ConfigSource["environment"] = {}): Promise<Config> {
  return loadConfig({ file: "/etc/codex/config.toml", text, environment });
}

/** Findings as `line:column code message (help)`. */
export function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ line, column, code, message, help }) => `${line}:${column} ${code} ${message} (${help})`);
}
