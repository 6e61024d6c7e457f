// Adds to a number in a file, again and again, each time under the lock: lost additions show two owners at once.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../../../../generator/write/lock.js";

const [, , folder, times] = process.argv;
for (let round = 0; round < Number(times); round++) {
  await withLock(join(folder, "lock"), 60_000, () => {
    const count = Number(readFileSync(join(folder, "count"), "utf8"));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    writeFileSync(join(folder, "count"), String(count + 1));
  });
}
