import { isPlain, listIn, pick, type Plain, textIn } from "./plain.js";

/** What catalog.json says under `records` of an event or a span, as a catalog would say it. */
export function recordsOf(views: readonly unknown[]): Plain {
  return Object.fromEntries(
    views.map((view) => {
      const value = isPlain(view) && isPlain(view["value"]) ? [["value", sourceOf(view["value"])]] : [];
      const attributes = listIn(view, "attributes").filter(isPlain);
      // An attribute that is called "value" comes from the one of that name.
      const mapped = attributes.filter((each) => textIn(each, "key") !== "value");
      return [
        textIn(view, "metric"),
        Object.fromEntries([...value, ...mapped.map((each) => [textIn(each, "key"), sourceOf(each)])]),
      ];
    }),
  );
}

/** An empty text says nothing in catalog.json, and is a constant all the same. */
function sourceOf(view: Plain): unknown {
  if (view["span_duration"] === true) return "duration";
  if (!Object.hasOwn(view, "from")) return { constant: view["constant"] ?? "" };
  return pick(view, ["from", "values", "unit"]);
}
