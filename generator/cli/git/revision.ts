import { posix, relative, sep } from "node:path";
import { visible } from "../../emit/visible.js";
import { besideName } from "../../source.js";
import type { PartFolder } from "../../sources/read-parts.js";
import { CommandError } from "../../write/command-error.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import type { Host } from "../host/host.js";
import { blobsIn, type Git, gitIn, lineOf, linesOf } from "./git.js";
import { helpFor } from "./missing-revision.js";

/** The bytes of a catalog, and what reports call it. */
export type NamedBytes = {
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer;
  /** Where its parts lie. */
  readonly folder: PartFolder;
};

type Wanted = { readonly revision: string; readonly path: string };

/**
 * The catalog of a git revision: `main` has it at the path of today's, `main:path` at that path from the root of the
 * repository, which may be a folder. What git does not know or have is an error with its fix.
 */
export async function readRevision(word: string, catalog: CatalogFile, host: Host): Promise<NamedBytes> {
  const wanted = wantedBy(word, catalog, host.cwd);
  const git = gitIn(host.cwd, host);
  const commit = await commitOf(wanted.revision, word, git);
  const blob = await blobOf(commit, wanted, git);
  const answer = await git("cat-file", "blob", blob.id);
  if (!answer.ok)
    throw new CommandError(`git cannot read "${wanted.path}" of "${wanted.revision}": ${answer.complaint}`);
  const name = `${wanted.revision}:${blob.path}`;
  return { name, file: blob.path, bytes: answer.bytes, folder: folderOf(commit, name, blob, host) };
}

type Listed = { readonly path: string; readonly id: string };

/** The folder of a catalog as a commit has it. It is listed once, when a part is looked for. */
function folderOf(commit: string, name: string, { path, at }: Blob, host: Host): PartFolder {
  const own = posix.basename(path);
  const ids = new Map<string, string>();
  return {
    list: async (matcher) => {
      if (ids.size === 0) for (const { path, id } of await filesBelow(commit, at, host)) ids.set(path, id);
      return [...ids.keys()].filter((path) => path !== own && matcher.matches(path));
    },
    nameOf: (part) => visible(name.slice(0, name.length - path.length) + besideName(path, part)),
    read: (paths) => {
      const named = paths.map((path) => ids.get(path) ?? "");
      return blobsIn(host.cwd, host, named);
    },
  };
}

/** Plain files alone: a link of a revision leads nowhere. */
async function filesBelow(commit: string, catalog: string, host: Host): Promise<readonly Listed[]> {
  const folder = posix.dirname(catalog);
  const shown = folder !== "." ? folder : catalog.startsWith("./") ? "./" : "";
  const answer = await gitIn(host.cwd, host)("ls-tree", "-r", "-z", "--full-tree", `${commit}:${shown}`);
  if (!answer.ok) throw new CommandError(`git cannot list the folder of "${catalog}": ${answer.complaint}`);
  return answer.bytes
    .toString("utf8")
    .split("\0")
    .flatMap((line): readonly Listed[] => {
      const [, mode, id, path] = /^(\d+) blob (\w+)\t([\s\S]+)$/.exec(line) ?? [];
      return id === undefined || path === undefined || mode === "120000" ? [] : [{ path, id }];
    });
}

function wantedBy(word: string, catalog: CatalogFile, cwd: string): Wanted {
  // Git would take it for one of its options.
  if (word.startsWith("-"))
    throw new CommandError(`"${word}" is no revision: it begins with "-"`, "name a branch, a tag, a commit or a file");
  const colon = word.indexOf(":");
  const revision = colon === -1 ? word : word.slice(0, colon);
  if (revision === "")
    throw new CommandError(`"${word}" names no revision`, "write it as in `main` or `main:catalog.yaml`");
  if (colon !== -1 && colon < word.length - 1) return { revision, path: word.slice(colon + 1) };
  const below = relative(cwd, `${catalog.folder}${sep}${catalog.file}`).replaceAll(sep, "/");
  return { revision, path: `./${below}` };
}

async function commitOf(revision: string, word: string, git: Git): Promise<string> {
  const answer = await git("rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
  if (answer.ok) return answer.bytes.toString("utf8").trim();
  if (/not a git repository/.test(answer.complaint)) {
    const message = `"${word}" is neither a file nor a folder with a catalog, and no revision, as this is no git repository`;
    throw new CommandError(message, "correct the path, or change to the repository");
  }
  if (/dubious ownership/.test(answer.complaint)) {
    const help = "if you trust it, run `git config --global --add safe.directory <its folder>`";
    throw new CommandError("git does not trust this repository, which belongs to another user", help);
  }
  const message = `"${word}" is neither a file, nor a folder with a catalog, nor a revision that git knows`;
  throw new CommandError(message, await helpFor(revision, git));
}

type Blob = {
  readonly id: string;
  readonly path: string;
  /** The path as git is asked for it. */
  readonly at: string;
};

async function blobOf(commit: string, { revision, path }: Wanted, git: Git): Promise<Blob> {
  const shown = path.replace(/^\.\//, "");
  const found = await objectAt(commit, path, git);
  if (found?.type === "blob") return { id: found.id, path: shown, at: path };
  const inner = found?.type === "tree" ? posix.join(path.replace(/^\.\//, "./"), "catalog.yaml") : undefined;
  const at = inner !== undefined && path.startsWith("./") ? `./${inner}` : inner;
  const below = at === undefined ? undefined : await objectAt(commit, at, git);
  if (below?.type === "blob" && inner !== undefined && at !== undefined) return { id: below.id, path: inner, at };
  throw new CommandError(
    `"${inner ?? shown}" does not exist in "${revision}"`,
    await elsewhere(commit, revision, shown, git),
  );
}

async function objectAt(commit: string, path: string, git: Git) {
  const id = await lineOf(git, "rev-parse", "--verify", "--quiet", `${commit}:${path}`);
  const type = id === undefined ? undefined : await lineOf(git, "cat-file", "-t", id);
  return id === undefined || type === undefined ? undefined : { id, type };
}

/** A file of the same name, as the catalog may have stood somewhere else. */
async function elsewhere(commit: string, revision: string, path: string, git: Git): Promise<string> {
  const files = await linesOf(git, "ls-tree", "-r", "--name-only", "--full-tree", commit);
  const moved = files.find((file) => posix.basename(file) === posix.basename(path));
  return moved === undefined
    ? `name the path that it has there, as in \`${revision}:path/to/catalog.yaml\``
    : `did you mean "${revision}:${moved}"?`;
}
