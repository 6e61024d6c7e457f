const sayable = ["string", "boolean", "int", "double", "string[]", "boolean[]", "int[]", "double[]"];

/** What the format has no words for: how often a registry says it. */
export function unsayableIn({ metrics, events = [], spans = [] }) {
  const signals = [...events, ...spans];
  const types = [...metrics, ...signals].flatMap(({ attributes }) =>
    attributes.filter(({ type }) => !sayable.includes(type)),
  );
  return {
    "attributes that are maps or of any type, which OpenTelemetry for JavaScript does not have": types.length,
    "uses of attributes with any number of names": signals.reduce((sum, { templates = 0 }) => sum + templates, 0),
    "bodies of events": events.filter(({ hasBody }) => hasBody).length,
    "metrics that change their instrument in a migration": metrics.flatMap(({ laterForms = [] }) => laterForms).length,
  };
}

/** What was read of a registry, could be said, and does not stand in `catalog.json`, by kind. */
export function lossesOf({ metrics, events = [], spans = [] }, catalog) {
  const found = [...signalLosses("events", events, catalog), ...signalLosses("spans", spans, catalog)];
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
    "events",
    "spans",
    "severities",
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

function* signalLosses(section, signals, catalog) {
  const byName = new Map((catalog[section] ?? []).map((each) => [each.name, each]));
  if (byName.size !== signals.length) yield [section, `${signals.length} became ${byName.size}`];
  for (const signal of signals) {
    const written = byName.get(signal.name);
    if (written === undefined) yield [section, signal.name];
    else yield* ofSignal(signal, written, catalog.attributes ?? {});
  }
}

function* ofSignal(signal, written, shared) {
  const { name } = signal;
  const same = (kind, a, b) => (a === b ? [] : [[kind, `${name}: ${a} became ${b}`]]);
  const { otel = {} } = written.annotations ?? {};
  yield* same("severities", signal.severity, signal.severity && (written.severity ?? "info"));
  yield* same("types", signal.kind, signal.kind && (written.kind ?? "internal"));
  yield* same("texts", signal.spanName ?? undefined, otel.span_name);
  yield* same("levels", (signal.relevant ?? []).join(), (otel.sampling_relevant ?? []).join());
  yield* same("stabilities", signal.stability, written.stability ?? "development");
  yield* same("deprecations", signal.deprecated === null, written.deprecated === undefined);
  yield* same("texts", signal.description, written.description ?? "");
  yield* same("texts", signal.note, written.note ?? "");
  yield* same("texts", JSON.stringify(signal.annotations), annotationsOf(written));
  yield* same("texts", signal.entities.join(), (written.entities ?? []).join());
  yield* same("attribute uses", signal.attributes.length, (written.attributes ?? []).length);
  yield* ofAttributes(name, signal.attributes, written.attributes, shared);
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

/** Without what the import says besides, under the name of its format. */
function annotationsOf({ annotations: { mdatagen: _, otel: __, ...annotations } = {} }) {
  return JSON.stringify(annotations);
}
