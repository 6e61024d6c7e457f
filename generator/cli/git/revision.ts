import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, posix, resolve } from "node:path";
import { visible } from "../../emit/visible.js";
import { besideName } from "../../source.js";
import type { CatalogText } from "../../sources/catalog-text.js";
import type { MissingImport } from "../../sources/read-imports.js";
import type { PartFolder } from "../../sources/read-parts.js";
import { CommandError } from "../../write/command-error.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import type { Host } from "../host/host.js";
import { blobsIn, type Git, gitIn, lineOf } from "./git.js";
import { helpFor } from "./missing-revision.js";
import { movedFrom } from "./moved.js";

/** The bytes of a catalog, and what reports call it. */
export type NamedBytes = {
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer;
  /** Where its parts lie. */
  readonly folder: PartFolder;
  /** Adds what it imports. */
  readonly imports: (text: CatalogText) => Promise<CatalogText>;
};

/** An empty revision is the index; a null path the one of today's catalog. */
type Wanted = { readonly revision: string; readonly path: string | null };

/**
 * The catalog of a git revision: `main` has it at the path of today's, or where it was before it moved; `main:path` at that
 * path from the root of the repository, which may be a folder; `:path` as it is staged. The repository is that of the catalog's
 * folder, such as a submodule, wherever the command runs. What git does not know or have is an error with its fix.
 */
export async function readRevision(word: string, catalog: CatalogFile, host: Host): Promise<NamedBytes> {
  const wanted = wantedBy(word);
  const at = existingFolder(catalog.folder);
  const git = await gitFor(wanted, at, host);
  const { tree, prefix } = wanted.revision === "" ? await indexAt(git) : await commitOf(wanted.revision, word, git);
  const { path, bytes } = await blobOf({ tree, prefix }, wanted, catalog, git);
  const name = `${wanted.revision}:${path}`;
  const blobs = (ids: readonly string[]) => blobsIn(at, host, ids);
  const folder = folderOf({ tree, name, path, git, blobs });
  const imports = async (text: CatalogText) => (await import("./recorded.js")).withRecorded(text, folder, word);
  return { name, file: path, bytes, folder, imports };
}

type Place = {
  readonly tree: string;
  readonly name: string;
  readonly path: string;
  readonly git: Git;
  readonly blobs: (ids: readonly string[]) => Promise<readonly Buffer[]>;
};

/** The folder of a catalog as a commit or the index has it. It is listed once, when a part is looked for. */
function folderOf({ tree, name, path, git, blobs }: Place): PartFolder {
  const own = posix.basename(path);
  const ids = new Map<string, string>();
  return {
    list: async (matcher) => {
      if (ids.size === 0)
        for (const each of await filesBelow(tree, posix.dirname(path), git)) ids.set(each.path, each.id);
      return [...ids.keys()].filter((each) => each !== own && matcher.matches(each));
    },
    nameOf: (part) => visible(name.slice(0, name.length - path.length) + besideName(path, part)),
    read: (paths) => blobs(paths.map((each) => ids.get(each) ?? "")),
  };
}

type Listed = { readonly path: string; readonly id: string };

/** Plain files alone: a link of a revision leads nowhere. */
async function filesBelow(tree: string, folder: string, git: Git): Promise<readonly Listed[]> {
  const below = folder === "." ? "" : folder;
  const words =
    tree === ""
      ? ["ls-files", "--stage", "-z", "--full-name", "--", `:/${below}`]
      : ["ls-tree", "-r", "-z", "--full-tree", `${tree}:${below}`];
  const answer = await git(...words);
  if (!answer.ok) throw new CommandError(`git cannot list the folder "${folder}": ${answer.complaint}`);
  const lines = answer.bytes.toString("utf8").split("\0");
  return lines.flatMap((line): readonly Listed[] => {
    const [, mode, id, path = ""] = /^(\d+) (?:blob )?(\w+)(?: 0)?\t([\s\S]+)$/.exec(line) ?? [];
    const inner = tree === "" && below !== "" ? path.slice(below.length + 1) : path;
    return id === undefined || mode === "120000" ? [] : [{ path: inner, id }];
  });
}

function wantedBy(word: string): Wanted {
  // Git would take it for one of its options.
  if (word.startsWith("-"))
    throw new CommandError(`"${word}" is no revision: it begins with "-"`, "name a branch, a tag, a commit or a file");
  if (word === "")
    throw new CommandError('"" names no revision', "write it as in `main`, `main:catalog.yaml` or `:catalog.yaml`");
  const colon = word.indexOf(":");
  if (colon === -1) return { revision: word, path: null };
  const path = word.slice(colon + 1);
  return { revision: word.slice(0, colon), path: path === "" ? null : path };
}

/** The catalog as it is staged. */
export async function readStaged(catalog: CatalogFile, host: Host): Promise<NamedBytes> {
  const git = gitIn(existingFolder(catalog.folder), host);
  if ((await lineOf(git, "rev-parse", "--is-inside-work-tree")) === "true") return readRevision(":", catalog, host);
  throw new CommandError("nothing is staged here: this is no git repository", "check the files, without `--staged`");
}

/** Another file of the repository as it is staged; undefined for what git does not know or ignores, such as packages. */
export async function stagedBytes(path: string, host: Host): Promise<Buffer | MissingImport | undefined> {
  const git = await gitFor({ revision: "", path: null }, existingFolder(dirname(path)), host);
  const name = basename(path);
  const answer = await git("cat-file", "blob", `:./${name}`);
  if (answer.ok) return answer.bytes;
  const isKnown = (await lineOf(git, "rev-parse", "--is-inside-work-tree")) === "true";
  if (!isKnown || (await git("check-ignore", "--quiet", "--", name)).ok) return undefined;
  return { message: `the catalog "${visible(name)}" is not staged`, help: "add it to the commit, with `git add`" };
}

/** While git commits, its hooks find in GIT_INDEX_FILE what will be recorded, which is not yet what the index holds. */
async function gitFor({ revision }: Wanted, at: string, host: Host): Promise<Git> {
  const git = gitIn(at, host);
  const { GIT_INDEX_FILE: index = "" } = host.environment;
  if (revision !== "" || index === "") return git;
  const own = await lineOf(git, "rev-parse", "--absolute-git-dir");
  const file = resolve(host.cwd, index);
  const isOwn = own !== undefined && existsSync(file) && realpathSync(dirname(file)) === realpathSync(own);
  return isOwn ? gitIn(at, host, file) : git;
}

function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder));
}

/** A commit, or the index, whose name is empty; and the way from the root of the repository to the folder of the catalog. */
type Start = { readonly tree: string; readonly prefix: string };

async function indexAt(git: Git): Promise<Start> {
  return { tree: "", prefix: (await lineOf(git, "rev-parse", "--show-prefix")) ?? "" };
}

async function commitOf(revision: string, word: string, git: Git): Promise<Start> {
  const wanted = ["--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const answer = await git("rev-parse", "--show-prefix", ...wanted);
  if (answer.ok) {
    const [prefix = "", tree = ""] = answer.bytes.toString("utf8").split("\n");
    return { tree, prefix };
  }
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

type Blob = { readonly path: string; readonly bytes: Buffer };

async function blobOf(
  { tree, prefix }: Start,
  { revision, path }: Wanted,
  catalog: CatalogFile,
  git: Git,
): Promise<Blob> {
  const at = (place: string) => git.object(`${tree}:${place}`);
  const wanted = path ?? prefix + catalog.file;
  const found = await at(wanted);
  if (found?.type === "blob") return { path: wanted, bytes: found.bytes };
  if (found?.type === "tree") {
    const inner = posix.join(wanted, "catalog.yaml");
    const below = await at(inner);
    if (below?.type === "blob") return { path: inner, bytes: below.bytes };
    throw missing(inner, revision, null);
  }
  const moved = tree === "" ? { path: undefined, near: null } : await movedFrom(tree, wanted, catalog, git);
  const before = path === null && moved.path !== undefined ? await at(moved.path) : undefined;
  if (before?.type === "blob" && moved.path !== undefined) return { path: moved.path, bytes: before.bytes };
  if (tree === "" && path === null) throw unstaged(wanted);
  throw missing(wanted, revision, moved.path ?? moved.near);
}

function unstaged(path: string): CommandError {
  return new CommandError(`"${path}" is not staged, and in no commit`, `run \`git add ':/${path}'\``);
}

function missing(path: string, revision: string, near: string | null): CommandError {
  const place = revision === "" ? "the index" : `"${revision}"`;
  const help =
    near === null
      ? `name the path that it has there, as in \`${revision}:path/to/catalog.yaml\``
      : `did you mean "${revision}:${near}"?`;
  return new CommandError(`"${path}" does not exist in ${place}`, help);
}
