import type { Emitter } from "./emitter.js";
import { recorders } from "./recorders.js";

/** The outputs that load ts-morph, the heaviest library by far: they may be at work in a thread of their own. */
export const heavyEmitters: readonly Emitter[] = [recorders];
