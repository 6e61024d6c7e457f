import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { RevisionData } from "../../dictionary/data.js";
import { type History, historyOf, type State } from "../../dictionary/history.js";
import { readVersion } from "../../diff/read-version.js";
import type { Catalog } from "../../model/catalog.js";
import { textsOf } from "../../sources/catalog-text.js";
import { CommandError } from "../../write/command-error.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import { textOf } from "../diff/side.js";
import { readRevision } from "../git/revision.js";
import type { Host } from "../host/host.js";
import { type HistoryRequest, type Revision, revisionsIn } from "./revisions.js";

/** A catalog as a revision has it. */
type Past = { readonly revision: Revision; readonly catalog: Catalog };

export type Pasts = {
  readonly pasts: readonly Past[];
  /** All of the range, also those that have no catalog. */
  readonly revisions: readonly Revision[];
  /** What people must know: revisions that cannot be read. */
  readonly warnings: readonly string[];
};

/** The catalog in the revisions of a range, each that says something else than the one before it. */
export async function readPasts(request: HistoryRequest, file: CatalogFile, host: Host): Promise<Pasts> {
  const revisions = await revisionsIn(request, file, host);
  const pasts: Past[] = [];
  const warnings: string[] = [];
  let before = "";
  for (const revision of revisions) {
    const found = new DiagnosticCollector();
    const side = await readRevision(`${revision.commit}:`, file, host).catch((error: unknown) => {
      if (!(error instanceof CommandError)) throw error;
      warnings.push(`${revision.name} has no ${file.file}`);
      return undefined;
    });
    const text =
      side &&
      (await readText(side, found, (reason) => {
        warnings.push(`the catalog of ${revision.name} cannot be read: ${reason}`);
      }));
    if (text === undefined) continue;
    const imported = (text.imports ?? []).map((each) => each.text);
    const said = JSON.stringify([...textsOf(text), ...imported].map((each) => each.text));
    if (said === before) continue;
    before = said;
    host.progress(`reading ${revision.name}`, said.length);
    const version = readVersion(text, found);
    if (version === undefined)
      warnings.push(`the catalog of ${revision.name} cannot be read: ${found.sorted()[0]?.message ?? ""}`);
    else pasts.push({ revision, catalog: version.catalog });
  }
  return { pasts, revisions, warnings };
}

/** Undefined where a revision does not say what its catalog imported then. */
async function readText(
  side: Parameters<typeof textOf>[0],
  found: DiagnosticCollector,
  report: (reason: string) => void,
): ReturnType<typeof textOf> {
  try {
    return await textOf(side, found);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    report(error.message);
    return undefined;
  }
}

/** What the catalog as it is has that no revision of the range had. */
const unreleased = "unreleased";

/** The revisions of all catalogs by their days, and at last the catalogs as they are. */
export function revisionList(all: readonly Pasts[]): readonly Revision[] {
  const byCommit = new Map(
    all.flatMap(({ revisions }) => revisions).map((each) => [`${each.commit} ${each.name}`, each]),
  );
  const listed = [...byCommit.values()];
  // One repository has one order; of several only days can be compared.
  const isOne = all.every(({ revisions }) => revisions.length === listed.length);
  const ordered = isOne ? listed : listed.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return [...ordered, { name: unreleased, commit: "", date: "" }];
}

export function revisionData(revisions: readonly Revision[]): readonly RevisionData[] {
  return revisions.map(({ name, date }) => (date === "" ? { name } : { name, date }));
}

export function historyIn({ pasts }: Pasts, catalog: Catalog, revisions: readonly Revision[]): History {
  const states = pasts.map((past): State => {
    return { revision: revisions.findIndex(({ commit }) => commit === past.revision.commit), catalog: past.catalog };
  });
  const current: State = { revision: revisions.length - 1, catalog };
  const [first, ...later] = [...states, current];
  return historyOf([first ?? current, ...later]);
}
