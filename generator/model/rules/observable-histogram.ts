import type { Rule } from "../resolution.js";

export const observableHistogram: Rule = {
  code: "observable-histogram",
  *check({ catalog, locate }) {
    for (const { key, path, observable, instrument } of catalog.metrics) {
      if (!observable || instrument !== "histogram") continue;
      yield {
        place: locate([...path, "observable"], "key"),
        message: `histogram "${key}" is observable, which OpenTelemetry does not have`,
        help: 'remove "observable", or write "instrument: gauge"',
      };
    }
  },
};
