import { suggestion } from "../../diagnostics/suggest.js";
import type { Rule } from "../resolution.js";

export const unknownEvent: Rule = {
  code: "unknown-event",
  needsAll: true,
  *check({ catalog, locate }) {
    const events = new Map(catalog.events.map((event) => [event.key, event]));
    for (const { key, path, events: attached, status } of catalog.spans) {
      for (const [index, name] of attached.entries()) {
        const event = events.get(name);
        if (event !== undefined && (event.status !== "removed" || status === "removed")) continue;
        yield {
          place: locate([...path, "events", index]),
          message: `"${name}" in "events" of span "${key}" ${event === undefined ? "is no event of this catalog" : "is removed"}`,
          help:
            suggestion(
              name,
              [...events.keys()].filter((each) => each !== name),
            ) ?? "name an event as it is written, without the prefix",
        };
      }
    }
  },
};
