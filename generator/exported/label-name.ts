/**
 * The label of an attribute, escaped (github.com/prometheus/otlptranslator v1.0.0, label_namer.go); undefined when
 * nothing of its name is left. Names between double underscores are Prometheus's own and keep them.
 */
export function escapedLabel(attribute: string): string | undefined {
  const label = escapeCharacters(attribute);
  const begun = /^[0-9]/.test(label) ? `key_${label}` : label;
  return /^_*$/.test(begun) ? undefined : begun;
}

export function unescapedLabel(attribute: string): string | undefined {
  return /^_*$/.test(attribute) ? undefined : attribute;
}

function escapeCharacters(attribute: string): string {
  const isReserved = attribute.length >= 4 && attribute.startsWith("__") && attribute.endsWith("__");
  const name = isReserved ? attribute.slice(2, -2) : attribute;
  const escaped = name.replace(/[^A-Za-z0-9]+/g, "_");
  return isReserved ? `__${escaped}__` : escaped;
}
