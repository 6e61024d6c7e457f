import { execFile } from "node:child_process";
import type { HostProcess } from "../host/host.js";
import { visible } from "../../emit/visible.js";
import { errnoOf, CommandError } from "../../write/command-error.js";

/** How git ended: what it wrote, or the first line of its complaint. */
type GitAnswer = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly complaint: string };

export type Git = {
  (...words: readonly string[]): Promise<GitAnswer>;
  readonly object: (name: string) => Promise<GitObject | undefined>;
};

type GitObject = { readonly type: string; readonly bytes: Buffer };

type Asked = {
  readonly words: readonly string[];
  readonly input: string;
  /** Another index than that of the repository. */
  readonly indexFile?: string | undefined;
};
type GitHost = Pick<HostProcess, "environment">;

/** What git gives to its hooks, and would take for another repository, index or folder than the one that is meant. */
const ofHooks = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"];

const mostBytes = 64 * 1024 * 1024;

/** Runs git in a folder of a host, without a shell. A missing git is an error; what git complains of is an answer. */
export function gitIn(folder: string, host: GitHost, indexFile?: string): Git {
  const git = (...words: readonly string[]) => ask(folder, host, { words, input: "", indexFile });
  return Object.assign(git, { object: (name: string) => objectOf(folder, host, { name, indexFile }) });
}

/** What git has under a name such as `main:catalog.yaml`, in one process; undefined when it has nothing there. */
async function objectOf(
  folder: string,
  host: GitHost,
  { name, indexFile }: { name: string; indexFile?: string | undefined },
) {
  // Git reads a name a line.
  if (name.includes("\n")) return undefined;
  const answer = await ask(folder, host, { words: ["cat-file", "--batch"], input: `${name}\n`, indexFile });
  if (!answer.ok) throw new CommandError(`git cannot read "${visible(name)}": ${answer.complaint}`);
  const start = answer.bytes.indexOf("\n");
  const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(answer.bytes.toString("latin1", 0, start)) ?? [];
  return type === undefined ? undefined : { type, bytes: answer.bytes.subarray(start + 1, start + 1 + Number(size)) };
}

function ask(folder: string, { environment }: GitHost, { words, input, indexFile }: Asked): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const own = Object.entries(environment).filter(([name]) => !ofHooks.includes(name));
    const index = indexFile === undefined ? {} : { GIT_INDEX_FILE: indexFile };
    // Complaints are recognised by their English text.
    const options = {
      cwd: folder,
      encoding: "buffer",
      maxBuffer: mostBytes,
      env: { ...Object.fromEntries(own), ...index, LC_ALL: "C" },
    } as const;
    const child = execFile("git", words, options, (error, bytes, complaints) => {
      if (error === null) resolve({ ok: true, bytes });
      else if (errnoOf(error) === "ENOENT") reject(noGit());
      else if (errnoOf(error) === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") reject(tooLarge());
      else resolve({ ok: false, complaint: complaints.toString("utf8").trim().split("\n")[0] ?? "" });
    });
    // A git that ends without reading has its own complaint.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

/** What git keeps under some names, in one process. All of them have to be there. */
export async function blobsIn(folder: string, host: GitHost, ids: readonly string[]): Promise<readonly Buffer[]> {
  if (ids.length === 0) return [];
  const answer = await ask(folder, host, { words: ["cat-file", "--batch"], input: `${ids.join("\n")}\n` });
  if (!answer.ok) throw new CommandError(`git cannot read the files of a revision: ${answer.complaint}`);
  const { bytes } = answer;
  let at = 0;
  return ids.map((id) => {
    const line = bytes.indexOf("\n", at);
    const [, kind, size] = bytes.toString("latin1", at, line).split(" ");
    if (kind !== "blob") throw new CommandError(`git cannot read "${id}"`);
    at = line + 1 + Number(size) + 1;
    return bytes.subarray(line + 1, at - 1);
  });
}

/** The one line that git wrote, or undefined when it complained. */
export async function lineOf(git: Git, ...words: readonly string[]): Promise<string | undefined> {
  const [line] = await linesOf(git, ...words);
  return line;
}

/** None when git complained. */
export async function linesOf(git: Git, ...words: readonly string[]): Promise<readonly string[]> {
  const answer = await git(...words);
  if (!answer.ok) return [];
  return answer.bytes
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
}

function noGit(): CommandError {
  return new CommandError(
    "cannot read a revision: git is not installed",
    "install git, or name a file or a folder instead",
  );
}

function tooLarge(): CommandError {
  return new CommandError("what git has there is larger than a catalog may be", "check that the right file is named");
}
