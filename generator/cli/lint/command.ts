import { type Command, InvalidArgumentError, Option } from "commander";
import { readVersionNumber } from "../../model/lifetime.js";
import {
  type CatalogRequest,
  type Several,
  type SeveralFlags,
  severalRequest,
  withSeveralCatalogs,
} from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import { overCatalogs, type Run } from "../several/over-catalogs.js";
import { todayOption } from "../flags/today-option.js";

/** What ends with exit code 1: errors, warnings too, or nothing. */
const lintFailures = ["error", "warning", "none"] as const;
type LintFailure = (typeof lintFailures)[number];

export type LintRequest = CatalogRequest & {
  readonly failOn: LintFailure;
  /** The day (UTC), as in `2026-11-22`; null stands for SOURCE_DATE_EPOCH, or the system's clock. */
  readonly today: string | null;
  /** The version to be released; null stands for that of the package.json beside the catalog. */
  readonly release: string | null;
  readonly warnDays: number;
  /** What is done beside reporting: findings are accepted in the baseline, fixed, or would be fixed. */
  readonly mode: "report" | "write-baseline" | "fix" | "dry-fix";
  /** Whether the findings that the baseline lists are left out. */
  readonly baseline: boolean;
};

type LintFlags = SeveralFlags & {
  readonly failOn: LintFailure;
  readonly today?: string;
  readonly release?: string;
  readonly warnDays: number;
  readonly writeBaseline: boolean;
  readonly baseline: boolean;
  readonly fix: boolean;
  readonly dryRun: boolean;
};

const help = `
Errors of correctness are those of generate. Each rule of lint has a severity, which the catalog changes under
\`lint: { rules: { missing-owner: error, unbounded-attribute: off } }\`; a metric accepts findings with \`allow: [code]\`.

--write-baseline accepts the findings of this run: it lists them in <catalog>.baseline.json, and later runs report only
others. Neither allow nor the baseline accepts what depends on the day: expired and expires-soon.
`;

export const defineLint: Define = (command, start) => {
  command
    .addOption(new Option("--fail-on <severity>", "what exits with 1").choices(lintFailures).default("error"))
    .addOption(
      new Option(
        "--fix",
        "fix what changes nothing that is exported: what is planned, and `allow` without a finding",
      ).default(false, "no"),
    )
    .addOption(new Option("--dry-run", "with --fix: write nothing, print the difference").default(false, "no"))
    .addOption(
      new Option("--write-baseline", "accept the findings of this run, in <catalog>.baseline.json")
        .conflicts(["fix", "baseline"])
        .default(false, "no"),
    )
    .option("--no-baseline", "report also what the baseline lists")
    .addOption(todayOption())
    .option("--release <version>", "what is released next (default: of the package.json beside the catalog)", release)
    .option("--warn-days <days>", "warn of what expires within so many days", days, 14)
    .addHelpText("after", help);
  withSeveralCatalogs(command).action((flags: LintFlags) => {
    let lint: Run<LintRequest> | undefined;
    const run = overCatalogs<LintRequest>("lint", async (asked, host) => {
      lint ??= (await import("./lint.js")).linter();
      return lint(asked, host);
    });
    return start(request(flags, command), run);
  });
};

function request(flags: LintFlags, command: Command): LintRequest & Several {
  if (flags.dryRun && !flags.fix) command.error("error: option '--dry-run' needs '--fix'");
  const mode = flags.writeBaseline ? "write-baseline" : !flags.fix ? "report" : flags.dryRun ? "dry-fix" : "fix";
  return {
    failOn: flags.failOn,
    today: flags.today ?? null,
    release: flags.release ?? null,
    warnDays: flags.warnDays,
    mode,
    baseline: flags.baseline,
    ...severalRequest(flags),
  };
}

function release(text: string): string {
  if (readVersionNumber(text) === undefined) throw new InvalidArgumentError("It is no version, as in 1.4.0.");
  return text;
}

function days(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError("It is no number of days.");
  return Number(text);
}
