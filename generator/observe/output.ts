import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { joinedObservations, type ObservedFile, type ObservedInstrument } from "./observation.js";

const patience = 2_000;

/** The file that a run writes: `METERBOOK_OBSERVED`, or `observed.json` in the folder where it began. */
export function outputPath(): string {
  return resolve(process.env["METERBOOK_OBSERVED"] || "observed.json");
}

/** Adds what was seen to the file, which other processes of the run may write, too. What goes wrong is no fault of the program. */
export function addTo(path: string, instruments: readonly ObservedInstrument[]): void {
  const lock = `${path}.lock`;
  const isOurs = acquired(lock);
  try {
    const file: ObservedFile = { observed: 1, instruments: joinedObservations(instrumentsIn(path), instruments) };
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(file, null, 2)}\n`);
    renameSync(draft, path);
  } finally {
    if (isOurs) rmSync(lock, { force: true });
  }
}

/** Another process that ended with the lock must not hold up this one for ever. */
function acquired(lock: string): boolean {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    try {
      closeSync(openSync(lock, "wx"));
      return true;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
  rmSync(lock, { force: true });
  return false;
}

function instrumentsIn(path: string): readonly ObservedInstrument[] {
  try {
    const { observed, instruments }: ObservedFile = JSON.parse(readFileSync(path, "utf8"));
    return observed === 1 && Array.isArray(instruments) ? instruments : [];
  } catch {
    return [];
  }
}
