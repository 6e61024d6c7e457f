import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { limits } from "../../live/otlp/unreadable.js";
import { CommandError, toCommandError } from "../../write/command-error.js";
import type { Host } from "../host/host.js";
import { displayPath } from "../terminal/display.js";
import type { Intake } from "./intake.js";

/** Checks what a file holds: OTLP in lines of JSON, or else exposition text; `-` is stdin. */
export async function readFile(file: string, intake: Intake, { cwd }: Host): Promise<void> {
  const name = file === "-" ? "stdin" : displayPath(cwd, resolve(cwd, file));
  const where = `in ${name}`;
  const stream = file === "-" ? process.stdin : createReadStream(resolve(cwd, file));
  try {
    const exposition: string[] = [];
    let size = 0;
    for await (const line of linesOf(stream)) {
      if (line === undefined) intake.unreadable(where, `a line is longer than ${limits.bytes} bytes`);
      else if (exposition.length === 0 && isJson(line)) intake.line(line, where);
      else if (exposition.length > 0 || line.trim() !== "") {
        size += line.length;
        if (size > limits.bytes) break;
        exposition.push(line);
      }
    }
    if (size > limits.bytes) intake.unreadable(where, `it is larger than ${limits.bytes} bytes`);
    else if (exposition.length > 0) intake.exposition(`${exposition.join("\n")}\n`, where);
  } catch (error) {
    const known = toCommandError(error, `read "${name}"`);
    throw known instanceof CommandError ? new CommandError(known.message, known.help ?? "correct the path") : error;
  }
}

function isJson(line: string): boolean {
  return /^\s*[[{]/.test(line);
}

/** Line by line; undefined stands for one that is longer than a payload may be. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncIterable<string | undefined> {
  const decoder = new StringDecoder("utf8");
  let begun = "";
  let isTooLong = false;
  for await (const chunk of stream) {
    const [first = "", ...others] = decoder.write(chunk).split("\n");
    begun += isTooLong ? "" : first;
    for (const next of others) {
      yield isTooLong ? undefined : begun;
      [begun, isTooLong] = [next, false];
    }
    if (begun.length > limits.bytes) [begun, isTooLong] = ["", true];
  }
  if (isTooLong || begun !== "") yield isTooLong ? undefined : begun;
}
