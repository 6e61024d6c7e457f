// One row of the matrix: a process of its own meets a fault, its end, and the fault again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { differences } from "./expectations.mjs";
import { startScene } from "./scene.mjs";
import { createStore } from "./store.mjs";

const child = fileURLToPath(new URL("child.mjs", import.meta.url));

/** Milliseconds and bytes. The end may take `shutdown_timeout_ms` and 100 ms; the rest is for machines that are busy. */
const limits = { exit: 600 + 400, rss: 160 * 1_048_576 };
/** After what was cut, until the program has noticed. */
const noticed = 50;

function configOf({ protocol, fault }, url, { certificates }) {
  const tls = fault.tls === undefined ? "" : `, tls = { ca-certificate = "${certificates.ca}" }`;
  const over = protocol === "grpc" ? "otlp-grpc" : "otlp-http";
  const format = protocol === "grpc" ? "" : `, protocol = "${protocol}"`;
  return `exporter = { ${over} = { endpoint = "${url}"${format}${tls} } }
batch_delay_ms = 100000
export_timeout_ms = ${fault.isEndless ? 1_000 : 20_000}`;
}

async function play(program, scene) {
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("the program ended before its time");
    return JSON.parse(value);
  };
  const go = async () => {
    await setTimeout(noticed);
    program.stdin.write("\n");
  };
  const during = await next();
  await scene.heal();
  await go();
  const after = await next();
  await scene.harm();
  await go();
  const end = await next();
  return { during, after, end };
}

/** The result of a row, or why it is skipped. */
export async function runRow(row, tools) {
  const store = createStore();
  const scene = await startScene(row, store, tools);
  if (scene === undefined) return { ...row, skipped: "there is no openssl" };
  if (!(await scene.harm())) {
    await scene.end();
    return { ...row, skipped: "this system makes connections that nobody waits for" };
  }
  const { url, nameServer } = scene;
  const options = JSON.stringify({ otel: configOf(row, url, tools), nameServer });
  const program = spawn(process.execPath, [child, options], { stdio: ["pipe", "pipe", "inherit"] });
  const closed = once(program, "close");
  program.stdin.on("error", () => {});
  const limit = new AbortController();
  setTimeout(60_000, undefined, { signal: limit.signal, ref: false }).then(
    () => program.kill("SIGKILL"),
    () => {},
  );
  try {
    const played = await play(program, scene);
    await closed;
    played.end.took += Math.max(0, Date.now() - played.end.at - 300);
    const arrived = ["a1", "a2", "a3"].map((id) => store.countOf(id)).join(" ");
    return { ...row, ...played, arrived, differences: differences(row.fault.expect, { ...played, store, limits }) };
  } catch (error) {
    return { ...row, differences: [error.message] };
  } finally {
    limit.abort();
    program.kill("SIGKILL");
    await scene.end();
  }
}
