type Plain = Readonly<Record<string, unknown>>;

/** What a file of another tool is, and what becomes of it here. */
type ForeignFormat = { readonly what: string; readonly help: string };

const byHand = 'describe its metrics in a catalog, which begins with "catalog: 1"';

/**
 * Whether the command line has `import`, which writes a catalog from the files of other tools. Rooms of the document know no
 * commands: a test compares this with their table.
 */
const hasImport: boolean = true;

/** The help for a format that `meterbook import` reads. */
function byImport(format: "otel" | "mdatagen"): string {
  return hasImport ? `run \`meterbook import ${format} <file>\`, which writes a catalog from it` : byHand;
}

/** Files that people take for a catalog, by what only they have; a text with a "catalog:" is a catalog. */
const formats: readonly (readonly [what: string, isOne: (data: Plain) => boolean, help?: string])[] = [
  ["a rule file of Prometheus", ({ groups }) => listOfMaps(groups).some((group) => Object.hasOwn(group, "rules"))],
  ["a registry of OpenTelemetry Weaver", ({ groups }) => Array.isArray(groups), byImport("otel")],
  [
    "a registry of OpenTelemetry Weaver",
    (data) => String(data["file_format"] ?? "").startsWith("definition/"),
    byImport("otel"),
  ],
  ["a metadata.yaml of mdatagen", isMdatagen, byImport("mdatagen")],
  ["a metrics.yaml of Glean", (data) => String(data["$schema"] ?? "").includes("/glean/")],
  [
    "a configuration of the OpenTelemetry Collector",
    ({ receivers, service }) => isPlain(receivers) && isPlain(service),
  ],
  ["a dashboard of Grafana", ({ panels }) => Array.isArray(panels)],
  [
    "a package.json",
    ({ version, dependencies }) => isPlain(dependencies) || typeof version === "string",
    "name the catalog with `--catalog`",
  ],
];

/** The format of another tool that a text is in; undefined when it is none that people take for a catalog. */
export function foreignFormat(data: unknown): ForeignFormat | undefined {
  if (!isPlain(data) || Object.hasOwn(data, "catalog")) return undefined;
  const found = formats.find(([, isOne]) => isOne(data));
  return found && { what: found[0], help: found[2] ?? byHand };
}

/** A component's own keys, or metrics that say of themselves what a sum, gauge or histogram is. */
function isMdatagen({ type, status, metrics, resource_attributes: resource }: Plain): boolean {
  if (typeof type === "string" && (isPlain(status) || isPlain(metrics) || isPlain(resource))) return true;
  if (!isPlain(metrics)) return false;
  return Object.values(metrics).some(
    (metric) => isPlain(metric) && ["sum", "gauge", "histogram"].some((kind) => isPlain(metric[kind])),
  );
}

function listOfMaps(value: unknown): readonly Plain[] {
  return Array.isArray(value) ? value.filter(isPlain) : [];
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
