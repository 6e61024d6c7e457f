import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Artifact } from "../../emit/emitter.js";
import type { EmitHeavy } from "../../pipeline.js";

/** Heavy emitters in a thread of their own; `stop` ends it, and is harmless afterwards. */
export type EmittingThread = { readonly emit: EmitHeavy; stop(): void };

/**
 * Starts a thread that loads the heavy emitters and their library while the catalog is still being
 * read. Undefined where Meterbook runs from its sources, which no thread can load.
 */
export function startEmittingThread(): EmittingThread | undefined {
  const entry = new URL("./emitting-thread-entry.js", import.meta.url);
  if (!existsSync(entry)) return undefined;
  const worker = new Worker(entry);
  const failure = new Promise<never>((_, reject) => worker.once("error", reject));
  // A failure while nobody waits for artifacts is reported to the one who does.
  failure.catch(() => undefined);
  return {
    emit: (catalog, origin) => {
      const artifacts = new Promise<readonly Artifact[]>((resolve) => worker.once("message", resolve));
      worker.postMessage({ catalog, origin });
      return Promise.race([artifacts, failure]);
    },
    stop: () => {
      void worker.terminate();
    },
  };
}
