import type { FindingCollector } from "../findings/finding-collector.js";
import type { Place } from "../findings/finding.js";
import { quote } from "../findings/visible.js";
import { type Environment, readVariable } from "../settings/variables.js";

/** The text with `${NAME}` replaced by the variable; undefined, after a finding, when a variable is not set. */
function expandSecrets(text: string, environment: Environment, report: (variable: string) => void): string | undefined {
  let complete = true;
  const expanded = text.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, variable: string) => {
    const value = readVariable(environment, variable);
    if (value !== undefined) return value;
    complete = false;
    report(variable);
    return "";
  });
  return complete ? expanded : undefined;
}

const unsendable = /[^\t\x20-\x7e\x80-\xff]/;

type Target = { readonly found: FindingCollector; readonly place: Place | undefined };

/**
 * Headers with their secrets in place, or undefined when one cannot be sent. `locate` says who gets a finding about a
 * header. Messages name headers, never values.
 */
export function resolveHeaders(
  headers: Readonly<Record<string, string>>,
  environment: Environment,
  locate: (name: string) => Target,
): Record<string, string> | undefined {
  const resolved: Record<string, string> = {};
  let sendable = true;
  for (const [name, text] of Object.entries(headers)) {
    const { found, place } = locate(name);
    const value = expandSecrets(text, environment, (variable) => {
      const message = `header ${quote(name)} needs the variable ${variable}, which is not set`;
      found.report("missing-variable", message, { place, help: `set ${variable}, or remove the header` });
    });
    if (value === undefined) sendable = false;
    else if (unsendable.test(value)) {
      sendable = false;
      const message = `header ${quote(name)} has a value that cannot be sent`;
      found.report("header", message, { place, help: "remove line breaks and control characters" });
    } else resolved[name] = value;
  }
  return sendable ? resolved : undefined;
}
