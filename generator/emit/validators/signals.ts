import type { Catalog, Signal } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { camelCase } from "../../names.js";
import { signalConstant } from "../recorders/signal-definition.js";
import { type Doc, exported, hardLine, imported, list, unionType, views } from "../typescript/doc.js";
import { stringLiteral } from "../typescript/literal.js";
import { schemaOf } from "./attributes-schema.js";
import { runtime, runtimeType, z } from "./symbols.js";

/** The schemas of events and spans, and of whatever the catalog declares; none in a catalog without them. */
export function signalSchemas(catalog: Catalog, module: string): readonly Doc[] {
  const events = catalog.events.filter(isRecorded);
  const spans = catalog.spans.filter(isRecorded);
  const signals = [...events, ...spans];
  if (signals.length === 0) return [];
  return [
    ...signals.map((signal) =>
      schemaOf(signalConstant(signal), typeOf(signal, module), comment(signal), signal.attributes),
    ),
    signalType(catalog, signals, module),
    unionSchema(catalog, events, spans),
  ];
}

function comment({ kind, name }: Signal): string {
  return `Attributes of ${kind} \`${name}\`.`;
}

function typeOf({ names }: Signal, module: string) {
  return imported(names.attributes, module, "type");
}

function signalType({ names }: Catalog, signals: readonly Signal[], module: string): Doc {
  const members = [
    [runtimeType("MetricData"), `<${names.stem}Measurement>`],
    ...signals.map((signal) => [
      runtimeType("SignalData"),
      `<"${signal.kind}", ${stringLiteral(signal.name)}, `,
      typeOf(signal, module),
      ">",
    ]),
  ];
  return unionType("/** A measurement, an event or a span of the catalog. */", `${names.stem}Signal`, members);
}

function unionSchema({ names }: Catalog, events: readonly Signal[], spans: readonly Signal[]): Doc {
  const type = `${names.stem}Signal`;
  const name = camelCase(type);
  const schemas = (signals: readonly Signal[]) => list("[", signals.map(schema), "]");
  const given = [camelCase(`${names.stem}Measurement`), schemas(events), schemas(spans)];
  const call = (types: string) => list([runtime("signalUnion"), `${types}(`], given, ")");
  const start = [exported(name), `const ${name}`];
  const annotated = [start, ": ", z, `.ZodType<${type}>`];
  const union = views([annotated, " = ", call(`<${type}>`), ";"], [start, " = ", call(""), ";"], [annotated, ";"]);
  return ["/** Discriminated by `kind` and `name`; checks all that the catalog says of each. */", hardLine, union];
}

function schema(signal: Signal): Doc {
  return list([runtime("signal"), "("], [`"${signal.kind}"`, stringLiteral(signal.name), signalConstant(signal)], ")");
}
