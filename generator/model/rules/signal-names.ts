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
      const { kind, key, place } = signal;
      for (const { claim, reason, help } of claimsOf(signal)) {
        const owner = owners.get(claim);
        if (owner === undefined) owners.set(claim, signal);
        else if (owner !== signal) {
          yield {
            place,
            message: `${kind} "${key}" collides with "${owner.key}": ${reason}`,
            help,
            related: [{ place: owner.place, message: `"${owner.key}" stands here` }],
          };
          break;
        }
      }
    }
  },
};

type Claim = { readonly claim: string; readonly reason: string; readonly help: string };

/** Of an imported event or span the name is that of its own catalog: only what it is called in code can be chosen. */
function claimsOf({ kind, key, name, names, imported }: Signal): readonly Claim[] {
  const alike = "the two differ in nothing but case and separators";
  const rename = "rename one, so that they differ in more than case and separators";
  const twice = imported === null ? rename : "rename the one of this catalog, or do not list the imported one";
  const inCode = imported === null ? rename : 'give one another identifier, with "recorder:"';
  return [
    { claim: `${kind} name ${name}`, reason: `both are exported as "${name}"`, help: twice },
    { claim: `${kind} key ${key}`, reason: "the catalog calls both so", help: twice },
    { claim: `${kind} ${names.recorder}`, reason: alike, help: inCode },
    { claim: `${kind} type ${pascalCase(names.recorder).toLowerCase()}`, reason: alike, help: inCode },
  ];
}
