import type { PageSection } from "../model/page.js";
import { partition } from "../model/partition.js";
import type { Emitter } from "./emitter.js";
import { markdownHeader } from "./header.js";
import { block } from "./markdown/block.js";
import { catalogSection, tablesOf } from "./markdown/catalog-section.js";
import { contextSection } from "./markdown/context-section.js";
import { inline } from "./markdown/escape.js";
import { layout } from "./markdown/layout.js";
import { namespaceSection, undivided } from "./markdown/namespace-section.js";
import { signalOverview } from "./markdown/signal-index.js";
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
    const parts = partition(catalog);
    const { sections } = catalog.page;
    const text = telemetry({
      header: markdownHeader(origin),
      title: inline(catalog.page.title),
      sections: sections.filter(({ afterMetrics }) => !afterMetrics).map(sectionView),
      introduction: block(catalog.page.introduction),
      context: contextSection(catalog, 3),
      catalog:
        undivided(parts) === undefined
          ? namespaceSection(catalog, parts)
          : catalogSection(catalog.metrics, tablesOf(catalog, "common attributes above")),
      signals: signalOverview(catalog),
      isReferenced: catalog.settings.outputs.has("metrics"),
      lastSections: sections.filter(({ afterMetrics }) => afterMetrics).map(sectionView),
    });
    return [{ path: "telemetry.md", text: page([text]) }];
  },
};

function sectionView({ title, text }: PageSection): SectionView {
  return { title: inline(title), text: block(text) };
}
