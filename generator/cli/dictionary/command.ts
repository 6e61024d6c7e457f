import { type Command, Option } from "commander";
import {
  type CatalogRequest,
  notEmpty,
  type Several,
  type SeveralFlags,
  severalRequest,
  withSeveralCatalogs,
} from "../flags/catalog-flags.js";
import type { Define } from "../flags/task.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { Format } from "../reports/formats.js";
import { type HistoryKind, historyKinds, type HistoryRequest } from "./revisions.js";

const dictionaryFormats = ["text", "json"] as const satisfies readonly Format[];
type DictionaryFormat = (typeof dictionaryFormats)[number];

export type DictionaryRequest = Omit<CatalogRequest<DictionaryFormat>, "catalog"> &
  Several & {
    /** The folder of dictionary.html. */
    readonly out: string;
    /** Whether it writes nothing, and fails when the page is not up to date. */
    readonly isCheck: boolean;
    /** Null stands for the title of the catalog's page or, over several catalogs, a plain one. */
    readonly title: string | null;
    /** The revisions whose changes it shows; null shows none. */
    readonly history: HistoryRequest | null;
    /** Reports of `meterbook live-check` as JSON. */
    readonly reports: readonly string[];
    /** Reports of `meterbook usage` as JSON. */
    readonly usage: readonly string[];
  };

type Flags = SeveralFlags<DictionaryFormat> & {
  readonly out: string;
  readonly check: boolean;
  readonly title?: string;
  readonly history?: string;
  readonly historyBy: HistoryKind;
  readonly liveCheck: readonly string[];
  readonly usage: readonly string[];
};

const help = `
Writes dictionary.html, a page that needs no server and loads nothing: open it as a file, or publish it as it is. It shows one
catalog or several, with the dashboards and rules that each lists under \`queries: { files: […] }\`.

  meterbook dictionary --out public
  meterbook dictionary --catalog "services/*/catalog.yaml" --out public --check
  meterbook dictionary --out public --history v1.0.0..HEAD
`;

export const defineDictionary: Define = (command: Command, start) => {
  command
    .requiredOption("--out <folder>", "the folder in which dictionary.html is written", notEmpty)
    .addOption(new Option("--check", "write nothing; fail when the page is not up to date").default(false, "no"))
    .option("--title <text>", "title of the page (default: that of the catalog's page)", notEmpty)
    .option("--history <range>", "show what changed in these revisions of git, as in v1.0.0..HEAD", notEmpty)
    .addOption(new Option("--history-by <kind>", "which revisions of the range").choices(historyKinds).default("tags"))
    .addOption(
      new Option("--live-check <report...>", "show what a program emitted: reports of live-check as JSON").default(
        [],
        "none",
      ),
    )
    .addOption(
      new Option("--usage <report...>", "show where the code records what: reports of usage as JSON").default(
        [],
        "none",
      ),
    )
    .addHelpText("after", help);
  withSeveralCatalogs(command, { formats: dictionaryFormats, of: "report" }).action((flags: Flags) =>
    start(request(flags), run),
  );
};

async function run(request: DictionaryRequest, host: Host): Promise<Outcome> {
  return (await import("./dictionary.js")).dictionary(request, host);
}

function request({ out, check, title, history, historyBy, liveCheck, usage, ...flags }: Flags): DictionaryRequest {
  const { catalog: _, ...rest } = severalRequest(flags);
  return {
    out,
    isCheck: check,
    title: title ?? null,
    history: history === undefined ? null : { range: history, kind: historyBy },
    reports: liveCheck,
    usage,
    ...rest,
  };
}
