import { Option } from "commander";
import {
  type CatalogRequest,
  type Several,
  type SeveralFlags,
  severalRequest,
  withSeveralCatalogs,
} from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import { overCatalogs } from "../several/over-catalogs.js";
import { todayOption } from "../flags/today-option.js";
import type { Format } from "../reports/formats.js";

/** Markdown is for a comment on a pull request. */
const diffFormats = ["text", "markdown", "json", "github", "sarif"] as const satisfies readonly Format[];
type DiffFormat = (typeof diffFormats)[number];

/** What ends with exit code 1: a major verdict, any change, or nothing. */
const failures = ["breaking", "any", "none"] as const;

/** `catalog` is the file that a revision is asked for. */
export type DiffRequest = CatalogRequest<DiffFormat> & {
  /** A file, a folder with catalog.yaml, a revision, or `revision:path`. */
  readonly base: string;
  /** The same; null stands for the catalog as it is now. */
  readonly head: string | null;
  readonly failOn: (typeof failures)[number];
  /** The last release, as in `1.4.0`. */
  readonly baseVersion: string | null;
  /** The day (UTC) by which expiries are checked; null stands for SOURCE_DATE_EPOCH, or the system's clock. */
  readonly today: string | null;
  /** Dashboards and rules whose queries are looked for; null looks for none. None listed stands for those of the catalog. */
  readonly queries: readonly string[] | null;
};

type DiffFlags = SeveralFlags<DiffFormat> & {
  readonly failOn: DiffRequest["failOn"];
  readonly baseVersion?: string;
  readonly today?: string;
  readonly queries?: true | readonly string[];
};

const help = `
Each of base and head is a file, a folder with catalog.yaml, a git revision (main, HEAD~1, v1.2.0), or a revision with
the path that the catalog has there (main:metrics/catalog.yaml). What is written as a path, ./main, is one.

Every change has two impacts. Callers: does code that calls the recorders, and compiled, still compile? Consumers: do
dashboards and alerts still select the same series, with the same meaning? The worse of the two asks for a version:

  impact      stable, release_candidate   beta, alpha, development
  breaking    major                       minor: nothing is promised yet
  additive    minor                       minor
  cosmetic    patch                       patch

The stability is that of the base. Metrics that are planned or removed break nobody; the removal of a metric that the
base has deprecated is minor, for it was announced; so is that of one that has expired, but not that of a name that is
still to be exported beside its new one (--today). Below 1.0.0, major raises the second number and the others the third.
\`meterbook explain <code>\` explains the impact of a kind of change.

Exit codes: 0 fine, 1 what --fail-on names or an invalid head, 2 wrong use or a base that cannot be read.
`;

export const defineDiff: Define = (command, start) => {
  command
    .argument("<base>", "what to compare with: a file, a folder or a git revision")
    .argument("[head]", "what to compare: the same; the catalog as it is now when left out")
    .addOption(new Option("--fail-on <changes>", "what exits with 1").choices(failures).default("breaking"))
    .option("--base-version <version>", "the last release; the next version is printed, too")
    .option(
      "--queries [file...]",
      "name the panels, alerts and rules that break, in these files or in those of the catalog",
    )
    .addOption(todayOption())
    .addHelpText("after", help);
  withSeveralCatalogs(command, { formats: diffFormats, of: "changes" }).action(
    (base: string, head: string | undefined, flags: DiffFlags) =>
      start(
        request(base, head, flags),
        overCatalogs<DiffRequest>("diff", async (asked, host) => (await import("./diff.js")).diff(asked, host)),
      ),
  );
};

function request(base: string, head: string | undefined, flags: DiffFlags): DiffRequest & Several {
  const { failOn, baseVersion, today, queries } = flags;
  return {
    base,
    head: head ?? null,
    failOn,
    baseVersion: baseVersion ?? null,
    today: today ?? null,
    queries: queries === undefined ? null : queries === true ? [] : queries,
    ...severalRequest(flags),
  };
}
