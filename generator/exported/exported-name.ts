import { escapedName, escapedNameWithSuffixes } from "./escaped-name.js";
import { javascriptExporterLabel, javascriptExporterName } from "./javascript-exporter.js";
import { escapedLabel, unescapedLabel } from "./label-name.js";
import type { MetricFacts } from "./metric-facts.js";
import type { Route, TranslationStrategy } from "./route.js";
import { unescapedNameWithSuffixes } from "./unescaped-name.js";

type Naming = {
  readonly metric: (facts: MetricFacts) => string | undefined;
  readonly label: (attribute: string) => string | undefined;
};

const namings: Readonly<Record<TranslationStrategy, Naming>> = {
  UnderscoreEscapingWithSuffixes: { metric: escapedNameWithSuffixes, label: escapedLabel },
  UnderscoreEscapingWithoutSuffixes: { metric: escapedName, label: escapedLabel },
  NoUTF8EscapingWithSuffixes: { metric: unescapedNameWithSuffixes, label: unescapedLabel },
  NoTranslation: { metric: ({ name }) => name, label: unescapedLabel },
};

const javascriptNaming: Naming = { metric: javascriptExporterName, label: javascriptExporterLabel };

/** The name under which Prometheus knows a metric, before what a histogram's series add; undefined when it stores none. */
export function exportedName(facts: MetricFacts, route: Route): string | undefined {
  return namingOf(route).metric(facts);
}

/** The label under which Prometheus knows an attribute; undefined when it stores none. */
export function exportedLabel(attribute: string, route: Route): string | undefined {
  return namingOf(route).label(attribute);
}

function namingOf(route: Route): Naming {
  return route.exporter === "javascript" ? javascriptNaming : namings[route.strategy];
}
