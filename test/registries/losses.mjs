const sayable = ["string", "boolean", "int", "double", "string[]", "boolean[]", "int[]", "double[]"];

/** What the format has no words for: how often a registry says it. */
export function unsayableIn({ metrics }) {
  const types = metrics.flatMap(({ attributes }) => attributes.filter(({ type }) => !sayable.includes(type)));
  return {
    "attributes that are maps, which OpenTelemetry for JavaScript does not have": types.length,
    "metrics that change their instrument in a migration": metrics.flatMap(({ laterForms = [] }) => laterForms).length,
  };
}

/** What was read of a registry, could be said, and does not stand in `catalog.json`, by kind. */
export function lossesOf({ metrics }, catalog) {
  const found = [];
  const after = new Map(catalog.metrics.map((metric) => [metric.key, metric]));
  for (const metric of metrics) {
    const written = after.get(metric.name);
    if (written === undefined) found.push(["metrics", metric.name]);
    else {
      const shared = catalog.attributes ?? {};
      found.push(...ofMetric(metric, written, shared), ...ofVariants(metric, written, shared));
    }
  }
  const kinds = [
    "metrics",
    "units",
    "attribute uses",
    "variants",
    "types",
    "levels",
    "metrics that are off",
    "stabilities",
    "deprecations",
    "values",
    "texts",
  ];
  const counts = Object.fromEntries(kinds.map((kind) => [kind, found.filter(([each]) => each === kind).length]));
  return { counts, total: found.length, examples: found.slice(0, 40).map(([kind, what]) => `${kind}: ${what}`) };
}

function* ofMetric(metric, written, shared) {
  const { name } = metric;
  const same = (kind, a, b) => (a === b ? [] : [[kind, `${name}: ${a} became ${b}`]]);
  yield* same("units", metric.unit ?? "", written.unit ?? "");
  yield* same("types", metric.instrument, written.instrument);
  yield* same("types", metric.valueType, written.value_type ?? "double");
  yield* same("stabilities", metric.stability, written.stability ?? "development");
  yield* same("deprecations", metric.deprecated === null, written.deprecated === undefined);
  yield* same("deprecations", metric.deprecated?.since, written.deprecated?.since);
  yield* same("metrics that are off", metric.enabled ?? true, written.enabled ?? true);
  yield* same("texts", metric.description, written.description ?? "");
  yield* same("texts", metric.note, written.note ?? "");
  yield* same("texts", JSON.stringify(metric.annotations), annotationsOf(written));
  yield* same("texts", metric.entities.join(), (written.entities ?? []).join());
  yield* ofAttributes(name, metric.attributes, written.attributes, shared);
}

function* ofVariants({ name, variants }, { variants: written = [] }, shared) {
  const byKey = new Map(written.map((variant) => [variant.key, variant]));
  for (const { key, description, note, attributes } of variants) {
    const variant = byKey.get(key);
    const owner = `${name} ${key}`;
    if (variant === undefined) yield ["variants", owner];
    else {
      if (description !== (variant.description ?? "") || note !== (variant.note ?? "")) yield ["texts", owner];
      yield* ofAttributes(owner, attributes, variant.attributes, shared);
    }
  }
}

function* ofAttributes(owner, attributes, written = [], shared = {}) {
  const uses = written.map((use) => (typeof use === "string" ? shared[use] : use));
  const byKey = new Map(uses.map((attribute) => [attribute.key, attribute]));
  for (const attribute of attributes) {
    const found = byKey.get(attribute.key);
    if (found === undefined) yield ["attribute uses", `${owner} ${attribute.key}`];
    else yield* ofAttribute(owner, attribute, found);
  }
}

function* ofAttribute(metric, attribute, written) {
  const same = (kind, a, b) => (a === b ? [] : [[kind, `${metric} ${attribute.key}: ${a} became ${b}`]]);
  if (sayable.includes(attribute.type)) yield* same("types", attribute.type, written.type);
  yield* same("types", attribute.isOpen, written.open ?? false);
  yield* same("levels", levelOf(attribute.requirement), levelIn(written));
  yield* same("stabilities", attribute.stability, written.stability ?? null);
  yield* same("deprecations", attribute.deprecated === null, written.deprecated === undefined);
  yield* same("texts", attribute.description, written.description ?? "");
  yield* same("texts", attribute.note, written.note ?? "");
  yield* same("texts", JSON.stringify(attribute.annotations), annotationsOf(written));
  const values = new Map((written.values ?? []).map((value) => [value.value, value]));
  for (const value of attribute.values) yield* ofValue(`${metric} ${attribute.key}`, value, values.get(value.value));
}

function* ofValue(attribute, value, written) {
  const where = `${attribute}=${value.value}`;
  if (written === undefined) yield ["values", where];
  else {
    if (value.stability !== (written.stability ?? null)) yield ["stabilities", where];
    if ((value.deprecated === null) !== (written.deprecated === undefined)) yield ["deprecations", where];
    if (value.description !== (written.description ?? "") || value.note !== (written.note ?? ""))
      yield ["texts", where];
  }
}

function levelOf({ level, text }) {
  return text ? `${level}: ${text}` : level;
}

function levelIn({ required, requirement }) {
  if (requirement === undefined) return required === false ? "recommended" : "required";
  return levelOf(requirement);
}

/** Without what the import says besides, under its format's own name. */
function annotationsOf({ annotations: { mdatagen: _, ...annotations } = {} }) {
  return JSON.stringify(annotations);
}
