import type { RecordSourceDocument } from "../document/schema/signal-schema.js";
import type { Path } from "../source.js";
import type { Attribute, Metric, RecordedMetric, RecordedValue, RecordSource, Status } from "./catalog.js";
import { isRecorded } from "./emission.js";
import { sourceProblems, valueProblems } from "./record-sources.js";
import { missingHelp } from "./missing-source.js";
import { type Conversion, conversionBetween } from "./units/conversion.js";
import { unitEndings } from "./units/unit-endings.js";

/** What is wrong with what an entry records, below the name of the metric. */
type RecordProblem = { readonly path: Path; readonly message: string; readonly help: string };

/** The event or span whose call records. */
export type Recording = {
  readonly attributes: readonly Attribute[];
  readonly status: Status;
  readonly isSpan: boolean;
};

type Written = Readonly<Record<string, RecordSourceDocument>>;

export type ReadRecord = {
  /** Undefined without a metric. */
  readonly recorded: RecordedMetric | undefined;
  readonly problems: readonly RecordProblem[];
};

/** The key under which a metric gets its number. */
export const valueKey = "value";

/** What a person calls the length of a span. */
export const spanDuration = "duration";

/** What a call records into one metric, and what speaks against it. */
export function readRecord(recording: Recording, metric: Metric | undefined, written: Written): ReadRecord {
  if (metric === undefined) return { recorded: undefined, problems: [] };
  const unfit = unfitness(metric, recording);
  if (unfit !== undefined) return { recorded: undefined, problems: [{ path: [], ...unfit }] };
  const value = readValue(written[valueKey], metric, recording);
  const attributes = metric.attributes.flatMap((target) => {
    const said = target.key === valueKey ? undefined : written[target.key];
    const source = sourceFor(said ?? target.key, recording);
    return source === undefined ? [] : [{ target, source }];
  });
  const known = new Map(metric.attributes.map((target) => [target.key, target]));
  const unknown = Object.keys(written).filter((key) => key !== valueKey && !known.has(key));
  const problems = [
    ...value.problems,
    ...unknown.map((key) => ({
      path: [key],
      message: `metric "${metric.key}" has no attribute "${key}"`,
      help: known.size === 0 ? "remove it" : `its attributes are ${[...known.keys()].join(", ")}`,
    })),
    ...metric.attributes.flatMap((target) => attributeProblems(target, { metric, written, recording })),
  ];
  return { recorded: { metric, value: value.value, attributes }, problems };
}

type Unfit = Omit<RecordProblem, "path">;

function unfitness(metric: Metric, { status }: Recording): Unfit | undefined {
  const named = `metric "${metric.key}"`;
  if (metric.observable) {
    return { message: `${named} is observable, and takes no measurements`, help: "name a metric that is recorded" };
  }
  if (!metric.hasOwnRecorder) {
    return { message: `${named} is recorded by its variants only`, help: "name a metric with a recorder of its own" };
  }
  const isDue = status === "active" || status === "deprecated";
  if (metric.status === "removed" || (isDue && !isRecorded(metric))) {
    return { message: `${named} is ${metric.status}, and not recorded`, help: "remove it here, or make it active" };
  }
  return undefined;
}

type ReadValue = { readonly value: RecordedValue | null; readonly problems: readonly RecordProblem[] };

function readValue(written: RecordSourceDocument | undefined, metric: Metric, recording: Recording): ReadValue {
  const takesValue = metric.instrument === "gauge" || metric.instrument === "histogram";
  const problem = (message: string, help: string): ReadValue => ({
    value: null,
    problems: [{ path: written === undefined ? [] : [valueKey], message, help }],
  });
  if (written === undefined) {
    if (!takesValue) return { value: null, problems: [] };
    const from = recording.isSpan ? `, as in "value: ${spanDuration}"` : "";
    return problem(
      `nothing says which number goes into metric "${metric.key}"`,
      `name an attribute under "value"${from}`,
    );
  }
  const source = sourceFor(written, recording, true);
  if (source === undefined) return problem(...nothingThere(nameIn(written), recording, true));
  const unit = unitOf(written, source, metric);
  const conversion = unit === undefined ? null : conversionBetween(unit, metric.unit);
  if (conversion === undefined) {
    return problem(
      `numbers in "${unit}" cannot become ones in "${metric.unit}", the unit of metric "${metric.key}"`,
      "name another attribute, or correct the unit",
    );
  }
  const found = valueProblems(source, metric, conversion).map((each) => ({ path: [valueKey], ...each }));
  const value = { source, unit: writtenUnit(written) ?? null, conversion: isIdentity(conversion) ? null : conversion };
  return { value, problems: found };
}

function isIdentity(conversion: Conversion | null): boolean {
  return conversion === null || conversion.number === 1;
}

/** The unit of the numbers, if they are to be in that of the metric; undefined where nothing says it. */
function unitOf(written: RecordSourceDocument, source: RecordSource, metric: Metric): string | undefined {
  const said = writtenUnit(written);
  if (said !== undefined) return said;
  if (source.kind !== "attribute" || metric.unit === "") return undefined;
  const ending =
    source.attribute.key
      .split(/[^A-Za-z0-9]+/)
      .at(-1)
      ?.toLowerCase() ?? "";
  const meant = unitEndings.get(ending) ?? (/[._]s$/.test(source.attribute.key) ? ["s"] : undefined);
  if (meant === undefined || meant.includes(metric.unit)) return undefined;
  return meant[0];
}

function writtenUnit(written: RecordSourceDocument): string | undefined {
  return typeof written === "object" && "from" in written ? written.unit : undefined;
}

type Line = { readonly metric: Metric; readonly written: Written; readonly recording: Recording };

function attributeProblems(target: Attribute, { metric, written, recording }: Line): readonly RecordProblem[] {
  const said = target.key === valueKey ? undefined : written[target.key];
  const source = sourceFor(said ?? target.key, recording);
  const path = said === undefined ? [] : [target.key];
  if (source === undefined) {
    if (said !== undefined) {
      const [message, help] = nothingThere(nameIn(said), recording, false);
      return [{ path, message, help }];
    }
    if (!target.required) return [];
    const message = `nothing says what the required attribute "${target.key}" of the metric is`;
    return [{ path, message, help: missingHelp(target, metric, recording.attributes) }];
  }
  return sourceProblems(source, target).map((each) => ({ path, ...each }));
}

function sourceFor(
  written: RecordSourceDocument,
  { attributes, isSpan }: Recording,
  isValue = false,
): RecordSource | undefined {
  if (typeof written === "object" && "constant" in written) return { kind: "constant", value: written.constant };
  const name = nameIn(written);
  if (isSpan && isValue && name === spanDuration) return { kind: "duration" };
  const attribute = attributes.find(({ key }) => key === name);
  if (attribute === undefined) return undefined;
  const values = typeof written === "object" && written.values !== undefined ? written.values : null;
  return { kind: "attribute", attribute, values: values && new Map(Object.entries(values)) };
}

function nameIn(written: RecordSourceDocument): string {
  if (typeof written === "string") return written;
  return "from" in written ? written.from : "";
}

function nothingThere(
  name: string,
  { attributes, isSpan }: Recording,
  isValue: boolean,
): readonly [message: string, help: string] {
  const names = [...attributes.map(({ key }) => key), ...(isSpan && isValue ? [spanDuration] : [])];
  const noun = isSpan ? "span" : "event";
  return [
    `the ${noun} has no attribute "${name}"`,
    names.length === 0 ? "give it the attribute" : `its attributes are ${names.join(", ")}`,
  ];
}
