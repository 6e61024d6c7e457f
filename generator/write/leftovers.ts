import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./process-state.js";

/** The file in an output folder that a run holds while it writes there. */
export const lockName = ".meterbook.lock";

/** The name of a file that is being written; `unique` is eight hexadecimal digits. */
export function temporaryName(unique: string): string {
  return `.meterbook-${process.pid}-${unique}.tmp`;
}

/** Whether a killed run left temporary files or its lock in a folder. */
export function hasLeftovers(folder: string): boolean {
  return readdirSync(folder).some((name) => isLeftover(name) || name.startsWith(lockName));
}

/** Removes the temporary files of killed runs from a folder; the lock is taken over by whoever needs it. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) if (isLeftover(name)) rmSync(join(folder, name), { force: true });
}

function isLeftover(name: string): boolean {
  const pid = /^\.meterbook-(\d{1,10})-[0-9a-f]{8}\.tmp$/.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}
