import { suggestion } from "../../diagnostics/suggest.js";
import type { Rule } from "../resolution.js";

export const unknownEvent: Rule = {
  code: "unknown-event",
  needsAll: true,
  *check({ catalog, locate }) {
    const events = new Map(catalog.events.map((event) => [event.key, event]));
    for (const { key, path, events: attached, status, imported } of catalog.spans) {
      // What an imported span attaches is listed, or another rule reports it.
      if (imported !== null) continue;
      for (const [index, name] of attached.entries()) {
        const event = events.get(name);
        if (event !== undefined && (event.status !== "removed" || status === "removed")) continue;
        const isThere = event !== undefined;
        yield {
          place: locate([...path, "events", index]),
          message: `"${name}" in "events" of span "${key}" ${isThere ? "is removed" : "is no event of this catalog"}`,
          help: isThere
            ? "remove it from the list, too, or keep the event"
            : (suggestion(name, [...events.keys()]) ?? "name an event as it is written, without the prefix"),
        };
      }
    }
  },
};
