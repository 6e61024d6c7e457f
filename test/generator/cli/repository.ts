import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../temporary-folder.js";

/** A git repository of the running test. */
export type Repository = {
  readonly folder: string;
  /** What git writes, without the line end. */
  readonly git: (...words: readonly string[]) => string;
  /** Writes files, and records them. */
  readonly commit: (files: Readonly<Record<string, string>>) => void;
};

/** Independent of the settings of whoever runs the test. */
const environment = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
/** Who commits; without the process that tidies up after a commit. */
const identity = ["user.name=Test", "user.email=test@example.com", "commit.gpgsign=false", "maintenance.auto=false"];
const settings = identity.flatMap((setting) => ["-c", setting]);

export function repositoryIn(folder: string): Repository {
  const git = (...words: readonly string[]) =>
    execFileSync("git", [...settings, ...words], {
      cwd: folder,
      encoding: "utf8",
      env: environment,
      stdio: "pipe",
    }).trim();
  const commit = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git("add", "--all");
    git("commit", "--quiet", "--message", "A change");
  };
  return { folder, git, commit };
}

/** How git ends, with what its hooks print; this process goes on meanwhile, so that a hook can have it run a command line. */
export function gitWithHook(
  folder: string,
  ...words: readonly string[]
): Promise<{ code: number | null; err: string }> {
  const child = spawn("git", [...settings, ...words], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, err }));
  });
}

const made = new Map<string, string>();
/** Goes when all tests have ended (user-cache.ts). */
const originals = join(process.env["XDG_CACHE_HOME"] ?? tmpdir(), "repositories-");

/** With one commit for each map of files, on the branch main: a copy of the one that was made of these first. */
export function repository(...commits: readonly Readonly<Record<string, string>>[]): Repository {
  const key = JSON.stringify(commits);
  const original = made.get(key) ?? makeRepository(commits);
  made.set(key, original);
  const created = repositoryIn(temporaryFolder());
  cpSync(original, created.folder, { recursive: true });
  return created;
}

/** What `make` gives, with its folder: made once for all tests of this process, and copied. */
export async function madeOnce(key: string, make: () => Promise<Repository>): Promise<Repository> {
  const original = made.get(key);
  const created = original === undefined ? await make() : repositoryIn(temporaryFolder());
  if (original !== undefined) cpSync(original, created.folder, { recursive: true });
  else {
    const kept = mkdtempSync(originals);
    cpSync(created.folder, kept, { recursive: true });
    made.set(key, kept);
  }
  return created;
}

let empty: string | undefined;

function makeRepository(commits: readonly Readonly<Record<string, string>>[]): string {
  const folder = mkdtempSync(originals);
  empty ??= makeEmpty();
  cpSync(empty, folder, { recursive: true });
  const { commit } = repositoryIn(folder);
  for (const files of commits) commit(files);
  return folder;
}

function makeEmpty(): string {
  const { folder, git } = repositoryIn(mkdtempSync(originals));
  // Without the examples of hooks, which are most of an empty repository.
  git("init", "--quiet", "--initial-branch=main", "--template=");
  mkdirSync(join(folder, ".git/hooks"));
  return folder;
}

/** A clone of the last commits alone, as continuous integration makes it. */
export function shallowClone({ folder }: Repository, ...options: readonly string[]): Repository {
  const clone = repositoryIn(temporaryFolder());
  clone.git("clone", "--quiet", "--depth=1", ...options, `file://${folder}`, ".");
  return clone;
}
