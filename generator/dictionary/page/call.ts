import type { AttributeData } from "../data.js";
import type { MetricEntry, UsedAttribute } from "./dictionary.js";

/** The calls that record a metric, one for each form that has a recorder, and its timers; values are examples. */
export function callsOf(entry: MetricEntry, resolve: (at: number) => AttributeData | undefined): readonly string[] {
  const { data: metric, attributes } = entry;
  const own = (metric.attributes ?? []).flatMap((use) => attributes.filter((each) => each.use === use));
  const calls = callsFor(entry, metric, own);
  const ofVariants = (metric.variants ?? []).flatMap((variant) => {
    const used = variant.attributes.flatMap((use) => {
      const attribute = resolve(use.at);
      return attribute === undefined ? [] : [{ attribute, use }];
    });
    return callsFor(entry, variant, used);
  });
  return [...calls, ...ofVariants];
}

type Called = { readonly recorder?: string; readonly timer?: string };

function callsFor(
  { data: metric }: MetricEntry,
  { recorder, timer }: Called,
  used: readonly UsedAttribute[],
): readonly string[] {
  if (recorder === undefined) return [];
  if (metric.isObservable) return [`record.${recorder}(() => ${observed(metric.isInt === true, used)});`];
  const value = { histogram: metric.isInt ? "42" : "0.25", gauge: "42" }[metric.instrument as string];
  const amount = metric.instrument === "up_down_counter" ? ["1"] : [];
  const attributes = attributesText(used);
  const given = [...(value === undefined ? [] : [value]), ...attributes, ...amount];
  const call = `record.${recorder}(${given.join(", ")});`;
  return timer === undefined ? [call] : [call, `const stop = record.${timer}(${attributes.join(", ")});`];
}

function observed(isInt: boolean, used: readonly UsedAttribute[]): string {
  const value = isInt ? "42" : "0.5";
  return used.length === 0 ? value : `[{ value: ${value}, attributes: ${attributesText(used).join("")} }]`;
}

const longest = 60;

/** What each measurement carries; what may be left out is left out. */
export function attributesText(used: readonly UsedAttribute[]): readonly string[] {
  if (used.length === 0) return [];
  const properties = used.filter(({ use }) => use.level === undefined).map(propertyText);
  const line = properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
  return [line.length <= longest ? line : `{\n${properties.map((each) => `  ${each},\n`).join("")}}`];
}

function propertyText({ attribute }: UsedAttribute): string {
  const { key } = attribute;
  return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${exampleOf(attribute)}`;
}

/** A value that the type takes. */
function exampleOf({ type, values = [], examples = [], key }: AttributeData): string {
  const text = values.find(({ deprecated }) => deprecated === undefined)?.value.replace(/\*$/, "1") ?? examples[0];
  const isArray = type.endsWith("[]");
  const one = ((): string => {
    if (isArray && values.length === 0 && text !== undefined) return text;
    if (type.startsWith("string")) return JSON.stringify(text ?? key);
    return text ?? (type.startsWith("boolean") ? "true" : type.startsWith("int") ? "1" : "0.5");
  })();
  return isArray && !one.startsWith("[") ? `[${one}]` : one;
}
