import type { Stats } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type * as chokidar from "chokidar";
import { importModule } from "../../../import-module.js";
import type { PartMatcher } from "../../../sources/part-matcher.js";
import type { ChangeSignal } from "./change-signal.js";
import { errnoOf, CommandError, toCommandError } from "../../../write/command-error.js";

type FileWatch = { readonly close: () => Promise<void> };

/** What is watched: files below a folder, the parts that may come there, and files of imports, as absolute paths. */
type WatchedFiles = {
  readonly files: readonly string[];
  readonly parts: PartMatcher;
  readonly imports: readonly string[];
};

/**
 * Notices every change of files below a folder: saving in place or by renaming, deleting and creating, of their folders too.
 * It is the folder that is watched, and of what is in it only the way to the files, so that a file need not exist; so it is
 * with the parts that the catalog may get. Of a package it is the folder of all packages, in which it is replaced.
 */
export async function watchFiles(
  folder: string,
  { files, parts, imports }: WatchedFiles,
  { notice, fail }: Pick<ChangeSignal, "notice" | "fail">,
): Promise<FileWatch> {
  const above = files.filter((file) => file.startsWith("../")).map((file) => resolve(folder, file));
  const outside = [...imports, ...above].map((path) => ({ path, root: rootOf(path) }));
  const wanted = new Set([
    ...files.flatMap((file) => wayTo(resolve(folder, file), folder)),
    ...outside.flatMap(({ path, root }) => wayTo(path, root)),
  ]);
  // Published as ES modules only, which older versions of Node do not require.
  const { watch } = await importModule<typeof chokidar>("chokidar");
  const watcher = watch([...new Set([folder, ...outside.map(({ root }) => root)])], {
    ignored: (path, stats) => !wanted.has(resolve(path)) && !isOfParts(relative(folder, path), parts, stats),
    ignoreInitial: true,
    // A file that is replaced is noticed at once, not only when it has not come back for a while.
    atomic: false,
  });
  watcher.on("error", (error) => fail(watchError(error)));
  await new Promise<void>((ready, failed) => {
    watcher.once("ready", ready);
    watcher.once("error", (error) => failed(watchError(error)));
  });
  watcher.on("all", notice);
  return { close: () => watcher.close() };
}

/** Before anything is known of a path it is asked for once without what it is. */
function isOfParts(path: string, { matches, mayLieIn }: PartMatcher, stats: Stats | undefined): boolean {
  const below = path.replaceAll(sep, "/");
  return (stats?.isDirectory() !== true && matches(below)) || (stats?.isFile() !== true && mayLieIn(below));
}

function rootOf(path: string): string {
  const steps = path.split(sep);
  const packages = steps.indexOf("node_modules");
  return packages === -1 ? dirname(path) : steps.slice(0, packages + 1).join(sep);
}

/** A file and the folders above it, down from the one that is watched. */
function wayTo(path: string, folder: string): readonly string[] {
  const way = [folder];
  for (let at = path; at !== folder && at !== dirname(at) && isBelow(folder, at); at = dirname(at)) way.push(at);
  return way;
}

function isBelow(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith(`..${sep}`);
}

function watchError(error: unknown): unknown {
  if (!["ENOSPC", "EMFILE"].includes(errnoOf(error) ?? "")) return toCommandError(error, "watch the catalog's folder");
  const help = "raise it, on Linux with `sysctl fs.inotify.max_user_watches=524288`, or watch less elsewhere";
  return new CommandError("cannot watch the catalog's folder: the system's limit of watches is reached", help);
}
