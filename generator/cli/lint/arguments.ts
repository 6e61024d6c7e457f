import { type Command, InvalidArgumentError, Option } from "commander";
import { readVersionNumber } from "../../model/lifetime.js";
import { type CatalogFlags, catalogRequest, withCatalogFlags } from "../catalog-flags.js";
import { type LintFailure, type LintRequest, lintFailures } from "../request.js";
import { todayOption } from "../today-option.js";

type LintFlags = CatalogFlags & {
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
Errors of correctness are those of generate. The rules of lint are advice: each has a severity, which the catalog changes
under \`lint: { rules: { missing-owner: error, unbounded-attribute: off } }\`; a metric accepts findings with \`allow: [code]\`.

--write-baseline lists what is found now in <catalog>.baseline.json; from then on only what is new is told. Neither allow
nor the baseline puts off what a calendar decides: expired and expires-soon.
`;

export function defineLint(command: Command, ask: (request: LintRequest) => void): void {
  command
    .addOption(new Option("--fail-on <severity>", "what exits with 1").choices(lintFailures).default("error"))
    .addOption(
      new Option(
        "--fix",
        "fix what changes nothing that is exported: planned metrics, and what is allowed for nothing",
      ).default(false, "no"),
    )
    .addOption(new Option("--dry-run", "with --fix: write nothing, print the difference").default(false, "no"))
    .addOption(
      new Option("--write-baseline", "accept what is found now, in <catalog>.baseline.json")
        .conflicts(["fix", "baseline"])
        .default(false, "no"),
    )
    .option("--no-baseline", "tell also what the baseline lists")
    .addOption(todayOption())
    .option("--release <version>", "what is released next (default: of the package.json beside the catalog)", release)
    .option("--warn-days <days>", "tell of metrics that expire within so many days", days, 14)
    .addHelpText("after", help);
  withCatalogFlags(command).action((flags: LintFlags) => ask(request(flags, command)));
}

function request(flags: LintFlags, command: Command): LintRequest {
  if (flags.dryRun && !flags.fix) command.error("error: option '--dry-run' needs '--fix'");
  const mode = flags.writeBaseline ? "write-baseline" : !flags.fix ? "tell" : flags.dryRun ? "dry-fix" : "fix";
  return {
    command: "lint",
    failOn: flags.failOn,
    today: flags.today ?? null,
    release: flags.release ?? null,
    warnDays: flags.warnDays,
    mode,
    baseline: flags.baseline,
    ...catalogRequest(flags),
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
