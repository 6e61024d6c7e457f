import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError } from "../../write/command-error.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import { type Git, gitIn, linesOf } from "../git/git.js";
import { helpFor } from "../git/missing-revision.js";
import type { Host } from "../host/host.js";

/** Which revisions a history is made of. */
export const historyKinds = ["tags", "commits"] as const;
export type HistoryKind = (typeof historyKinds)[number];

export type HistoryRequest = { readonly range: string; readonly kind: HistoryKind };

export type Revision = {
  readonly name: string;
  readonly commit: string;
  /** The day of the commit, as in `2027-01-31`. */
  readonly date: string;
};

/**
 * The revisions of a range, `v1.0.0..HEAD`, the oldest first: its beginning, and the tags after it, or the commits that changed
 * something in the catalog's folder.
 */
export async function revisionsIn(
  { range, kind }: HistoryRequest,
  { folder }: CatalogFile,
  host: Host,
): Promise<readonly Revision[]> {
  const git = gitIn(existingFolder(folder), host);
  const [from, to] = endsOf(range);
  const [first, last] = [await commitOf(from, git), await commitOf(to, git)];
  const dated = ["log", "--topo-order", "--reverse", "--format=%H %cs"];
  const between = [`${first}..${last}`, ...(kind === "tags" ? [] : ["--", "."])];
  const lines = [...(await linesOf(git, ...dated, "-1", first)), ...(await linesOf(git, ...dated, ...between))];
  const names = await tagsOf(git);
  return lines.flatMap((line): readonly Revision[] => {
    const [commit = "", date = ""] = line.split(" ");
    const tag = names.get(commit);
    if (commit === first) return [{ name: tag ?? from, commit, date }];
    return tag === undefined && kind === "tags" ? [] : [{ name: tag ?? commit.slice(0, 7), commit, date }];
  });
}

function endsOf(range: string): readonly [string, string] {
  const [, from = "", to = ""] = /^(.+?)\.\.(?!\.)(.*)$/.exec(range) ?? [];
  if (from === "" || [from, to].some((each) => each.startsWith("-"))) {
    throw new CommandError(`"${range}" is no range of revisions`, "write it as in `--history v1.0.0..HEAD`");
  }
  return [from, to === "" ? "HEAD" : to];
}

async function commitOf(revision: string, git: Git): Promise<string> {
  const answer = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
  if (answer.ok) return answer.bytes.toString("utf8").trim();
  if (/not a git repository/.test(answer.complaint)) {
    throw new CommandError("there is no history here: this is no git repository", "leave `--history` out");
  }
  throw new CommandError(`git knows no revision "${revision}"`, await helpFor(revision, git));
}

/** The name of each commit that has a tag; of several the one that sorts first, as versions do. */
async function tagsOf(git: Git): Promise<ReadonlyMap<string, string>> {
  const format = "--format=%(objectname) %(*objectname) %(refname:lstrip=2)";
  const tags = new Map<string, string>();
  for (const line of await linesOf(git, "for-each-ref", "--sort=version:refname", format, "refs/tags")) {
    const [object = "", peeled = "", ...name] = line.split(" ");
    const commit = peeled === "" ? object : peeled;
    if (!tags.has(commit)) tags.set(commit, name.join(" "));
  }
  return tags;
}

function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder));
}
