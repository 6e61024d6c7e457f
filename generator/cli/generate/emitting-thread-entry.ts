import { parentPort } from "node:worker_threads";
import type { Origin } from "../../emit/emitter.js";
import { heavyEmitters } from "../../emit/heavy-emitters.js";
import type { Catalog } from "../../model/catalog.js";

/** What the thread of `startEmittingThread` runs: a catalog comes in, artifacts go out. */
parentPort?.on("message", ({ catalog, origin }: { readonly catalog: Catalog; readonly origin: Origin }) => {
  parentPort?.postMessage(heavyEmitters.flatMap((emitter) => emitter.emit(catalog, origin)));
});
