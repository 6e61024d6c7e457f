import type { Sender } from "./sender.js";

const newline = Buffer.from("\n");

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
