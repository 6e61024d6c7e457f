// Large events for three minutes: `npm run soak [-- --seconds <per protocol>]`.
// Each event has ten attributes of 64 KiB. The receiver is there for two thirds of the time; meanwhile the queue fills.
// Exits with 1 when the program needs more memory, or computes for longer without a break, than it may.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startGrpc, startHttp, takeGrpc, takeHttp } from "../faults/servers.mjs";

const limits = { rss: 256 * 1_048_576, stall: 50 };
const at = process.argv.indexOf("--seconds");
const seconds = at === -1 ? 60 : Number(process.argv[at + 1]);
const child = fileURLToPath(new URL("child.mjs", import.meta.url));

async function soak(protocol) {
  const [start, take] = protocol === "grpc" ? [startGrpc, takeGrpc] : [startHttp, takeHttp];
  const behaviour = { current: take };
  const receiver = await start({ take: () => {} }, behaviour);
  const kind = protocol === "grpc" ? "otlp-grpc" : "otlp-http";
  const format = protocol === "grpc" ? "" : `, protocol = "${protocol}"`;
  const otel = `exporter = { ${kind} = { endpoint = "http://127.0.0.1:${receiver.port}"${format} } }`;
  const program = spawn(process.execPath, [child, JSON.stringify({ otel, seconds })], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks = [];
  program.stdout.on("data", (chunk) => chunks.push(chunk));
  const away = setTimeout(
    () => {
      behaviour.early = ({ response, stream }) => response?.writeHead(503).end() ?? stream.close(7);
    },
    (seconds * 1_000) / 3,
  );
  const back = setTimeout(() => delete behaviour.early, (seconds * 2_000) / 3);
  await once(program, "close");
  clearTimeout(away);
  clearTimeout(back);
  receiver.end();
  return { protocol, ...JSON.parse(Buffer.concat(chunks).toString()) };
}

const results = [];
for (const protocol of ["binary", "json", "grpc"]) results.push(await soak(protocol));
const print = (...cells) => process.stdout.write(`${cells.map((cell) => String(cell).padEnd(11)).join(" ")}\n`);
print("", "events", "exported", "dropped", "RSS, MiB", "computes", "delay", "p99, ms");
let failed = 0;
for (const { protocol, events, exported, dropped, rss, cpu, delay, p99 } of results) {
  const times = [cpu, delay, p99].map(Math.round);
  print(protocol, events, exported, dropped, Math.round(rss / 1_048_576), ...times);
  if (rss <= limits.rss && cpu <= limits.stall && exported > 0) continue;
  failed += 1;
  print("!!", `${protocol} needs more than 256 MiB, computes for more than 50 ms at a time, or exports nothing`);
}
process.exitCode = failed === 0 ? 0 : 1;
