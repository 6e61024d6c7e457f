import type { LiveRule } from "../../diagnostics/live-codes.js";
import { nearest } from "../../diagnostics/suggest.js";
import { type Violation, violationOf } from "../../model/allows.js";
import { typeName } from "../../model/attribute-type.js";
import type { AllowedValue, Attribute } from "../../model/catalog.js";
import { isHidden } from "../../model/hiding.js";
import { called, type Complaint, malformed, noComplaints } from "../complaint.js";
import type { PlannedAttribute, PlannedEntry, PlannedForm } from "../plan.js";
import type { ReceivedAttribute, ReceivedValue } from "../received.js";
import { shortened, typeOfValue, valueSample } from "../sample.js";
import { isLengthOfHidden, isMark, openContent } from "./hidden.js";
import { toExample } from "../to-example.js";

/** What the SDK and the recorders put on the series that stands for all beyond a limit. */
const overflowKey = "otel.metric.overflow";
/** What recorders write in place of values that are beyond a limit. */
const other = "_other";

/** What is wrong with the attributes of a point, an event or a span, by the form of its entry that they fit best. */
export function attributeComplaints(
  received: readonly ReceivedAttribute[],
  planned: PlannedEntry,
  forms: readonly PlannedForm[] = planned.forms,
): readonly Complaint[] {
  if (planned.entry.kind === "metric" && isOverflow(received)) return [overflow(planned)];
  let least: readonly Complaint[] | undefined;
  for (const form of forms) {
    const found = formComplaints(received, form, planned);
    if (found.length === 0) return noComplaints;
    if (least === undefined || found.length < least.length) least = found;
  }
  return least ?? noComplaints;
}

export function isOverflow(received: readonly ReceivedAttribute[]): boolean {
  return received.some(({ key, value }) => key === overflowKey && "value" in value && String(value.value) === "true");
}

function overflow({ entry: { kind, name } }: PlannedEntry): Complaint {
  return {
    code: "live/overflow",
    kind,
    name,
    attribute: null,
    message: `"${name}" has the overflow series, so that attributes of some measurements are lost`,
    help: "drop an attribute or values, or raise the limit of the SDK or `cardinality`",
    sample: null,
  };
}

/** It is asked for each new series, event and span, and mostly there is nothing. */
function formComplaints(
  received: readonly ReceivedAttribute[],
  form: PlannedForm,
  planned: PlannedEntry,
): readonly Complaint[] {
  const found: Complaint[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const { key, value } of received) {
    if (seen.has(key)) {
      found.push(twice(key, planned));
      continue;
    }
    seen.add(key);
    const known = form.byKey.get(key);
    if (known === undefined) {
      if (!isLengthOfHidden(key, received, form)) found.push(unknown({ key, value }, planned));
      continue;
    }
    if (known.attribute.required) count += 1;
    if (isMark(value)) continue;
    const complaint = valueComplaint(value, known, planned);
    if (complaint !== undefined) found.push(complaint);
    if (isHidden(known.attribute)) found.push(openContent(value, known, planned));
  }
  if (count < form.required.length) {
    const lacks = form.required.filter(({ attribute }) => !seen.has(attribute.key));
    for (const each of lacks) found.push(missing(each, planned));
  }
  return found;
}

function twice(key: string, { entry }: PlannedEntry): Complaint {
  const { kind, name } = entry;
  const whose = kind === "metric" ? `a point of "${name}"` : called(entry);
  return malformed(entry, `${whose} has the attribute "${shortened(key)}" twice`, { attribute: key.slice(0, 300) });
}

function unknown({ key, value }: ReceivedAttribute, { entry, keys }: PlannedEntry): Complaint {
  const { kind, name } = entry;
  return {
    code: "live/unknown-attribute",
    kind,
    name,
    attribute: key.slice(0, 300),
    message: `${called(entry)} has the attribute "${shortened(key)}", which the catalog does not give it`,
    help: () => {
      const near = key.length <= 64 ? nearest(key, keys) : undefined;
      return near === undefined ? `remove it, or add it to the ${kind}` : `did you mean "${near}"?`;
    },
    sample: valueSample(key, value, undefined),
  };
}

function missing({ attribute, isCommon }: PlannedAttribute, { entry }: PlannedEntry): Complaint {
  const { kind, name } = entry;
  const { key } = attribute;
  if (!isCommon) {
    return {
      code: "live/missing-attribute",
      kind,
      name,
      attribute: key,
      message: `${called(entry)} lacks the attribute "${key}"`,
      help: "record it, or say in the catalog when it may be left out: `required`",
      sample: null,
    };
  }
  return {
    code: "live/missing-common-attribute",
    kind,
    name: null,
    attribute: key,
    message: `${kind}s lack the common attribute "${key}"`,
    help: "record through the generated recorders, which add it, or add it to each measurement, event and span",
    sample: name,
  };
}

const codes: Readonly<Record<Violation["rule"], LiveRule>> = {
  type: "live/wrong-attribute-type",
  values: "live/unknown-value",
  pattern: "live/pattern-mismatch",
  length: "live/too-long",
  range: "live/out-of-range",
};

function valueComplaint(
  value: ReceivedValue,
  planned: PlannedAttribute,
  { entry }: PlannedEntry,
): Complaint | undefined {
  const { attribute, isCommon } = planned;
  const isKept = entry.kind === "metric" && isOther(value, attribute);
  const example = isKept ? undefined : toExample(value, attribute);
  const wrong = example === undefined ? wrongType : violationOf(attribute, example);
  if (wrong === undefined) return undefined;
  const { key } = attribute;
  const about = { kind: entry.kind, name: isCommon ? null : entry.name, attribute: key };
  const subject = isCommon ? `the common attribute "${key}"` : `the attribute "${key}" of ${called(entry)}`;
  if (isKept) {
    const message = `${subject} has the value "${other}", which stands for values beyond a limit`;
    const help = "record fewer values, or raise `max_values` or `cardinality`";
    return { code: "live/other-value", ...about, message, help, sample: null };
  }
  const isType = wrong.rule === "type";
  return {
    code: codes[wrong.rule],
    ...about,
    message: `${subject} ${sentences[wrong.rule](attribute)}`,
    help: isType ? `record a ${typeName(attribute)}` : () => helpFor(attribute, value, wrong.rule),
    sample: isType ? typeOfValue(value) : valueSample(key, value, attribute),
  };
}

const wrongType: Violation = { rule: "type", reason: "" };

/** The same for all values, which stand behind it. */
const sentences: Readonly<Record<Violation["rule"], (attribute: Attribute) => string>> = {
  type: (attribute) => `is ${typeName(attribute)}, and came as another type`,
  values: () => "has a value that is not allowed",
  pattern: ({ pattern }) => `has a value that does not match ${pattern}`,
  length: ({ maxLength, isArray, maxItems }) =>
    isArray ? `has more than ${maxItems} items, or longer ones than allowed` : `has a value longer than ${maxLength}`,
  range: ({ min, max }) =>
    `has a value ${[min === null ? "" : `below ${min}`, max === null ? "" : `above ${max}`].filter(Boolean).join(" or ")}`,
};

function helpFor({ values }: Attribute, value: ReceivedValue, rule: Violation["rule"]): string {
  if (rule !== "values") return "correct the value, or the limit in the catalog";
  const texts = values.map(textOf);
  const text = "value" in value ? String(value.value) : "";
  const near = text.length <= 64 ? nearest(text, texts) : undefined;
  if (near !== undefined) return `did you mean "${near}"?`;
  return texts.length <= 12 ? `allowed: ${texts.join(", ")}` : "correct the value, or add it to the attribute";
}

function textOf(allowed: AllowedValue): string {
  return allowed.kind === "exact" ? String(allowed.value) : `${allowed.prefix}*`;
}

/** Recorders write it only where any text is allowed. */
export function isOther(value: ReceivedValue, { type, isArray, values, open }: Attribute): boolean {
  if (type !== "string" || isArray || (values.length > 0 && !open) || !("value" in value)) return false;
  return value.value === other && !values.some((each) => each.kind === "exact" && each.value === other);
}
