import type { attributeCodes } from "../../diff/codes/attribute.js";
import {
  additive,
  breaking,
  type ChangeExample,
  changed,
  cosmetic,
  type Assessment,
  ofCounter,
  onlyConsumers,
  orders,
} from "./change-example.js";

const onlyCallers = ["breaking", "none"] as const;

function ofAttributes(impacts: Assessment, before: string, after: string): ChangeExample {
  return ofCounter(impacts, `attributes: { ${before} }`, `attributes: { ${after} }`);
}

function ofParcels(attributes: string): string {
  const rules = "lint: { rules: { unused-attribute: off } }";
  return `attributes: { ${attributes} }\n${rules}\n${orders}\n    attributes: [parcel_size]`;
}

function ofEvent(impacts: Assessment, before: string, after: string): ChangeExample {
  const around = (attribute: string) => `${orders}\nevents:\n  order.placed:\n    attributes: { ${attribute} }`;
  return changed(impacts, around(before), around(after));
}

export const attributeExamples: Readonly<Record<keyof typeof attributeCodes, ChangeExample>> = {
  "attribute-added": ofAttributes(breaking, "gift: boolean", "gift: boolean, channel: [web, app]"),
  "attribute-removed": ofAttributes(breaking, "gift: boolean, channel: [web, app]", "gift: boolean"),
  "attribute-renamed": ofAttributes(breaking, "gift: boolean", "is_gift: boolean"),
  "attribute-type-changed": ofAttributes(breaking, "parcels: int", "parcels: string"),
  "attribute-required": ofAttributes(breaking, "gift: { type: boolean, required: false }", "gift: boolean"),
  "attribute-optional": ofAttributes(additive, "gift: boolean", "gift: { type: boolean, required: false }"),
  "attribute-opened": ofAttributes(additive, "size: [small, large]", "size: { values: [small, large], open: true }"),
  "attribute-closed": ofAttributes(breaking, "size: { values: [small, large], open: true }", "size: [small, large]"),
  "value-added": ofAttributes(additive, "size: [small, large]", "size: [small, large, huge]"),
  "value-removed": ofAttributes(breaking, "size: [small, large, huge]", "size: [small, large]"),
  "value-renamed": ofAttributes(breaking, "channel: [web, mobile]", "channel: [web, mobiles]"),
  "values-type-added": changed(
    ["additive", "none"],
    `${orders}\n    attributes: { size: [small, large] }`,
    `attributes: { size: [small, large] }\n${orders}\n    attributes: [size]`,
  ),
  "values-type-removed": changed(
    onlyCallers,
    `attributes: { size: [small, large] }\n${orders}\n    attributes: [size]`,
    `${orders}\n    attributes: { size: [small, large] }`,
  ),
  "values-type-renamed": changed(
    onlyCallers,
    ofParcels("parcel_size: [small, large]"),
    ofParcels("parcel_size: [small, large], parcel.size: [s, l]"),
  ),
  "value-description-changed": ofAttributes(
    cosmetic,
    "size: { values: { small: A letter., large: A parcel. } }",
    "size: { values: { small: A letter., large: More than a letter. } }",
  ),
  "value-stability-changed": ofAttributes(
    ["cosmetic", "additive"],
    "size: { values: { small: , large: { stability: alpha } } }",
    "size: { values: { small: , large: { stability: beta } } }",
  ),
  "value-deprecation-changed": ofAttributes(
    additive,
    "size: { values: { small: , large: , big: } }",
    "size: { values: { small: , large: , big: { deprecated: { renamed_to: large } } } }",
  ),
  "requirement-changed": ofAttributes(
    cosmetic,
    "error.type: { required: false }",
    "error.type: { required: { when: the order failed } }",
  ),
  "pattern-changed": ofAttributes(
    onlyConsumers,
    'voucher: { type: string, pattern: "[A-Z]+" }',
    'voucher: { type: string, pattern: "[A-Z]{4}" }',
  ),
  "max-length-changed": ofAttributes(
    onlyConsumers,
    "voucher: { type: string, max_length: 20 }",
    "voucher: { type: string, max_length: 10 }",
  ),
  "max-items-changed": ofAttributes(
    onlyConsumers,
    'vouchers: "string[]"',
    'vouchers: { type: "string[]", max_items: 3 }',
  ),
  "min-changed": ofAttributes(onlyConsumers, "parcels: { type: int, min: 0 }", "parcels: { type: int, min: 1 }"),
  "max-changed": ofAttributes(onlyConsumers, "parcels: { type: int, max: 9 }", "parcels: { type: int, max: 5 }"),
  "max-values-changed": ofAttributes(
    onlyConsumers,
    "voucher: { type: string, max_values: 50 }",
    "voucher: { type: string, max_values: 20 }",
  ),
  "attribute-stability-changed": ofAttributes(
    ["cosmetic", "additive"],
    "size: { values: [small, large], stability: alpha }",
    "size: { values: [small, large], stability: beta }",
  ),
  "sensitivity-changed": ofAttributes(
    cosmetic,
    "voucher: { type: string, sensitivity: internal }",
    "voucher: { type: string, sensitivity: personal }",
  ),
  "redact-changed": ofEvent(
    onlyConsumers,
    "voucher: { type: string, sensitivity: secret, redact: length }",
    "voucher: { type: string, sensitivity: secret, redact: hash }",
  ),
  "content-changed": ofEvent(
    onlyConsumers,
    "search: { type: string, content: user_prompt }",
    "search: { type: string, content: tool_content }",
  ),
  "examples-changed": ofAttributes(
    cosmetic,
    "voucher: { type: string, examples: [SPRING] }",
    "voucher: { type: string, examples: [SPRING, AUTUMN] }",
  ),
};
