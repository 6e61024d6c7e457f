import type { Catalog } from "../../model/catalog.js";
import type { EntryKind } from "../../vocabulary.js";
import type { Complaint } from "../complaint.js";
import type { ReceivedScope } from "../received.js";
import { shortened } from "../sample.js";

/** By kind, what makes it in a program, and how that is asked for. */
const makers: Readonly<Record<EntryKind, { readonly what: string; readonly get: string }>> = {
  metric: { what: "meter", get: "getMeter" },
  event: { what: "logger", get: "getLogger" },
  span: { what: "tracer", get: "getTracer" },
};

type Came = { readonly kind: EntryKind; readonly name: string };

/** What is wrong with the meter, logger or tracer, where the catalog says something of it and the format carries it. */
export function* scopeComplaints(scope: ReceivedScope, catalog: Catalog, came: Came): Iterable<Complaint> {
  const { name, meter } = catalog;
  const { kind } = came;
  const { what, get } = makers[kind];
  const about = { kind, name: null, attribute: null };
  if (scope.name !== null && scope.name !== name) {
    const message = `${kind}s of the catalog come from a ${what} that is not "${name}"`;
    const help = `bind the recorders to \`${get}("${name}")\``;
    const sample = `${JSON.stringify(shortened(scope.name))} with ${came.name}`;
    yield { code: "live/wrong-scope", ...about, message, help, sample };
    return;
  }
  if (scope.version !== null && meter.version !== null && scope.version !== meter.version) {
    const message = `the ${what} "${name}" has another version than ${meter.version}`;
    const help = `create it with the version "${meter.version}"`;
    const sample = JSON.stringify(shortened(scope.version));
    yield { code: "live/wrong-scope-version", ...about, message, help, sample };
  }
  if (scope.schemaUrl !== null && meter.schemaUrl !== null && scope.schemaUrl !== meter.schemaUrl) {
    const message = `the ${what} "${name}" has another schema URL than ${meter.schemaUrl}`;
    const help = `create it with { schemaUrl: "${meter.schemaUrl}" }`;
    const sample = JSON.stringify(shortened(scope.schemaUrl));
    yield { code: "live/wrong-schema-url", ...about, message, help, sample };
  }
}
