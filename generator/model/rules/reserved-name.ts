import { isReservedAttribute, recordersOwnMethods, reservedMethods } from "../../names.js";
import { definitions } from "../definitions.js";
import type { Rule } from "../resolution.js";

/** The self-metrics of the runtime. */
const ownNamespace = "meterbook.";

export const reservedName: Rule = {
  code: "reserved-name",
  *check(resolution) {
    for (const { key, name, names, place } of resolution.catalog.metrics) {
      const taken = [names.recorder, names.timer?.method].find((method) => method && reservedMethods.has(method));
      if (taken !== undefined) {
        const owner = recordersOwnMethods.includes(taken)
          ? "the recorders have for themselves"
          : "JavaScript gives a meaning";
        yield {
          place,
          message: `the recorder of "${key}" would be "${taken}", a name that ${owner}`,
          help: 'rename it, or choose another identifier with "recorder:"',
        };
      }
      if (name.startsWith(ownNamespace)) {
        const message = `"${name}" lies in the namespace of the runtime's own metrics`;
        yield { place, message, help: `choose a name that does not begin with "${ownNamespace}"` };
      }
    }
    for (const { attribute } of definitions(resolution)) {
      const reason = attributeProblem(attribute.key);
      if (reason === undefined) continue;
      yield { place: attribute.place, message: `"${attribute.key}" is an attribute that ${reason}`, help: "rename it" };
    }
  },
};

/** A key that objects inherit would be read where the attribute was left out. */
function attributeProblem(key: string): string | undefined {
  if (isReservedAttribute(key)) return "OpenTelemetry or Prometheus sets itself";
  return key in Object.prototype ? "every JavaScript object has" : undefined;
}
