import { readFileSync } from "node:fs";

/**
 * The facts of a registry, one metric or use of an attribute a line, with filler for its sentences: names, kinds, units, types,
 * levels, stabilities, deprecations and values. A variant stands behind the attributes of its metric, and before its own. What is
 * empty is `-`.
 */
export function readFacts(path) {
  const metrics = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const [kind, ...fields] = line.split("\t");
    if (kind === "metric") metrics.push(metricOf(fields));
    if (kind === "variant") metrics.at(-1).variants.push(variantOf(fields));
    const owner = metrics.at(-1)?.variants.at(-1) ?? metrics.at(-1);
    if (kind === "attribute") owner.attributes.push(attributeOf(fields));
  }
  return { metrics };
}

export function factsText({ metrics }) {
  const lines = metrics.flatMap((metric) => {
    const { name, instrument, unit, valueType, stability, deprecated, entities, attributes } = metric;
    const facts = [name, instrument, unit, valueType, stability, deprecatedText(deprecated), entities.join(" ") || "-"];
    const variants = metric.variants.flatMap((each) => [`variant\t${each.key}`, ...each.attributes.map(attributeLine)]);
    return [["metric", ...facts].join("\t"), ...attributes.map(attributeLine), ...variants];
  });
  return `${lines.join("\n")}\n`;
}

function attributeLine({ key, type, isOpen, stability, deprecated, requirement, values }) {
  const level = requirement.text ? `${requirement.level}:text` : requirement.level;
  const listed = values.map(({ value, stability, deprecated }) => {
    return `${value}|${stability ?? "-"}|${deprecatedText(deprecated)}`;
  });
  const facts = [key, type, isOpen ? "open" : "-", stability ?? "-", deprecatedText(deprecated), level];
  return ["attribute", ...facts, ...listed].join("\t");
}

function deprecatedText(deprecated) {
  return deprecated === null ? "-" : (deprecated.renamedTo ?? "gone");
}

function metricOf([name, instrument, unit, valueType, stability, deprecated, entities]) {
  return {
    name,
    instrument,
    unit,
    valueType,
    stability,
    description: `How much of ${name} there is.`,
    note: "",
    deprecated: deprecationOf(deprecated),
    entities: entities === "-" ? [] : entities.split(" "),
    annotations: {},
    attributes: [],
    variants: [],
  };
}

function variantOf([key]) {
  return { key, description: `How much of ${key} there is.`, note: "", attributes: [] };
}

function attributeOf([key, type, open, stability, deprecated, requirement, ...values]) {
  const [level, text] = requirement.split(":");
  return {
    key,
    type,
    isOpen: open === "open",
    stability: stability === "-" ? null : stability,
    description: `Which ${key} it is.`,
    note: "",
    deprecated: deprecationOf(deprecated),
    annotations: {},
    requirement: { level, text: text === undefined ? null : `${key} is known` },
    values: values.map((fields) => valueIn(fields.split("|"), type)),
  };
}

function valueIn([value, stability, deprecated], type) {
  return {
    value: type === "int" ? Number(value) : value,
    description: `It is ${value}.`,
    note: "",
    stability: stability === "-" ? null : stability,
    deprecated: deprecationOf(deprecated),
  };
}

function deprecationOf(written) {
  if (written === "-") return null;
  return { reason: "Something else takes its place.", renamedTo: written === "gone" ? null : written };
}
