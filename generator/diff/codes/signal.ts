import { type ChangeDescription, change } from "./description.js";

export const signalCodes = {
  "event-added": change("The catalog has another event.", "additive", "additive"),
  "event-removed": change("An event is gone.", "breaking", "breaking"),
  "event-renamed": change(
    "An event has another name: declared by `renamed_to`, exported as before, or likely from its attributes.",
    "breaking, unless the recorder is called the same",
    "breaking, as log queries select events by name, unless it is exported under the same name",
  ),
  "span-added": change("The catalog has another span.", "additive", "additive"),
  "span-removed": change("A span is gone.", "breaking", "breaking"),
  "span-renamed": change(
    "A span has another name: declared by `renamed_to`, exported as before, or likely from its attributes.",
    "breaking, unless the recorder is called the same",
    "breaking, as queries select spans by name, unless it is exported under the same name",
  ),
  "severity-changed": change("An event has another severity.", "none", "breaking, as log queries select by it"),
  "span-kind-changed": change("A span is of another kind.", "none", "breaking, as queries select by it"),
  "records-changed": change(
    "The call of an event or a span records other metrics, or from other attributes.",
    "none",
    "breaking, unless only metrics are added",
  ),
  "span-events-changed": change(
    "Other events are attached to a span.",
    "none",
    "breaking when there are fewer, else additive",
  ),
} as const satisfies Readonly<Record<string, ChangeDescription>>;
