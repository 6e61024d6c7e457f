import { exportedLabel } from "../exported/exported-name.js";
import { typeName } from "../model/attribute-type.js";
import type { AllowedValue, Attribute, Catalog, Notice } from "../model/catalog.js";
import { onceForUses } from "../model/shared-uses.js";
import { remembered } from "../remembered.js";
import type { Provenance } from "../source.js";

export type View = Readonly<Record<string, unknown>>;

/** An attribute for other programs; uses of a shared one that are alike have the same view. */
export function attributeView(attribute: Attribute, catalog: Catalog): View {
  return viewsOf(catalog)(attribute);
}

const viewsOf = remembered((catalog: Catalog) => onceForUses((attribute) => viewOf(attribute, catalog)));

function viewOf(attribute: Attribute, { settings }: Catalog): View {
  const [route] = settings.prometheus.routes;
  return {
    key: attribute.key,
    label: exportedLabel(attribute.key, route) ?? null,
    type: typeName(attribute),
    description: attribute.description,
    values: attribute.values.map(valueView),
    open: attribute.open,
    required: attribute.required,
    requirement: attribute.requirement && { level: attribute.requirement.level, text: attribute.requirement.text },
    examples: attribute.examples,
    pattern: attribute.pattern,
    max_length: attribute.maxLength,
    max_items: attribute.maxItems,
    min: attribute.min,
    max: attribute.max,
    max_values: attribute.maxValues,
    sensitivity: attribute.sensitivity ?? "public",
    redact: attribute.redact,
    content: attribute.content,
    note: attribute.note,
    annotations: attribute.annotations,
    stability: attribute.stability,
    deprecated: noticeView(attribute.deprecated),
    shared: attribute.shared,
    imported: attribute.imported && provenanceView(attribute.imported),
  };
}

/** Of `value` and `prefix` one is null. */
function valueView(allowed: AllowedValue): View {
  const isExact = allowed.kind === "exact";
  return {
    value: isExact ? allowed.value : null,
    prefix: isExact ? null : allowed.prefix,
    description: allowed.description,
    note: allowed.note,
    stability: allowed.stability,
    deprecated: noticeView(allowed.deprecated),
  };
}

export function noticeView(notice: Notice | null): View | null {
  return notice && { since: notice.since, reason: notice.reason, renamed_to: notice.renamedTo };
}

/** Where something comes from that is imported. */
export function provenanceView({ package: name, version, file }: Provenance): View {
  return { package: name, version, file };
}
