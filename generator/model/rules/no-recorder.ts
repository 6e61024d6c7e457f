import { noRecorder } from "../metric-names.js";
import type { Rule } from "../resolution.js";

export const noRecorderLeft: Rule = {
  code: "no-recorder",
  needsAll: true,
  *check({ catalog, locate }) {
    for (const { key, path, hasOwnRecorder, variants } of catalog.metrics) {
      if (hasOwnRecorder || variants.length > 0) continue;
      yield {
        place: locate([...path, "recorder"]),
        message: `"recorder: ${noRecorder}" leaves metric "${key}" without any recorder, as it has no variants`,
        help: 'add "variants:", or remove it',
      };
    }
  },
};
