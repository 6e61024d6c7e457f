// Ends by force while it holds the lock.
import { withLock } from "../../../../generator/write/lock.js";

await withLock(process.argv[2], 60_000, () => process.kill(process.pid, "SIGKILL"));
