import type { SourceText } from "../../source.js";
import type { EntryKind } from "../../vocabulary.js";
import type {
  ImportedCatalog,
  ImportedMetric,
  ImportedSignal,
  ImportedVariant,
  ImportLoss,
  IsWanted,
} from "../imported-catalog.js";
import { leftOutLines } from "../left-out.js";
import { listOf, readYaml, textOf, type YamlSource } from "../yaml-source.js";
import { unknownSections } from "./file-format.js";
import { leftOutOf } from "./left-out.js";
import { eventNameOf, readEvent } from "./read-event.js";
import { metricNameOf, readMetric } from "./read-metric.js";
import { readResolved } from "./read-resolved.js";
import { readSpan, spanTypeOf } from "./read-span.js";
import { refinedSpans, reportRefinedEvents, variantsOf } from "./refinements.js";
import { type ByKind, placeOf, type Registry, registryOf, type Written } from "./registry.js";
import { type Scope, scopeOf } from "./scope.js";

/**
 * Reads the metrics, events and spans of a registry in OpenTelemetry's formats: `groups` (schemas/semconv-syntax.md of Weaver),
 * `definition/2` (schemas/semconv-syntax.v2.md) and published `resolved/2.0` (OTEP 4815), in any mixture. `dependencies` are the files
 * of the registries that it refers to; of their entries it takes those that it `imports`. What is not wanted is not looked at.
 */
export function readOtel(
  sources: readonly SourceText[],
  dependencies: readonly (readonly SourceText[])[] = [],
  isWanted: IsWanted = () => true,
): ImportedCatalog {
  const losses: ImportLoss[] = [];
  const files = filesOf(sources, losses);
  losses.push(...files.flatMap(unknownSections));
  const own = registryOf(files);
  const others = dependencies.map((each) => registryOf(filesOf(each, losses)));
  const scope = scopeOf([own, ...others], losses);
  for (const { source } of own.foreign) {
    const message = "the file holds nothing of a registry: neither `groups` nor a section of definition/2";
    losses.push({ code: "import/unreadable", at: source, message, metric: null });
  }
  const resolved = own.resolved.map((file) => readResolved(file, scope, isWanted));
  const chosen = chosenIn(own, others, scope, isWanted);
  const metrics = [...metricsOf(chosen, own, scope), ...resolved.flatMap((each) => each.metrics)];
  const signals = [...signalsOf(chosen, own, scope), ...resolved.flatMap((each) => each.signals)];
  losses.push(...leftOutLines(leftOutOf(own, scope)));
  return { name: own.name, naming: "opentelemetry", metrics, signals, losses };
}

function filesOf(sources: readonly SourceText[], losses: ImportLoss[]): readonly YamlSource[] {
  return sources.flatMap((source) => {
    const file = readYaml(source);
    losses.push(...file.losses);
    return file.data === null ? [] : [file];
  });
}

/** Its own entries, those that it imports, and of these what is wanted. */
type Chosen = { readonly all: ByKind; readonly isWanted: (kind: EntryKind, written: Written) => boolean };

function chosenIn(own: Registry, others: readonly Registry[], scope: Scope, isWanted: IsWanted): Chosen {
  const all = (kind: EntryKind) => [...own.signals[kind], ...importedFrom(others, own, kind, scope)];
  return {
    all: { metric: all("metric"), event: all("event"), span: all("span") },
    isWanted: (kind, written) => isWanted(kind, nameOf[kind](written) ?? ""),
  };
}

function metricsOf({ all, isWanted }: Chosen, own: Registry, scope: Scope): readonly ImportedMetric[] {
  const written = all.metric.filter((each) => isWanted("metric", each));
  const variants = variantsOf(own.refinements.metric, all.metric, (each) => isWanted("metric", each), scope);
  return written.flatMap((each) => {
    const metric = readMetric(each, scope);
    return metric === undefined ? [] : [withVariants(metric, variants)];
  });
}

function signalsOf({ all, isWanted }: Chosen, own: Registry, scope: Scope): readonly ImportedSignal[] {
  const { event: events, span: spans } = own.refinements;
  reportRefinedEvents(events, all.event, (each) => isWanted("event", each), scope);
  return [
    ...all.event.filter((each) => isWanted("event", each)).flatMap((each) => readEvent(each, scope) ?? []),
    ...all.span.filter((each) => isWanted("span", each)).flatMap((each) => readSpan([each], scope) ?? []),
    ...refinedSpans(spans, all.span, (each) => isWanted("span", each), scope),
  ];
}

const nameOf = { metric: metricNameOf, event: eventNameOf, span: spanTypeOf } as const;

/** `imports: { metrics: [http.*] }`, where a star at the end stands for any text. */
function importedFrom(others: readonly Registry[], own: Registry, kind: EntryKind, scope: Scope): readonly Written[] {
  const available = others.flatMap(({ signals }) => signals[kind]);
  const section = `${kind}s`;
  const chosen = own.imports.flatMap((each) =>
    listOf(each.data[section]).flatMap((written, index) => {
      const pattern = textOf(written) ?? "";
      const found = available.filter((entry) => matches(nameOf[kind](entry) ?? "", pattern));
      if (found.length > 0) return found;
      const message = `the registry imports the ${section} "${pattern}", and no dependency has one of them`;
      scope.report("import/unknown-reference", placeOf(each, section, index), message, null);
      return [];
    }),
  );
  return [...new Set(chosen)];
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function withVariants(
  metric: ImportedMetric,
  variants: ReadonlyMap<string, readonly ImportedVariant[]>,
): ImportedMetric {
  const own = variants.get(metric.name);
  return own === undefined ? metric : { ...metric, variants: own };
}
