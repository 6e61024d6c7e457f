import type { Emitter } from "./emitter.js";
import { recorders } from "./recorders.js";
import { validators } from "./validators.js";

/** Every output, in the order in which they are written and reported. */
export const emitters: readonly Emitter[] = [recorders, validators];
