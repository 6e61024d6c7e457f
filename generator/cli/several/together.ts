import { code } from "../../emit/markdown/syntax/code-span.js";
import { visible } from "../../emit/visible.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { Format } from "../reports/formats.js";
import { jsonText } from "../reports/json.js";
import { palette } from "../terminal/color.js";
import { count } from "../terminal/display.js";

export type NamedOutcome = { readonly catalog: string; readonly outcome: Outcome };

type Asked = { readonly format: Format; readonly quiet: boolean };

const byWeight = ["fine", "findings", "misuse", "interrupted"] as const satisfies readonly Outcome["status"][];

/** What the runs over several catalogs have to say, as one: a heading for each, and a line about all of them. */
export function together(outcomes: readonly NamedOutcome[], { format, quiet }: Asked, { color }: Host): Outcome {
  const status = byWeight.findLast((each) => outcomes.some(({ outcome }) => outcome.status === each)) ?? "fine";
  const values = outcomes.flatMap(({ outcome }) => outcome.value ?? []);
  const [onOut, onErr] = [palette(color.out), palette(color.err)];
  const err = outcomes.map(({ catalog, outcome }) => under(onErr.bold(heading(catalog)), outcome.err)).join("");
  if (format === "json") return { status, out: jsonText(values), err };
  if (format === "sarif") return { status, out: jsonText(oneLog(values)), err };
  if (format === "markdown") {
    const out = outcomes.map(({ catalog, outcome }) => under(`# ${code(catalog)}\n\n`, outcome.out)).join("\n");
    return { status, out, err };
  }
  const out = outcomes.map(({ catalog, outcome }) => under(onOut.bold(heading(catalog)), outcome.out)).join("");
  return { status, out: quiet ? out : out + summaryOf(outcomes), err };
}

function heading(catalog: string): string {
  return `── ${visible(catalog)}\n`;
}

function under(heading: string, text: string): string {
  return text === "" ? "" : heading + text;
}

function summaryOf(outcomes: readonly NamedOutcome[]): string {
  const of = (status: Outcome["status"]) => outcomes.filter(({ outcome }) => outcome.status === status).length;
  const numbers = [
    [of("fine"), "fine"],
    [of("findings"), "with findings"],
    [of("misuse"), "failed"],
  ] as const;
  const parts = numbers.flatMap(([number, text]) => (number === 0 ? [] : [`${number} ${text}`]));
  return `${count(outcomes.length, "catalog")}: ${parts.join(", ")}\n`;
}

/** One log with a run for each catalog, which its automation details name. */
function oneLog(logs: readonly object[]): object {
  return { ...logs[0], runs: logs.flatMap((log) => ("runs" in log ? log.runs : [])) };
}
