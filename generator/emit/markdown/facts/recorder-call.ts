import { isRequiredAtEnd } from "../../../model/record-sources.js";
import type { Attribute, Metric, Signal } from "../../../model/catalog.js";

/** Reserved words of JavaScript's strict mode, which cannot name the variable that a shorthand property reads. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

const longestCall = 100;

/** The call that records a metric, as a person would type it. */
export function recorderCall(metric: Metric): string {
  const { recorder } = metric.names;
  if (metric.observable) return `record.${recorder}(callback)`;
  const takesValue = metric.instrument === "histogram" || metric.instrument === "gauge";
  const amount = metric.instrument === "up_down_counter" ? ["amount"] : [];
  return call(recorder, takesValue ? ["value"] : [], metric.attributes, amount);
}

/** The call that starts a metric's timer; null when it has none. */
export function timerCall({ names, attributes }: Metric): string | null {
  return names.timer && call(names.timer.method, [], attributes, []);
}

/** `record.emit.toolResult({ tool, success })`, `record.span.turn({ model }, async (span) => { … })` */
export function signalCall({ kind, names, attributes }: Signal): string {
  const atStart = attributes.filter(({ requirement }) => !isRequiredAtEnd(requirement));
  if (kind === "event") return call(`emit.${names.recorder}`, [], attributes, []);
  const run = ["async (span) => { … }"];
  return attributes.length > 0 && atStart.length === 0
    ? `record.span.${names.recorder}({}, ${run.join("")})`
    : call(`span.${names.recorder}`, [], atStart, run);
}

function call(
  method: string,
  before: readonly string[],
  attributes: readonly Attribute[],
  after: readonly string[],
): string {
  const typed = (object: readonly string[]) => `record.${method}(${[...before, ...object, ...after].join(", ")})`;
  if (attributes.length === 0) return typed([]);
  const whole = typed([`{ ${attributes.map(property).join(", ")} }`]);
  return whole.length <= longestCall ? whole : typed(["{ … }"]);
}

function property({ key }: Attribute): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${JSON.stringify(key)}: …`;
  return reservedWords.has(key) ? `${key}: …` : key;
}
