import { type Command, InvalidArgumentError, Option } from "commander";
import { isDay, readVersionNumber } from "../../model/lifetime.js";
import { type CatalogRequest, type LintFailure, type LintRequest, lintFailures } from "../request.js";

type LintFlags = {
  readonly failOn: LintFailure;
  readonly today?: string;
  readonly release?: string;
  readonly warnDays: number;
  readonly writeBaseline: boolean;
  readonly baseline: boolean;
  readonly fix: boolean;
  readonly dryRun: boolean;
};

type OwnRequest = Omit<LintRequest, keyof CatalogRequest>;

const help = `
Errors of correctness are those of generate. The rules of lint are advice: each has a severity, which the catalog changes
under \`lint: { rules: { missing-owner: error, unbounded-attribute: off } }\`; a metric accepts findings with \`allow: [code]\`.

--write-baseline lists what is found now in <catalog>.baseline.json; from then on only what is new is told. Neither allow
nor the baseline puts off what a calendar decides: expired and expires-soon.
`;

/** `withCatalogFlags` adds what every command that reads a catalog takes; `ask` gets those flags beside lint's own. */
export function addLint<CatalogFlags>(
  program: Command,
  withCatalogFlags: (command: Command) => Command,
  ask: (request: OwnRequest, flags: CatalogFlags) => void,
): void {
  const command = program
    .command("lint")
    .description("check the catalog, give advice, and report every finding")
    .addOption(new Option("--fail-on <severity>", "what exits with 1").choices(lintFailures).default("error"))
    .addOption(new Option("--fix", "mend what can be mended without changing what is exported").default(false, "no"))
    .addOption(new Option("--dry-run", "with --fix: write nothing, print the difference").default(false, "no"))
    .addOption(
      new Option("--write-baseline", "accept what is found now, in <catalog>.baseline.json")
        .conflicts(["fix", "baseline"])
        .default(false, "no"),
    )
    .option("--no-baseline", "tell also what the baseline lists")
    .option("--today <day>", "the day, as in 2026-11-22 (default: SOURCE_DATE_EPOCH, or the clock)", day)
    .option("--release <version>", "what is released next (default: of the package.json beside the catalog)", release)
    .option("--warn-days <days>", "tell of metrics that expire within so many days", days, 14)
    .addHelpText("after", help);
  withCatalogFlags(command).action((flags: CatalogFlags & LintFlags) => ask(ownRequest(flags, command), flags));
}

function ownRequest(flags: LintFlags, command: Command): OwnRequest {
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
  };
}

function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("It is no day, as in 2026-11-22.");
  return text;
}

function release(text: string): string {
  if (readVersionNumber(text) === undefined) throw new InvalidArgumentError("It is no version, as in 1.4.0.");
  return text;
}

function days(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError("It is no number of days.");
  return Number(text);
}
