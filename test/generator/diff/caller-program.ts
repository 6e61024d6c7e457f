import type { AllowedValue, Attribute, Catalog, Metric, Signal } from "../../../generator/model/catalog.js";
import { signalsIn } from "../../../generator/model/entries.js";
import { isRecorded } from "../../../generator/model/emission.js";
import { recordedTypes } from "../../../generator/model/shared-types.js";
import { formsOf } from "../../../generator/model/variants.js";

/**
 * A program that uses every recorder of a catalog in every way that its types allow: each value, optional attributes given,
 * undefined and left out, numbers given and left out, timers, observers, contexts, and each exported type and schema.
 */
export function callerProgram(catalog: Catalog): string {
  const metrics = catalog.metrics.filter(isRecorded).flatMap(formsOf);
  const signals = signalsIn(catalog).filter(isRecorded);
  const withAttributes = metrics.filter(({ attributes }) => attributes.length > 0);
  const types = [
    catalog.names.recorders,
    ...[...withAttributes, ...signals].map(({ names }) => names.attributes),
    catalog.names.context,
    ...[...recordedTypes(catalog).values()].map(({ name }) => name),
  ];
  const stem = catalog.names.stem.charAt(0).toLowerCase() + catalog.names.stem.slice(1);
  const ofSignals = signals.map(({ kind, names }) => `${names.recorder}${kind === "event" ? "Event" : "Span"}`);
  const all = [
    `${stem}Context`,
    `${stem}Measurement`,
    ...withAttributes.map(({ names }) => `${names.stem}Attributes`),
    ...ofSignals,
  ];
  const schemas = catalog.settings.outputs.has("validators") ? all : [];
  return `import { createRecorders, ${types.map((name) => `type ${name}`).join(", ")} } from "./${catalog.settings.output}/recorders.js";
${schemas.length === 0 ? "" : `import { ${schemas.join(", ")} } from "./${catalog.settings.output}/validators.js";`}

declare const anyText: string;
declare const anyNumber: number;
declare const anyBoolean: boolean;

export const schemas: readonly unknown[] = [${schemas.join(", ")}];
${contextUses(catalog)}
${metrics.map(usesOf).join("\n")}
${signals.map(usesOfSignal).join("\n")}
`;
}

function contextUses({ context, names }: Catalog): string {
  if (context.length === 0)
    return `const record: ${names.recorders} = createRecorders();\ncreateRecorders({ onInvalid: "drop" });`;
  const [first = "{}", ...others] = objects(context);
  const parts = context.flatMap((attribute) => samples(attribute).map((sample) => `{ ${member(attribute, sample)} }`));
  return [
    `const record: ${names.recorders} = createRecorders(${first});`,
    `const context: ${names.context} = ${first};`,
    `createRecorders(context, { onInvalid: "drop" });`,
    ...others.map((object) => `createRecorders(${object});`),
    ...parts.map((part) => `record.with(${part});`),
  ].join("\n");
}

function usesOf(metric: Metric): string {
  const { attributes, names, observable } = metric;
  const given = objects(attributes);
  const typed = given.map((object, index) => `const ${names.stem}${index}: ${names.attributes} = ${object};`);
  const variables = typed.map((_, index) => `${names.stem}${index}`);
  const calls = observable
    ? observing(metric, given)
    : [...recording(metric, [...given, ...variables]), ...timing(metric, given)];
  return [...typed, ...calls].join("\n");
}

function usesOfSignal({ kind, names, attributes }: Signal): string {
  const { recorder } = names;
  const given = objects(attributes);
  const isOptional = attributes.every(({ required }) => !required);
  const typed = given.map((object, index) => `const ${recorder}${kind}${index}: ${names.attributes} = ${object};`);
  const calls =
    kind === "event"
      ? [...(isOptional ? [""] : []), ...given].map((object) => `record.emit.${recorder}(${object});`)
      : (given.length === 0 ? [""] : given.map((object) => `${object}, `)).map((object) => {
          return `record.span.${recorder}(${object}(span) => span.set({}));`;
        });
  return [...typed, ...calls].join("\n");
}

function observing({ attributes, names }: Metric, given: readonly string[]): readonly string[] {
  const values = attributes.length === 0 ? ["observe(1)"] : given.map((object) => `observe(1, ${object})`);
  return [
    ...values.map((value) => `record.${names.recorder}((observe) => ${value});`),
    `const ${names.stem}Stop: () => void = record.${names.recorder}(async () => undefined);`,
    `${names.stem}Stop();`,
  ];
}

function recording({ attributes, names, instrument }: Metric, given: readonly string[]): readonly string[] {
  const valueFirst = instrument === "gauge" || instrument === "histogram";
  const canBeLeftOut = attributes.every(({ required }) => !required);
  const words = valueFirst
    ? [...(canBeLeftOut ? ["anyNumber"] : []), ...given.map((object) => `anyNumber, ${object}`)]
    : [
        ...(canBeLeftOut ? [""] : []),
        ...(attributes.length === 0 ? ["anyNumber"] : given.flatMap((object) => [object, `${object}, anyNumber`])),
      ];
  return words.map((word) => `record.${names.recorder}(${word});`);
}

function timing({ attributes, names: { timer } }: Metric, given: readonly string[]): readonly string[] {
  if (timer === null) return [];
  if (attributes.length === 0) return [`const ${timer.method}Stop: () => void = record.${timer.method}();`];
  const canBeLeftOut = attributes.every(({ required }) => !required);
  return [
    ...given.flatMap((object) => [
      `record.${timer.method}(${object})();`,
      `record.${timer.method}()(${object});`,
      `record.${timer.method}(${object})(${object});`,
    ]),
    ...(canBeLeftOut ? [`record.${timer.method}()();`] : []),
  ];
}

/** Objects in which each value of each attribute occurs, beside the first value of the others. */
function objects(attributes: readonly Attribute[]): readonly string[] {
  const firsts = attributes.map((attribute) => member(attribute, samples(attribute)[0] ?? ""));
  const varied = attributes.flatMap((attribute, index) =>
    samples(attribute).map((sample) => firsts.with(index, member(attribute, sample))),
  );
  const required = firsts.filter((_, index) => attributes[index]?.required);
  const all = attributes.length === 0 ? [] : [firsts, ...varied, required];
  return [...new Set(all.map((members) => `{ ${members.join(", ")} }`))];
}

function member({ key }: Attribute, sample: string): string {
  return `${JSON.stringify(key)}: ${sample}`;
}

function samples(attribute: Attribute): readonly string[] {
  const { isArray, required } = attribute;
  const items = valuesOf(attribute);
  const values = isArray ? [...items.map((item) => `[${item}]`), `[${items.join(", ")}] as const`, "[]"] : items;
  return [...values, ...(required ? [] : ["undefined"])];
}

function valuesOf({ type, values, open }: Attribute): readonly string[] {
  const free = { string: "anyText", boolean: "anyBoolean", int: "anyNumber", double: "anyNumber" }[type];
  return [...(values.length === 0 || open ? [free] : []), ...values.map(sampleOf)];
}

function sampleOf(value: AllowedValue): string {
  return value.kind === "prefix" ? `\`${value.prefix}\${anyText}\` as const` : JSON.stringify(value.value);
}
