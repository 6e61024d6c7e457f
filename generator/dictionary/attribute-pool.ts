import { typeName } from "../model/attribute-type.js";
import { valueCount } from "../model/cardinality.js";
import type { AllowedValue, Attribute, Notice } from "../model/catalog.js";
import { hidingText } from "../model/hiding.js";
import type { AttributeData, AttributeUse, NoticeData, ValueData } from "./data.js";
import { present } from "./present.js";

/** Definitions of attributes, each once, however many metrics have it. */
export type AttributePool = {
  readonly all: readonly AttributeData[];
  use(attribute: Attribute): AttributeUse;
};

export function attributePool(): AttributePool {
  const all: AttributeData[] = [];
  const positions = new Map<string, number>();
  return {
    all,
    use: (attribute) => {
      const data = attributeData(attribute);
      const text = JSON.stringify(data);
      const at = positions.get(text) ?? all.push(data) - 1;
      positions.set(text, at);
      return { at, ...requirement(attribute) };
    },
  };
}

type Requirement = Omit<AttributeUse, "at">;

function requirement({ required, requirement }: Attribute): Requirement {
  if (requirement !== null) return present<Requirement>({ level: requirement.level, when: requirement.text });
  return required ? {} : { level: "optional" };
}

function attributeData(attribute: Attribute): AttributeData {
  const { key, description, note, values, open, sensitivity, stability, deprecated, origin } = attribute;
  return present<AttributeData>({
    key,
    type: typeName(attribute) as AttributeData["type"],
    description,
    note,
    values: values.map(valueData),
    isOpen: open && values.length > 0,
    limits: [...limits(attribute), hidingText(attribute)].filter((limit) => limit !== ""),
    examples: attribute.examples.map((example) =>
      typeof example === "object" ? JSON.stringify(example) : String(example),
    ),
    sensitivity: sensitivity === "public" ? null : sensitivity,
    stability,
    deprecated: noticeData(deprecated),
    origin: origin === "own" ? null : origin,
    // Absence is a matter of the metric.
    count: valueCount({ ...attribute, required: true }),
  });
}

function valueData(allowed: AllowedValue): ValueData {
  const { description, note, stability, deprecated } = allowed;
  const value = allowed.kind === "exact" ? String(allowed.value) : `${allowed.prefix}*`;
  return present<ValueData>({ value, description, note, stability, deprecated: noticeData(deprecated) });
}

export function noticeData(notice: Notice | null): NoticeData | null {
  return notice && present<NoticeData>({ since: notice.since, reason: notice.reason, renamedTo: notice.renamedTo });
}

function limits({ pattern, maxLength, maxItems, min, max, maxValues }: Attribute): readonly string[] {
  return [
    pattern === null ? "" : `matches \`${pattern}\``,
    maxLength === null ? "" : `at most ${maxLength} characters`,
    maxItems === null ? "" : `at most ${maxItems} items`,
    min === null ? "" : `at least ${min}`,
    max === null ? "" : `at most ${max}`,
    maxValues === null ? "" : `at most ${maxValues} different values in a process`,
  ];
}
