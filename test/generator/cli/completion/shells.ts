import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Argument, Command, Option } from "commander";
import { bashCompletion } from "../../../../generator/cli/completion/bash.js";
import { fishCompletion } from "../../../../generator/cli/completion/fish.js";
import { type ProgramShape, shapeOf } from "../../../../generator/cli/completion/program-shape.js";
import { zshCompletion } from "../../../../generator/cli/completion/zsh.js";
import { meantAfter } from "../../../../generator/cli/flags/meant-after.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { commandOfTest } from "../command-server.js";
import { builtCommand } from "../meterbook-process.js";

type Shell = "bash" | "zsh" | "fish";
type Workshop = { readonly folder: string; readonly env: NodeJS.ProcessEnv };
type Printed = { readonly out: string; readonly err: string };

export const shells: readonly Shell[] = ["bash", "zsh", "fish"];
export const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

const installed = new Set(shells.filter((shell) => spawnSync(shell, ["-c", "exit"]).status === 0));

/** Tests that need a shell say so where it is not installed. */
export function isInstalled(shell: Shell): boolean {
  return installed.has(shell);
}

/** A catalog whose first names would do harm if a shell expanded them. */
export const hostile = `catalog: 1
name: shop
metrics:
  "$(touch harm)": { instrument: counter }
  "; touch harm": { instrument: counter }
  "*": { instrument: counter }
  order.placed: { instrument: counter }
  order.paid: { instrument: counter }
events: { "$(touch harm) too": {} }
`;

/** A program with a command of each kind of value, and words that need quotes in every shell. */
export function sampleShape(): ProgramShape {
  const program = new Command("meterbook").option("--version", 'it\'s the "version": $(touch harm) [`x`]');
  program.command("generate", { isDefault: true }).option("--out <folder>", "where").option("--check", "no write");
  program
    .command("promote")
    .description("it's \\ a: [metric] $HOME `touch harm`")
    .argument("<entry>")
    .option("--catalog <file>", "which")
    .addOption(new Option("--to <state>").choices(["active", "it's $(touch harm)"]));
  program.command("explain").argument("[code]");
  const operand = meantAfter(new Argument("[file...]"), { word: "list", name: "metric" });
  program
    .command("queries")
    .addArgument(new Argument("<action>").choices(["check", "list"]))
    .addArgument(operand);
  program.command("paint").addArgument(new Argument("<colour>").choices(["red", "green"]));
  return shapeOf(program, "generate");
}

/**
 * A folder with a catalog, the script of a shell in `completion`, and on the path the command line: as it is installed, or
 * one that this process runs.
 */
export async function workshop(script: string, isBuilt: boolean): Promise<Workshop> {
  const folder = temporaryFolder({ "catalog.yaml": hostile, completion: script });
  mkdirSync(join(folder, "bin"));
  const command = isBuilt ? builtCommand().join(" ") : await commandOfTest();
  writeFileSync(join(folder, "bin/meterbook"), `#!/bin/sh\nexec ${command} "$@"\n`);
  chmodSync(join(folder, "bin/meterbook"), 0o755);
  const env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env["PATH"]}`, HOME: folder, TERM: "dumb" };
  return { folder, env };
}

/** What bash offers for words, of which the last is being typed. */
export async function bashOffers(
  script: string,
  words: readonly string[],
  isBuilt = false,
): Promise<readonly string[]> {
  const place = await workshop(script, isBuilt);
  const driver = `source completion; complete -p meterbook >&2; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
    _meterbook; printf '%s\\n' "\${COMPREPLY[@]}"; [[ -e harm ]] && echo HARM`;
  const { out, err } = await printedBy("bash", ["--norc", "-c", driver, "bash", ...words], place);
  if (!err.includes("-F _meterbook meterbook")) throw new Error(err);
  return out.split("\n").filter((line) => line !== "");
}

/** What fish offers for a line, without the descriptions. */
export async function fishOffers(script: string, line: string, isBuilt = false): Promise<readonly string[]> {
  const place = await workshop(script, isBuilt);
  const driver = "source completion; complete -C $argv[1]; test -e harm; and echo HARM; true";
  const { out } = await printedBy("fish", ["--no-config", "-c", driver, line], place);
  return out.split("\n").flatMap((each) => (each === "" ? [] : [each.split("\t")[0] ?? ""]));
}

function printedBy(shell: Shell, words: readonly string[], { folder, env }: Workshop): Promise<Printed> {
  const child = spawn(shell, words, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const printed = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed.err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(printed));
  });
}
