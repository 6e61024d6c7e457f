import { createProgram } from "../program/parse.js";
import { defaultCommand } from "../program/commands.js";
import { bashCompletion } from "./bash.js";
import { fishCompletion } from "./fish.js";
import { shapeOf } from "./program-shape.js";
import { zshCompletion } from "./zsh.js";
import type { Outcome } from "../host/outcome.js";
import type { CompletionRequest } from "./command.js";

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** A script made of everything that the help lists. */
export async function completion({ shell }: CompletionRequest): Promise<Outcome> {
  const program = await createProgram("", () => undefined);
  return { status: "fine", out: scripts[shell](shapeOf(program, defaultCommand)), err: "" };
}
