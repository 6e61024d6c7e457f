import { camelCase, pascalCase } from "../names.js";
import type { SignalNames } from "./catalog.js";

const suffixes = { event: "Event", span: "Span" } as const;

/** The identifiers of an event or a span; `chosen` is the one that the catalog gives it. */
export function signalNames(kind: keyof typeof suffixes, key: string, chosen: string | null): SignalNames {
  return {
    recorder: chosen ?? camelCase(key),
    attributes: `${pascalCase(chosen ?? key)}${suffixes[kind]}`,
    chosen,
  };
}
