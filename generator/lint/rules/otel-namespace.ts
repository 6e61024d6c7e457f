import { carriedAttributes, livingEntries } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

/** The namespace that OpenTelemetry keeps for itself (semantic conventions, general/naming.md, recommendations for developers). */
const namespace = "otel.";

export const otelNamespace: LintRule = {
  code: "otel-namespace",
  *check(subject) {
    const { catalog, conventions } = subject;
    const isOurs = (name: string, conventional: ReadonlyMap<string, unknown>) => {
      return name.startsWith(namespace) && !conventional.has(name);
    };
    const help = "choose another namespace, best that of your program";
    for (const entry of livingEntries(catalog)) {
      const { kind, name, place, path } = entry;
      // Names of spans lie in no namespaces, and no convention names an event of this one.
      if (kind === "span" || !isOurs(name, kind === "metric" ? conventions.metrics : new Map())) continue;
      const message = `the ${kind} "${name}" lies in OpenTelemetry's own namespace, and no convention defines it`;
      yield { place, message, help, at: path, entries: [entry] };
    }
    for (const { attribute, entries } of carriedAttributes(subject)) {
      const { key, place, path } = attribute;
      if (!isOurs(key, conventions.attributes)) continue;
      const message = `the attribute "${key}" lies in OpenTelemetry's own namespace, and no convention defines it`;
      yield { place, message, help, at: path, entries };
    }
  },
};
