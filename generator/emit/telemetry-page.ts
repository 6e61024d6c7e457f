import type { Catalog } from "../model/catalog.js";
import type { PageSection } from "../model/page.js";
import { partition } from "../model/partition.js";
import type { Emitter } from "./emitter.js";
import { markdownHeader } from "./header.js";
import { block } from "./markdown/syntax/block.js";
import { catalogSection, hasMetricSections, tablesOf } from "./markdown/catalog-section.js";
import { contextSection } from "./markdown/context-section.js";
import { inline } from "./markdown/syntax/escape.js";
import { layout } from "./markdown/syntax/layout.js";
import { namespaceSection, undivided } from "./markdown/namespace-section.js";
import { signalOverview } from "./markdown/indexes/signal-index.js";
import { page } from "./markdown/page.js";
import { render } from "./templates/telemetry-page.hbs";

type TelemetryView = {
  readonly header: string;
  readonly title: string;
  readonly sections: readonly SectionView[];
  readonly introduction: string;
  readonly context: string;
  readonly catalog: string;
  /** The tables of events and spans. */
  readonly signals: string;
  readonly hasMetrics: boolean;
  /** Whether there is a page to refer to. */
  readonly isReferenced: boolean;
  /** Below the metrics. */
  readonly lastSections: readonly SectionView[];
};

type SectionView = { readonly title: string; readonly text: string };

const telemetry = layout<TelemetryView>(render);

/** `telemetry.md`: the whole page for readers, the written sections and the tables. */
export const telemetryPage: Emitter = {
  id: "telemetry",
  emit(catalog, origin) {
    const { sections } = catalog.page;
    const hasMetrics = hasMetricSections(catalog);
    const text = telemetry({
      header: markdownHeader(origin),
      title: inline(catalog.page.title),
      sections: sections.filter(({ afterMetrics }) => !afterMetrics).map(sectionView),
      introduction: block(catalog.page.introduction),
      hasMetrics,
      context: contextSection(catalog, hasMetrics ? 3 : 2),
      catalog: hasMetrics ? metricTables(catalog) : "",
      signals: signalOverview(catalog),
      isReferenced: catalog.settings.outputs.has("metrics"),
      lastSections: sections.filter(({ afterMetrics }) => afterMetrics).map(sectionView),
    });
    return [{ path: "telemetry.md", text: page([text]) }];
  },
};

function metricTables(catalog: Catalog): string {
  const parts = partition(catalog);
  if (undivided(parts) === undefined) return namespaceSection(catalog, parts);
  return catalogSection(catalog.metrics, tablesOf(catalog, "common attributes above"));
}

function sectionView({ title, text }: PageSection): SectionView {
  return { title: inline(title), text: block(text) };
}
