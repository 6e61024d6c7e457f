import { camelCase, isReservedMethod, pascalCase } from "../../names.js";
import type { Catalog, Signal } from "../catalog.js";
import { signalsIn } from "../entries.js";
import type { Finding, Rule } from "../resolution.js";

/** As instruments are named, so that one prefix does for all. */
const signalName = /^[A-Za-z][A-Za-z0-9_.\-/]{0,254}$/;
const identifier = /^[a-z][A-Za-z0-9]{0,254}$/;

export const invalidSignalName: Rule = {
  code: "invalid-name",
  *check({ catalog, locate }) {
    for (const { kind, key, name, names, path, place } of signalsIn(catalog)) {
      if (!signalName.test(name) || !/^[A-Za-z]/.test(key)) {
        const help = 'begin with a letter, use letters, digits, "_", ".", "-" and "/" only, 255 characters at most';
        yield { place, message: `"${key}" is no valid name of ${article(kind)}`, help };
      }
      if (names.chosen === null || identifier.test(names.chosen)) continue;
      const message = `"${names.chosen}" of ${kind} "${key}" is no identifier for a recorder`;
      const better = camelCase(names.chosen);
      const help = identifier.test(better)
        ? `write "${better}"`
        : "begin with a small letter, use letters and digits only";
      yield { place: locate([...path, "recorder"]), message, help };
    }
  },
};

function article(kind: Signal["kind"]): string {
  return kind === "event" ? "an event" : "a span";
}

export const reservedSignalName: Rule = {
  code: "reserved-name",
  *check({ catalog }) {
    for (const { kind, key, names, place } of signalsIn(catalog)) {
      if (!isReservedMethod(names.recorder)) continue;
      const message = `the recorder of ${kind} "${key}" would be "${names.recorder}", a name that JavaScript gives a meaning`;
      yield { place, message, help: 'rename it, or choose another identifier with "recorder:"' };
    }
    yield* takenByMetrics(catalog);
  },
};

/** Events and spans are recorded through `record.emit` and `record.span`, which no metric may be called then. */
function* takenByMetrics({ metrics, events, spans }: Catalog): Iterable<Finding> {
  const taken = new Set([...(events.length > 0 ? ["emit"] : []), ...(spans.length > 0 ? ["span"] : [])]);
  for (const { key, names, place } of metrics) {
    const method = [names.recorder, names.timer?.method].find((each) => each !== undefined && taken.has(each));
    if (method === undefined) continue;
    const message = `the recorder of "${key}" would be "${method}", a name that the recorders of events and spans have`;
    yield { place, message, help: 'rename it, or choose another identifier with "recorder:"' };
  }
}

/** Two events, or two spans, may not become one method, nor differ in nothing but case and separators. */
export const signalCollision: Rule = {
  code: "name-collision",
  *check({ catalog }) {
    const owners = new Map<string, Signal>();
    for (const signal of signalsIn(catalog)) {
      const { kind, key, names, place } = signal;
      for (const claim of [`${kind} ${names.recorder}`, `${kind} type ${pascalCase(names.recorder).toLowerCase()}`]) {
        const owner = owners.get(claim);
        if (owner === undefined) owners.set(claim, signal);
        else if (owner !== signal) {
          yield {
            place,
            message: `${kind} "${key}" collides with "${owner.key}": the two differ in nothing but case and separators`,
            help: "rename one, so that they differ in more than case and separators",
            related: [{ place: owner.place, message: `"${owner.key}" stands here` }],
          };
          break;
        }
      }
    }
  },
};
