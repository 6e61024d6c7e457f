import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { openPseudoTerminal, type PseudoTerminal } from "../../pseudo-terminal.js";

export type ProgramOptions = {
  readonly folder: string;
  readonly note?: string;
  readonly enabled?: boolean;
  readonly hang?: boolean;
};

/** The program beside this file, as one file of plain JavaScript. */
export async function bundleProgram(outfile: string): Promise<void> {
  const entryPoints = [fileURLToPath(new URL("./program.ts", import.meta.url))];
  await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", logLevel: "error" });
}

/** Runs the program in a real pseudo-terminal. */
export function openTerminal(program: string, options: ProgramOptions, columns = 80): PseudoTerminal {
  return openPseudoTerminal([program, JSON.stringify(options)], { columns });
}
