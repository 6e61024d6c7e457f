import { type Command, Option } from "commander";
import {
  type ColorChoice,
  colorChoices,
  type DiffFormat,
  type DiffRequest,
  diffFormats,
  type Failure,
  failures,
} from "../request.js";

type DiffFlags = {
  readonly catalog?: string;
  readonly format: DiffFormat;
  readonly color: ColorChoice;
  readonly quiet: boolean;
  readonly failOn: Failure;
  readonly baseVersion?: string;
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
has deprecated is minor, for it was announced. Below 1.0.0, major raises the second number and the others the third.
\`meterbook explain <code>\` says how a kind of change is judged.

Exit codes: 0 fine, 1 what --fail-on names or an invalid head, 2 wrong use or a base that cannot be read.
`;

export function addDiff(program: Command, ask: (request: DiffRequest) => void): void {
  program
    .command("diff")
    .description("say what changed between two catalogs, for callers and for dashboards, and which version it asks for")
    .argument("<base>", "what to compare with: a file, a folder or a git revision")
    .argument("[head]", "what to compare: the same; the catalog as it is now when left out")
    .option("--catalog <file>", "the catalog (default: catalog.yaml in the current folder)")
    .addOption(new Option("--format <format>", "how the changes are told").choices(diffFormats).default("text"))
    .addOption(new Option("--fail-on <changes>", "what exits with 1").choices(failures).default("breaking"))
    .option("--base-version <version>", "the last release; the next version is told, too")
    .addOption(new Option("--color <when>", "colours in the text").choices(colorChoices).default("auto"))
    .addOption(new Option("--quiet", "say nothing when all is well").default(false, "no"))
    .addHelpText("after", help)
    .action((base: string, head: string | undefined, flags: DiffFlags) => ask(request(base, head, flags)));
}

function request(base: string, head: string | undefined, flags: DiffFlags): DiffRequest {
  return {
    command: "diff",
    base,
    head: head ?? null,
    catalog: flags.catalog ?? null,
    format: flags.format,
    color: flags.color,
    quiet: flags.quiet,
    failOn: flags.failOn,
    baseVersion: flags.baseVersion ?? null,
  };
}
