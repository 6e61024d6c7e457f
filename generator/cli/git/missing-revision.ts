import { nearest } from "../../diagnostics/suggest.js";
import { type Git, lineOf, linesOf } from "./git.js";

/** The command that brings a revision which git does not know, or the one that was probably meant. */
export async function helpFor(revision: string, git: Git): Promise<string> {
  if (revision.includes("..")) return "name both ends, as in `meterbook diff main HEAD`";
  if ((await lineOf(git, "rev-parse", "--is-shallow-repository")) === "true") {
    return `this clone is shallow: run \`${await fetchCommand(revision, git)}\``;
  }
  if (isRelative(revision)) return "the history does not reach back so far; name an older branch or tag";
  const known = await linesOf(
    git,
    "for-each-ref",
    "--format=%(refname:short)",
    "refs/heads",
    "refs/tags",
    "refs/remotes",
  );
  const meant = known.find((name) => name.endsWith(`/${revision}`)) ?? nearest(revision, known);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  const hasRemote = (await linesOf(git, "remote")).length > 0;
  return hasRemote ? `check the spelling, or run \`${await fetchCommand(revision, git)}\`` : "check the spelling";
}

async function fetchCommand(revision: string, git: Git): Promise<string> {
  const remotes = await linesOf(git, "remote");
  const remote = remotes.find((name) => revision.startsWith(`${name}/`)) ?? remotes[0] ?? "origin";
  const steps = stepsBack(revision);
  if (steps !== undefined) return `git fetch --deepen=${steps} ${remote}`;
  // What is relative to something else, and an abbreviated hash, can be found only in the whole history.
  if (isRelative(revision) || /^[0-9a-f]{4,39}$/.test(revision)) return `git fetch --unshallow ${remote}`;
  if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision)) return `git fetch --depth=1 ${remote} ${revision}`;
  if (/^v?\d+(\.\d+)*/.test(revision)) return `git fetch --depth=1 ${remote} tag ${quoted(revision)}`;
  const branch = revision.startsWith(`${remote}/`) ? revision.slice(remote.length + 1) : revision;
  const target = branch === revision ? branch : `refs/remotes/${revision}`;
  return `git fetch --depth=1 ${remote} ${quoted(`${branch}:${target}`)}`;
}

/** How many commits `HEAD~2` or `HEAD^^` goes back. */
function stepsBack(revision: string): number | undefined {
  if (!/^(HEAD|@)([~^]\d{0,6})+$/.test(revision)) return undefined;
  const steps = Array.from(revision.matchAll(/([~^])(\d*)/g), ([, sign, count]) => {
    return sign === "^" ? 1 : Number(count === "" ? 1 : count);
  });
  return steps.reduce((sum, step) => sum + step, 0);
}

function isRelative(revision: string): boolean {
  return /[~^]|@\{/.test(revision);
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
