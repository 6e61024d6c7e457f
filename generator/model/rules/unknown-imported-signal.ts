import { unknownNames } from "../imports/unknown-names.js";
import { unlisted } from "../imports/unlisted.js";
import type { Rule } from "../resolution.js";

export const unknownImportedEvent: Rule = {
  code: "unknown-imported-event",
  *check(resolution) {
    yield* unknownNames("event", resolution);
    yield* unlisted(resolution.imported.spans, { verb: ["attaches", "attach"], section: "events" });
  },
};

export const unknownImportedSpan: Rule = {
  code: "unknown-imported-span",
  check: (resolution) => unknownNames("span", resolution),
};
