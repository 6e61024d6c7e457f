import { recordersOwnMethods, reservedAttributes, reservedMethods } from "../../names.js";
import { definitions } from "../definitions.js";
import type { Rule } from "../resolution.js";

/** The self-metrics of the runtime. */
const ownNamespace = "meterbook.";

export const reservedName: Rule = {
  code: "reserved-name",
  *check(resolution) {
    for (const { key, name, names, span } of resolution.catalog.metrics) {
      const taken = [names.recorder, names.timer?.method].find((method) => method && reservedMethods.has(method));
      if (taken !== undefined) {
        const owner = recordersOwnMethods.includes(taken)
          ? "the recorders have for themselves"
          : "JavaScript gives a meaning";
        yield {
          span,
          message: `the recorder of "${key}" would be "${taken}", a name that ${owner}`,
          help: "rename it",
        };
      }
      if (name.startsWith(ownNamespace)) {
        const message = `"${name}" lies in the namespace of the runtime's own metrics`;
        yield { span, message, help: `choose a name that does not begin with "${ownNamespace}"` };
      }
    }
    for (const { attribute } of definitions(resolution)) {
      if (!reservedAttributes.has(attribute.key) && !attribute.key.startsWith("otel.")) continue;
      const message = `"${attribute.key}" is an attribute that OpenTelemetry or Prometheus sets itself`;
      yield { span: attribute.span, message, help: "rename it" };
    }
  },
};
