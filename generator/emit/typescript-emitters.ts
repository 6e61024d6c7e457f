import type { Emitter } from "./emitter.js";
import { recorders } from "./recorders.js";
import { validators } from "./validators.js";

/** The outputs in TypeScript, in the order in which they are written and reported. */
export const typescriptEmitters: readonly Emitter[] = [recorders, validators];
