import { entriesIn } from "../entries.js";
import type { Rule } from "../resolution.js";

export const contradictoryStatus: Rule = {
  code: "contradictory-status",
  *check({ catalog, locate }) {
    for (const { kind, key, path, status, deprecated } of entriesIn(catalog)) {
      if (deprecated === null || status === "deprecated" || status === "removed") continue;
      yield {
        place: locate([...path, "status"]),
        message: `${kind} "${key}" is ${status}, and deprecated as well`,
        help:
          status === "active"
            ? 'remove "status: active", as "deprecated:" says where it is in its life'
            : 'remove "deprecated:", as nobody uses what is only planned, or remove "status: planned"',
        related: [{ place: locate([...path, "deprecated"], "key"), message: "it is deprecated here" }],
      };
    }
  },
};
