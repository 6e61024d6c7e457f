import { execFile } from "node:child_process";
import type { HostProcess } from "../host/host.js";
import { errnoOf, CommandError } from "../../write/command-error.js";

/** How git ended: what it wrote, or the first line of its complaint. */
export type GitAnswer =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly complaint: string };

export type Git = (...words: readonly string[]) => Promise<GitAnswer>;

const mostBytes = 64 * 1024 * 1024;

/** Runs git in a folder of a host, without a shell. A missing git is an error; what git complains of is an answer. */
export function gitIn(folder: string, { environment }: Pick<HostProcess, "environment">): Git {
  return (...words) =>
    new Promise((resolve, reject) => {
      // Complaints are recognised by their English text.
      const options = {
        cwd: folder,
        encoding: "buffer",
        maxBuffer: mostBytes,
        env: { ...environment, LC_ALL: "C" },
      } as const;
      execFile("git", words, options, (error, bytes, complaints) => {
        if (error === null) resolve({ ok: true, bytes });
        else if (errnoOf(error) === "ENOENT") reject(noGit());
        else if (errnoOf(error) === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") reject(tooLarge());
        else resolve({ ok: false, complaint: complaints.toString("utf8").trim().split("\n")[0] ?? "" });
      });
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
