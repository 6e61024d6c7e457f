import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { OwnMetrics } from "../../init/project.js";

/** Files that are looked at, and bytes of one: enough for what a person writes by hand. */
const mostFiles = 2_000;
const mostBytes = 256 * 1024;
const passedOver = /^(?:\..*|node_modules|dist|build|out|coverage)$/;
const source = /\.[cm]?[jt]sx?$/;

/** By the package that a project asks for, how its code looks that records metrics. */
const libraries: readonly (readonly [library: string, asked: RegExp, code: RegExp])[] = [
  ["prom-client", /^prom-client$/, /(?:from|require\()\s*["']prom-client["']/],
  [
    "OpenTelemetry's API",
    /^@opentelemetry\/(?:api|sdk-metrics|sdk-node|auto-instrumentations-node)$/,
    /\.create(?:Observable)?(?:Counter|UpDownCounter|Gauge|Histogram)\s*(?:<[^>()]*>)?\(/,
  ],
];

/** The first file in which a project records metrics through a library that it asks for. A search of bounded length. */
export function findOwnMetrics(folder: string, asked: readonly string[]): OwnMetrics | null {
  const wanted = libraries.filter(([, name]) => asked.some((each) => name.test(each)));
  if (wanted.length === 0) return null;
  let left = mostFiles;
  for (const file of sourcesBelow(folder, "")) {
    if (left-- === 0) return null;
    const text = textOf(join(folder, file));
    const found = wanted.find(([, , code]) => code.test(text));
    if (found !== undefined) return { library: found[0], file };
  }
  return null;
}

function* sourcesBelow(root: string, folder: string): Generator<string> {
  const entries = entriesOf(join(root, folder));
  for (const { name } of entries.filter((entry) => entry.isFile() && source.test(entry.name))) yield folder + name;
  for (const { name } of entries.filter((entry) => entry.isDirectory() && !passedOver.test(entry.name)))
    yield* sourcesBelow(root, `${folder}${name}/`);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Generated files record through the runtime, and large ones are no work of a person: both count as empty. */
function textOf(path: string): string {
  try {
    return statSync(path).size > mostBytes ? "" : readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
