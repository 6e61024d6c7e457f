import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { limits } from "../../live/otlp/unreadable.js";
import { takeLine } from "../../live/otlp/take-request.js";
import type { LiveSession } from "../../live/session.js";
import { CommandError, toCommandError } from "../../write/command-error.js";
import type { Host } from "../host/host.js";
import { displayPath } from "../terminal/display.js";

/** Checks what a file holds, line by line; `-` is stdin. */
export async function readFile(file: string, session: LiveSession, { cwd }: Host): Promise<void> {
  const name = file === "-" ? "stdin" : displayPath(cwd, resolve(cwd, file));
  const where = `in ${name}`;
  const stream = file === "-" ? process.stdin : createReadStream(resolve(cwd, file));
  try {
    for await (const line of linesOf(stream)) {
      if (line === undefined) session.unreadable(where, `a line is longer than ${limits.bytes} bytes`, Date.now());
      else if (line.trim() !== "") takeLine(session, line, { where, time: Date.now() });
    }
  } catch (error) {
    const known = toCommandError(error, `read "${name}"`);
    throw known instanceof CommandError ? new CommandError(known.message, known.help ?? "correct the path") : error;
  }
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
