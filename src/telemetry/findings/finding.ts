import { visible } from "./visible.js";

/** Stable names of what can be wrong with a configuration; programs test the code, people read the message. */
export type FindingCode =
  | "file-unreadable"
  | "toml-syntax"
  | "unknown-key"
  | "missing-key"
  | "wrong-type"
  | "unknown-value"
  | "wrong-value"
  | "exporter-shape"
  | "endpoint"
  | "header"
  | "missing-variable"
  | "certificate"
  | "wrong-variable"
  | "package-missing"
  | "port-in-use"
  | "shared-port"
  | "folder"
  | "already-registered"
  | "already-started"
  | "trace-parent"
  | "recorders";

/** A place in a file; line and column count from 1. */
export type Place = { readonly line: number; readonly column: number };

/**
 * Something wrong with a configuration. `source` is the file or the environment variable; `line` and `column` count
 * from 1 and are null outside a file. `message` is one sentence that never holds the value of a header; `help` says
 * what to write instead. An error switches something off, a warning does not.
 */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: "error" | "warning";
  readonly source: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly help: string | null;
};

/** With `strict`, findings are an error that lists them all. */
export class ConfigError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(describeFinding).join("\n"));
    this.name = "ConfigError";
    this.findings = findings;
  }
}

/** One line, as compilers print it: `config.toml:3:12  error[exporter-shape]  …`, with the fix in parentheses. */
export function describeFinding({ code, severity, source, line, column, message, help }: Finding): string {
  const place = line === null ? source : `${source}:${line}:${column ?? 1}`;
  return `${visible(place)}  ${severity}[${code}]  ${message}${help === null ? "" : ` (${help})`}`;
}
