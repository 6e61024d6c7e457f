import { CommandError } from "../../write/command-error.js";
import type { Several } from "../flags/catalog-flags.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { reportError } from "../reports/failure.js";
import { namedCatalogs } from "./named-catalogs.js";
import type { AskedOfOne, Run } from "./over-catalogs.js";
import { type NamedOutcome, together } from "./together.js";

type Command<Asked> = { readonly command: string; readonly run: Run<Asked> };

/** One catalog after the other; what one of them cannot do keeps no other from being done. */
export async function runEach<Asked extends AskedOfOne>(
  { command, run }: Command<Asked>,
  asked: Asked & Several,
  host: Host,
): Promise<Outcome> {
  const catalogs = namedCatalogs(asked.catalogs, host.cwd);
  if (catalogs.length > 1 && (asked.out ?? null) !== null) {
    throw new CommandError(
      "--out names one folder, and each catalog needs its own",
      "set `output` under `generate:` in each",
    );
  }
  const runOne = async (catalog: string): Promise<NamedOutcome> => {
    const request = { ...asked, catalog };
    try {
      return { catalog, outcome: await run(request, host) };
    } catch (error) {
      return { catalog, outcome: await reportError(error, { command, request }, host) };
    }
  };
  if (asked.watch) return watchAll(catalogs.map(runOne), host);
  const outcomes: NamedOutcome[] = [];
  for (const catalog of catalogs) outcomes.push(await runOne(catalog));
  return together(outcomes, asked, host);
}

/** Watches end together; one that cannot begin says so at once. */
async function watchAll(watches: readonly Promise<NamedOutcome>[], { print }: Host): Promise<Outcome> {
  const outcomes = await Promise.all(
    watches.map(async (watch) => {
      const { outcome } = await watch;
      if (outcome.status !== "fine") print(outcome);
      return outcome;
    }),
  );
  const failed = outcomes.find(({ status }) => status !== "fine");
  return failed === undefined ? (outcomes[0] ?? { status: "fine", out: "", err: "" }) : { ...failed, out: "", err: "" };
}
