import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { type Ending, meterbook } from "./meterbook.js";
import { temporaryFolder } from "../temporary-folder.js";

const client = fileURLToPath(new URL("programs/ask.sh", import.meta.url));

/**
 * A command that behaves as meterbook does until the test has ended, without the time that its process takes to start: this
 * process runs it.
 */
export async function commandOfTest(): Promise<string> {
  const answers = temporaryFolder();
  const server = createServer((socket) => {
    let request = "";
    socket.setEncoding("utf8").on("data", async (chunk: string) => {
      request += chunk;
      if (!/(^|\0)\0$/.test(request)) return;
      const { code, out, err } = await run(request);
      const folder = mkdtempSync(join(answers, "answer-"));
      const [outFile, errFile] = [join(folder, "out"), join(folder, "err")];
      writeFileSync(outFile, out);
      writeFileSync(errFile, err);
      socket.end(`${code} ${outFile} ${errFile}\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    server.close();
  });
  return `bash ${client} ${port}`;
}

/** Runs what the client asks for: the folder, the number of arguments, these, and variables. */
function run(request: string): Promise<Ending> {
  const [cwd = "", count, ...rest] = request.split("\0").map((field) => field.slice(1));
  const variables = rest.slice(Number(count)).filter(Boolean);
  const entries = variables.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]);
  return meterbook(cwd, rest.slice(0, Number(count)), { variables: Object.fromEntries(entries) });
}
