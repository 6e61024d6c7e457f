import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeProcess } from "../cli/host/node-process.js";
import { exitCodes } from "../cli/host/outcome.js";
import { runCommandLine } from "../cli/program/run.js";

/** Under which `recordInMemory` of `@meterbook/runtime/testing` finds where to write. */
const variable = "METERBOOK_TEST_RUN";

export type TestRunOptions = {
  /** Default: catalog.yaml in the current folder. */
  readonly catalog?: string;
  /** Metrics that tests have to record: `all`, a stability such as `stable`, or patterns. */
  readonly require?: readonly string[];
  /** In percent of the metrics, and of the allowed values. */
  readonly minCoverage?: number;
  readonly minValueCoverage?: number;
  readonly failOn?: "error" | "warning" | "none";
  readonly format?: "text" | "json" | "github" | "sarif" | "junit" | "markdown" | "lcov";
  /** Files that get the report, too: .json, .sarif, .xml, .md, .info, .txt. */
  readonly report?: readonly string[];
};

export type TestRun = {
  /** Prints what all workers recorded against the catalog; false where that is not enough. */
  readonly end: () => Promise<boolean>;
};

/** Lets all processes that begin from here on write what they record into one folder. */
export function beginTestRun(options: TestRunOptions): TestRun {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-tests-"));
  process.env[variable] = folder;
  return {
    end: async () => {
      delete process.env[variable];
      try {
        return await check(folder, options);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

async function check(folder: string, options: TestRunOptions): Promise<boolean> {
  const host = nodeProcess(new URL("../package.json", import.meta.url));
  const files = readdirSync(folder).map((file) => join(folder, file));
  const { status, out, err } = await runCommandLine([...wordsOf(files, options)], host);
  host.print({ out, err });
  return exitCodes[status] === 0;
}

function wordsOf(files: readonly string[], options: TestRunOptions): readonly string[] {
  const { catalog, require = [], minCoverage, minValueCoverage, failOn, format, report = [] } = options;
  const flag = (name: string, value: unknown) => (value === undefined ? [] : [name, String(value)]);
  return [
    "live-check",
    "--gathered",
    ...files.filter((file) => file.endsWith(".jsonl")),
    ...(files.some((file) => file.endsWith(".json"))
      ? ["--merge", ...files.filter((file) => file.endsWith(".json"))]
      : []),
    ...flag("--catalog", catalog),
    ...(require.length === 0 ? [] : ["--require", ...require]),
    ...flag("--min-coverage", minCoverage),
    ...flag("--min-value-coverage", minValueCoverage),
    ...flag("--fail-on", failOn),
    ...flag("--format", format),
    ...(report.length === 0 ? [] : ["--report", ...report]),
  ];
}
