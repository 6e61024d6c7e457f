import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** The metrics, events, spans and attributes of OpenTelemetry's semantic conventions, read from the folder of their model: groups and definitions of version 2. */
export function readConventions(folder) {
  const files = yamlFiles(folder).map((path) => parse(readFileSync(path, "utf8")));
  const groups = files.flatMap((file) => (file?.file_format === undefined ? (file?.groups ?? []) : []));
  const definitions = files.filter((file) => file?.file_format !== undefined);
  const registry = new Map();
  for (const attribute of [...groups, ...definitions].flatMap(({ attributes = [] }) => attributes)) {
    if (typeof attribute === "object" && (attribute.id ?? attribute.key) !== undefined && attribute.type !== undefined)
      registry.set(attribute.id ?? attribute.key, attribute);
  }
  const scope = {
    registry,
    groups: new Map(groups.map((group) => [group.id, group])),
    attributeGroups: new Map(definitions.flatMap((file) => file.attribute_groups ?? []).map((each) => [each.id, each])),
  };
  const ofGroups = groups
    .filter(({ type }) => type === "metric")
    .map((group) => metricOf(group.metric_name, group, usesOfGroup(group, scope), scope));
  const ofDefinitions = definitions
    .flatMap((file) => file.metrics ?? [])
    .map((metric) => metricOf(metric.name, metric, usesIn(metric.attributes ?? [], scope), scope));
  const metrics = [...ofGroups, ...ofDefinitions];
  const refinements = definitions.flatMap((file) => file.metric_refinements ?? []);
  const attributes = [...registry].map(([key, attribute]) => attributeOf(key, attribute));
  return {
    metrics: metrics.map((metric) => ({ ...metric, variants: variantsOf(metric, refinements, scope) })),
    ...signalsOf(groups, definitions, scope),
    attributes,
  };
}

function yamlFiles(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return yamlFiles(path);
      return /\.ya?ml$/.test(name) ? [path] : [];
    });
}

/** Own uses win over those of the group that is extended. */
function usesOfGroup(group, scope) {
  const base = group.extends === undefined ? [] : usesOfGroup(scope.groups.get(group.extends) ?? {}, scope);
  return merged([...base, ...(group.attributes ?? [])]);
}

function usesIn(attributes, scope) {
  const uses = attributes.flatMap((each) =>
    each.ref_group === undefined ? [each] : usesIn(scope.attributeGroups.get(each.ref_group)?.attributes ?? [], scope),
  );
  return merged(uses);
}

function merged(uses) {
  const byKey = new Map();
  for (const use of uses) {
    const key = use.ref ?? use.id;
    byKey.set(key, { ...byKey.get(key), ...use });
  }
  return [...byKey.values()];
}

function metricOf(name, written, uses, scope) {
  return {
    name,
    instrument: { updowncounter: "up_down_counter" }[written.instrument] ?? written.instrument,
    unit: written.unit,
    valueType: written.annotations?.code_generation?.metric_value_type ?? "double",
    description: text(written.brief),
    note: text(written.note),
    stability: stabilityOf(written),
    deprecated: deprecationOf(written.deprecated),
    entities: written.entity_associations ?? [],
    annotations: written.annotations ?? {},
    enabled: written.requirement_level !== "opt_in",
    attributes: uses.map((use) => attributeOf(use.ref ?? use.id, { ...scope.registry.get(use.ref), ...use })),
  };
}

/** Spans are called by their types; a refinement of one is a span, too. */
function signalsOf(groups, definitions, scope) {
  const all = (section) => definitions.flatMap((file) => file[section] ?? []);
  const typeOf = (id) => id.replace(/^span\./, "");
  const groupSpans = groups
    .filter(({ type }) => type === "span")
    .map((group) => ({ ...group, type: typeOf(group.id) }));
  const uses = (each) => (each.id === undefined ? usesIn(each.attributes ?? [], scope) : usesOfGroup(each, scope));
  const spans = [...groupSpans, ...all("spans")].map((each) => ({ ...each, uses: uses(each) }));
  const byType = new Map(spans.map((each) => [each.type, each]));
  const refined = all("span_refinements").map((each) => {
    const base = byType.get(each.ref);
    return { ...base, ...each, type: typeOf(each.id), uses: merged([...base.uses, ...usesIn(each.attributes, scope)]) };
  });
  const events = [...groups.filter(({ type }) => type === "event"), ...all("events")];
  return {
    events: events.map((each) => eventOf(each, uses(each), scope)),
    spans: [...spans, ...refined].map((each) => spanOf(each, scope)),
  };
}

function eventOf(event, uses, scope) {
  const [, word] = /severity to ([A-Z]+) \(/.exec(event.note ?? "") ?? [];
  const facts = { ...signalFacts(event, uses, scope), severity: (word ?? "info").toLowerCase() };
  return { ...facts, name: event.name, hasBody: event.body !== undefined };
}

/** What a span requires is there at its end; what sampling needs, at its start. */
function spanOf(span, scope) {
  const { attributes, ...facts } = signalFacts(span, span.uses, scope);
  const relevant = attributes.filter(({ written }) => written.sampling_relevant === true).map(({ key }) => key);
  const later = { level: "conditional", text: "the span ends" };
  return {
    ...facts,
    name: span.type,
    kind: span.span_kind ?? span.kind,
    spanName: span.name === undefined ? null : text(span.name.note),
    relevant,
    attributes: attributes.map((each) => {
      const isLate = each.requirement.level === "required" && !relevant.includes(each.key);
      return isLate ? { ...each, requirement: later } : each;
    }),
  };
}

/** Attributes with any number of names, which a catalog cannot say, stand apart. */
function signalFacts(written, uses, scope) {
  const all = uses.map((use) => attributeOf(use.ref ?? use.id, { ...scope.registry.get(use.ref ?? use.id), ...use }));
  const isTemplate = ({ type }) => String(type).startsWith("template[");
  return {
    description: text(written.brief),
    note: text(written.note),
    stability: stabilityOf(written),
    deprecated: deprecationOf(written.deprecated),
    entities: written.entity_associations ?? [],
    annotations: written.annotations ?? {},
    attributes: all.filter((each) => !isTemplate(each)),
    templates: all.filter(isTemplate).length,
  };
}

/** A refinement has the attributes of its metric, and says more of some, or has further ones. */
function variantsOf(metric, refinements, scope) {
  const base = new Map(metric.attributes.map((attribute) => [attribute.key, attribute.written]));
  return refinements
    .filter(({ ref }) => ref === metric.name)
    .map(({ id, brief, note, attributes = [] }) => ({
      key: id.replace(/^metric\./, ""),
      description: text(brief),
      note: text(note),
      attributes: usesIn(attributes, scope).map((use) => {
        const key = use.ref ?? use.id;
        return attributeOf(key, { ...scope.registry.get(key), ...base.get(key), ...use });
      }),
    }));
}

function attributeOf(key, written) {
  const { requirement_level: level = "recommended", type } = written;
  const members = typeof type === "object" ? type.members : [];
  return {
    key,
    type: members.length === 0 ? type : typeof members[0].value === "number" ? "int" : "string",
    isOpen: members.length > 0,
    values: withoutDoubles(members).map((member) => ({
      value: member.value,
      description: text(member.brief),
      note: text(member.note),
      stability: stabilityOf(member),
      deprecated: deprecationOf(member.deprecated),
    })),
    description: text(written.brief),
    note: text(written.note),
    stability: stabilityOf(written),
    deprecated: deprecationOf(written.deprecated),
    annotations: written.annotations ?? {},
    requirement: requirementOf(level),
    written,
  };
}

/** Of members with one value, which are names of it in code, the one that is not deprecated counts. */
function withoutDoubles(members) {
  const byValue = new Map();
  for (const member of members) {
    const known = byValue.get(member.value);
    if (known === undefined || known.deprecated !== undefined) byValue.set(member.value, member);
  }
  return [...byValue.values()];
}

function requirementOf(level) {
  if (typeof level === "string") return { level, text: null };
  const [[kind, words]] = Object.entries(level);
  return { level: kind === "conditionally_required" ? "conditional" : "recommended", text: text(words) };
}

/** The older name of development is its synonym. */
function stabilityOf({ stability }) {
  return stability === "experimental" ? "development" : (stability ?? null);
}

function deprecationOf(written) {
  if (written === undefined) return null;
  if (typeof written === "string") return { kind: "uncategorized", note: written, reason: written, renamedTo: null };
  const { reason: kind, note, renamed_to: renamedTo = null } = written;
  return { kind, note: text(note), reason: text(note) || kind, renamedTo };
}

function text(written) {
  return (written ?? "").trim();
}
