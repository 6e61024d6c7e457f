import { rmdirSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { replaceFile } from "./atomic-file.js";
import { inspect } from "./entry.js";
import { removeLeftovers } from "./leftovers.js";
import { makeFolder } from "./make-folder.js";
import type { Change } from "./plan.js";
import { attempt, errnoOf, CommandError } from "./command-error.js";

/** Carries out changes below a root, in their order. Each path is looked at again just before it is touched. */
export function apply(root: string, changes: readonly Change[], durable: boolean): void {
  const folders = new Set<string>();
  for (const change of changes) {
    if (change.kind === "same") continue;
    const path = join(root, change.path);
    rejectObstacle(root, change.path);
    if (change.kind === "delete") {
      attempt(`delete "${path}"`, () => unlinkSync(path));
      removeEmptyFolders(root, dirname(change.path));
      continue;
    }
    const folder = dirname(path);
    if (!folders.has(folder)) prepareFolder(folder);
    folders.add(folder);
    const mode = change.kind === "update" ? change.mode : null;
    attempt(`write "${path}"`, () => replaceFile(path, { text: change.text, mode, durable }));
  }
}

/** Makes a folder where there is none, and clears it of what killed runs left. */
export function prepareFolder(folder: string): void {
  attempt(`create the folder "${folder}"`, () => makeFolder(folder));
  attempt(`clear the folder "${folder}"`, () => removeLeftovers(folder));
}

function rejectObstacle(root: string, path: string): void {
  const entry = inspect(root, path);
  if (entry.kind !== "obstacle") return;
  throw new CommandError(
    `cannot write "${join(root, path)}": "${entry.at}" is ${entry.what}`,
    "move it away and run again",
  );
}

function removeEmptyFolders(root: string, path: string): void {
  for (let folder = path; folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder));
    } catch (error) {
      if (["ENOTEMPTY", "EEXIST", "ENOENT"].includes(errnoOf(error) ?? "")) return;
      throw error;
    }
  }
}
