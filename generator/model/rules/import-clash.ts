import type { ImportedMetric } from "../imports/imported-metrics.js";
import { isSameSource, sourceText } from "../imports/resolved-import.js";
import type { Rule } from "../resolution.js";

/** The same metric of the same release may come by several ways. */
export const importClash: Rule = {
  code: "import-clash",
  *check({ importedMetrics }) {
    const first = new Map<string, ImportedMetric>();
    for (const each of importedMetrics) {
      const { metric } = each;
      const other = first.get(metric.name);
      if (other === undefined) {
        first.set(metric.name, each);
        continue;
      }
      if (isSameSource(other.metric.imported, metric.imported)) continue;
      const [source, otherSource] = [metric, other.metric].map(({ imported }) => imported && sourceText(imported));
      yield {
        place: metric.place,
        message: `"${metric.name}" comes from ${otherSource} and from ${source}`,
        help: "list it in one of the imports only, or let both come to the same release",
        related: [
          { place: other.metric.place, message: `${otherSource} is listed here` },
          ...[other, each].flatMap(({ original: { imported } }) => {
            return imported === null
              ? []
              : [{ place: imported.place, message: `${sourceText(imported)} defines it here` }];
          }),
        ],
      };
    }
  },
};
