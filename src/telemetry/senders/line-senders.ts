import { appendFile, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { Signal } from "../settings/config.js";
import type { Sender } from "./sender.js";

const newline = Buffer.from("\n");

/** Appends one JSON line a request to `<folder>/<signal>.jsonl`, which only the user may read. */
export async function createFileSender(signal: Signal, folder: string): Promise<Sender> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${signal}.jsonl`);
  await (await open(file, "a", 0o600)).close();
  return {
    where: file,
    send: async (body) => {
      try {
        await appendFile(file, Buffer.concat([body, newline]), { mode: 0o600 });
        return { kind: "delivered", rejected: 0 };
      } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
        return { kind: "retry", message: `the file cannot be written (${code})` };
      }
    },
    close: () => {},
  };
}

/** Writes one JSON line a request to standard error. */
export function createConsoleSender(): Sender {
  return {
    where: "standard error",
    send: (body) =>
      new Promise((resolve) => {
        process.stderr.write(Buffer.concat([body, newline]), (error) => {
          if (error instanceof Error) resolve({ kind: "retry", message: "standard error is closed" });
          else resolve({ kind: "delivered", rejected: 0 });
        });
      }),
    close: () => {},
  };
}
