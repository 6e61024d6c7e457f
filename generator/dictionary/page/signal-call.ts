import { attributesText } from "./call.js";
import type { SignalEntry } from "./dictionary.js";

/** The call that records an event or a span, with examples as values; undefined where nothing records it. */
export function signalCall({ data, attributes }: SignalEntry): string | undefined {
  if (data.recorder === undefined) return undefined;
  if (data.kind === "event") return `record.emit.${data.recorder}(${attributesText(attributes).join("")});`;
  const atEnd = new Set(data.atEnd);
  const known = attributes.filter(({ attribute }) => !atEnd.has(attribute.key));
  const given = attributesText(known)[0] ?? "{}";
  const late = attributesText(attributes.filter(({ attribute }) => atEnd.has(attribute.key)).map(asRequired));
  const set = late.map((each) => `  span.set(${each.replaceAll("\n", "\n  ")});\n`);
  const body = `  // what is done in it\n${set.join("")}`;
  return `await record.span.${data.recorder}(${given}, async (${set.length === 0 ? "" : "span"}) => {\n${body}});`;
}

/** As it must be there when the span ends. */
function asRequired({ attribute, use: { at } }: SignalEntry["attributes"][number]): SignalEntry["attributes"][number] {
  return { attribute, use: { at } };
}
