import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CorrectnessCode } from "../generator/diagnostics/codes.js";
import { commandExamples } from "../generator/examples/correctness/commands.js";
import { correctnessExamples } from "../generator/examples/correctness.js";
import type { Example, FileExample, Files } from "../generator/examples/example.js";
import { commandOfTest } from "./generator/cli/command-server.js";
import { meterbook } from "./generator/cli/meterbook.js";

export type Side = keyof Example;
type Run = { readonly status: number | null; readonly out: string; readonly err: string };

const orders =
  "catalog: 1\nname: shop\nmetrics:\n  orders: { instrument: counter, description: Bestellt für heute. }\n";

/** What the examples of a shell find in their folder. */
const named: Readonly<Record<keyof typeof commandExamples, Readonly<Record<string, string | Uint8Array>>>> = {
  "file-unreadable": { "catalog.yaml": orders },
  "file-too-large": { "access.log": Buffer.alloc(17 * 2 ** 20, "# a request\n"), "catalog.yaml": orders },
  "file-not-text": { "latin1.yaml": Buffer.from(orders, "latin1") },
};

/** Sees an example through, in a folder of its own below another; one of a shell in a shell. */
export async function enact(code: CorrectnessCode, side: Side, words: readonly string[], parent: string): Promise<Run> {
  const folder = mkdtempSync(join(parent, `${code}-`));
  const files = isOfShell(code) ? named[code] : filesOf(correctnessExamples[code], side);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  if (!isOfShell(code)) {
    const { code: status, out, err } = await meterbook(folder, words);
    return { status, out, err };
  }
  const format = words.slice(words.indexOf("--format"));
  return ended("sh", ["-c", script(commandExamples[code][side], format, await commandOfTest())], folder);
}

/** The whole catalog and what lies beside it. */
function filesOf(example: Example | FileExample, side: Side): Files {
  const sample = example[side];
  return typeof sample === "string" ? { "catalog.yaml": `catalog: 1\nname: shop\n${sample}` } : sample;
}

function isOfShell(code: CorrectnessCode): code is keyof typeof commandExamples {
  return Object.hasOwn(commandExamples, code);
}

/** Lines as a person types them, where `npx meterbook` is this command with more arguments. */
function script(lines: string, more: readonly string[], command: string): string {
  const npx = `npx() { shift; ${command} "$@" ${more.join(" ")}; }\n`;
  return npx + lines.replace(/^\$ /gm, "");
}

function ended(program: string, argv: readonly string[], cwd: string): Promise<Run> {
  const child = spawn(program, argv, { cwd });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (data: string) => {
    said.out += data;
  });
  child.stderr.setEncoding("utf8").on("data", (data: string) => {
    said.err += data;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, ...said }));
  });
}
