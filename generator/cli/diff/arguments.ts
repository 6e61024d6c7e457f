import { type Command, Option } from "commander";
import { type CatalogFlags, catalogRequest, withCatalogFlags } from "../catalog-flags.js";
import { type DiffFormat, type DiffRequest, diffFormats, type Failure, failures } from "../request.js";
import { todayOption } from "../today-option.js";

type DiffFlags = CatalogFlags<DiffFormat> & {
  readonly failOn: Failure;
  readonly baseVersion?: string;
  readonly today?: string;
};

const help = `
Each of base and head is a file, a folder with catalog.yaml, a git revision (main, HEAD~1, v1.2.0), or a revision with
the path that the catalog has there (main:metrics/catalog.yaml). What is written as a path, ./main, is one.

Every change is judged twice. Callers: does code that calls the recorders, and compiled, still compile? Consumers: do
dashboards and alerts still select the same series, with the same meaning? The worse of the two asks for a version:

  judgement   stable, release_candidate   beta, alpha, development
  breaking    major                       minor: nothing is promised yet
  additive    minor                       minor
  cosmetic    patch                       patch

The stability is that of the base. Metrics that are planned or removed break nobody; the end of a metric that the base
has deprecated is minor, for it was announced; so is that of one that has expired, but not that of a name that is still
to be exported beside its new one (--today). Below 1.0.0, major raises the second number and the others the third.
\`meterbook explain <code>\` says how a kind of change is judged.

Exit codes: 0 fine, 1 what --fail-on names or an invalid head, 2 wrong use or a base that cannot be read.
`;

export function defineDiff(command: Command, ask: (request: DiffRequest) => void): void {
  command
    .argument("<base>", "what to compare with: a file, a folder or a git revision")
    .argument("[head]", "what to compare: the same; the catalog as it is now when left out")
    .addOption(new Option("--fail-on <changes>", "what exits with 1").choices(failures).default("breaking"))
    .option("--base-version <version>", "the last release; the next version is told, too")
    .addOption(todayOption())
    .addHelpText("after", help);
  withCatalogFlags(command, { formats: diffFormats, told: "how the changes are told" }).action(
    (base: string, head: string | undefined, flags: DiffFlags) => ask(request(base, head, flags)),
  );
}

function request(base: string, head: string | undefined, flags: DiffFlags): DiffRequest {
  const { failOn, baseVersion, today } = flags;
  return {
    command: "diff",
    base,
    head: head ?? null,
    failOn,
    baseVersion: baseVersion ?? null,
    today: today ?? null,
    ...catalogRequest(flags),
  };
}
