import { typeName } from "../../model/attribute-type.js";
import type { Attribute, Catalog } from "../../model/catalog.js";
import { allowedValues } from "./facts/allowed-values.js";
import { code } from "./syntax/code-span.js";
import { inline } from "./syntax/escape.js";
import { layout } from "./syntax/layout.js";
import { withoutPeriod, withPeriod } from "./syntax/sentence.js";
import { render } from "../templates/context-section.hbs";

const section = layout<{ readonly heading: string; readonly list: string }>(render);

/** The section about the attributes that every metric carries, under a heading of its level; empty when there are none. */
export function contextSection({ context, page }: Catalog, level: 2 | 3): string {
  if (context.length === 0) return "";
  return section({ heading: `${"#".repeat(level)} ${contextTitle(page)}`, list: contextList(context) });
}

/** A heading is no link and holds no HTML. */
export function contextTitle({ contextTitle: title }: Catalog["page"]): string {
  return inline(title);
}

/** One line for each attribute of the context. */
export function contextList(context: readonly Attribute[]): string {
  return context.map(contextLine).join("\n");
}

function contextLine(attribute: Attribute): string {
  const optional = attribute.required ? "" : " Optional.";
  return `- ${code(attribute.key)}: ${sentence(attribute)}${optional}`;
}

function typeText(attribute: Attribute): string {
  return attribute.isArray ? code(typeName(attribute)) : attribute.type;
}

function sentence(attribute: Attribute): string {
  const description = inline(attribute.description);
  if (attribute.values.length === 0) return withPeriod(description || typeText(attribute));
  const rest = attribute.open ? [`any other ${attribute.type}`] : [];
  const values = `${attribute.isArray ? "an array of " : ""}${[...allowedValues(attribute), ...rest].join(" | ")}`;
  return description === "" ? `${values}.` : `${values} (${withoutPeriod(description)}).`;
}
