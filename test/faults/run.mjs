// The fault matrix: `npm run test:faults [-- --short] [-- <text of a name>]`.
// Every receiver fault × HTTP in protobuf and JSON, and gRPC: whether events are kept, delivered once and reported, how
// long the process takes to end, and its memory. Exits with 1 when a row is not as expected. With `--short`, JSON is left out
// where it cannot differ from protobuf.
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { createCertificates } from "./certificates.mjs";
import { connectionFaults, tlsFaults } from "./connection-faults.mjs";
import { grpcFaults } from "./grpc-faults.mjs";
import { httpFaults } from "./http-faults.mjs";
import { runLoad } from "./load.mjs";
import { runRow } from "./row.mjs";
import { printTable } from "./table.mjs";

const isShort = process.argv.includes("--short");
const wanted = process.argv.slice(2).filter((word) => word !== "--short");

const over = (protocols, faults, run = runRow) =>
  protocols.flatMap((protocol) => faults.map((fault) => ({ protocol, fault, run })));

const readsAnswers = httpFaults.filter(({ expect }) => ["delivered", "partly"].includes(expect.outcome));
const rows = [
  ...over(["binary"], httpFaults),
  ...over(["json"], isShort ? readsAnswers : httpFaults),
  ...over(["grpc"], grpcFaults),
  ...over(isShort ? ["binary", "grpc"] : ["binary", "json", "grpc"], [...connectionFaults, ...tlsFaults]),
  ...over(["binary", "json", "grpc"], [{ name: "restarts under load" }], runLoad),
].filter(({ protocol, fault }) => wanted.every((word) => `${protocol} ${fault.name}`.includes(word)));

const tools = { certificates: createCertificates() };
const results = [];
const start = performance.now();
let next = 0;
async function work() {
  while (next < rows.length) {
    const at = next;
    next += 1;
    results[at] = await rows[at].run(rows[at], tools);
  }
}
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
if (tools.certificates !== undefined) rmSync(tools.certificates.folder, { recursive: true, force: true });

const failed = printTable(results);
const seconds = Math.round((performance.now() - start) / 1_000);
process.stdout.write(`${results.length} rows in ${seconds} s, ${failed} not as expected\n`);
process.exitCode = failed > 0 || results.length === 0 ? 1 : 0;
