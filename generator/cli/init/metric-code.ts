import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { OwnMetrics } from "../../init/project.js";

/** Bytes of a file that are looked at: enough for what a person writes by hand. */
const mostBytes = 256 * 1024;

/** By the package that a project asks for, how its code looks that records metrics. */
const libraries: readonly (readonly [library: string, asked: RegExp, code: RegExp])[] = [
  ["prom-client", /^prom-client$/, /(?:from|require\()\s*["']prom-client["']/],
  [
    "OpenTelemetry's API",
    /^@opentelemetry\/(?:api|sdk-metrics|sdk-node|auto-instrumentations-node)$/,
    /\.create(?:Observable)?(?:Counter|UpDownCounter|Gauge|Histogram)\s*(?:<[^>()]*>)?\(/,
  ],
];

/** The first file in which a project records metrics through a library that it asks for. */
export function findOwnMetrics(
  folder: string,
  sources: readonly string[],
  asked: readonly string[],
): OwnMetrics | null {
  const wanted = libraries.filter(([, name]) => asked.some((each) => name.test(each)));
  if (wanted.length === 0) return null;
  for (const file of sources) {
    const text = textOf(join(folder, file));
    const found = wanted.find(([, , code]) => code.test(text));
    if (found !== undefined) return { library: found[0], file };
  }
  return null;
}

/** Generated files record through the runtime, and large ones are no work of a person: both count as empty. */
function textOf(path: string): string {
  try {
    return statSync(path).size > mostBytes ? "" : readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
