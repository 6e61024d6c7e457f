import { spawn } from "node:child_process";

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

export type Peer = {
  readonly ask: (method: string, params: unknown) => Promise<unknown>;
  readonly tell: (method: string, params: unknown) => void;
  readonly stop: () => Promise<void>;
};

/** A program that speaks JSON-RPC over stdio; `hear` is told what it says, and gives the answer to what it asks. */
export function startPeer(
  program: string,
  words: readonly string[],
  hear: (method: string, params: unknown) => unknown,
): Peer {
  const child = spawn(process.execPath, [program, ...words], { stdio: ["pipe", "pipe", "ignore"] });
  const answers = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let count = 0;
  const send = (message: Message): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  readMessages(child.stdout, ({ id, method, params, result, error }) => {
    if (method !== undefined) {
      const answer = hear(method, params);
      if (id !== undefined) send({ id, result: answer });
    } else if (error === undefined) answers.get(id ?? 0)?.resolve(result);
    else answers.get(id ?? 0)?.reject(new Error(error.message));
  });
  const closed = new Promise<void>((resolve) => child.on("close", () => resolve()));
  return {
    ask: (method, params) => {
      const id = ++count;
      send({ id, method, params });
      return new Promise((resolve, reject) => answers.set(id, { resolve, reject }));
    },
    tell: (method, params) => send({ method, params }),
    stop: () => {
      child.kill();
      return closed;
    },
  };
}

/** Headers, an empty line, and as many bytes of JSON as the headers say. */
function readMessages(stream: NodeJS.ReadableStream, receive: (message: Message) => void): void {
  let bytes: Buffer = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const end = bytes.indexOf("\r\n\r\n");
      if (end === -1) return;
      const length = Number(/Content-Length: (\d+)/.exec(bytes.toString("latin1", 0, end))?.[1]);
      if (bytes.length < end + 4 + length) return;
      const text = bytes.toString("utf8", end + 4, end + 4 + length);
      bytes = bytes.subarray(end + 4 + length);
      receive(JSON.parse(text));
    }
  });
}
