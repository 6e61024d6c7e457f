// A receiver that restarts twice while a program records all the time: nothing is lost, nothing comes twice.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startGrpc, startHttp, takeGrpc, takeHttp } from "./servers.mjs";
import { createStore } from "./store.mjs";

const child = fileURLToPath(new URL("load-child.mjs", import.meta.url));
const pauses = [400, 300, 400, 300];

/** Takes no further requests, ends those that are under way, and is there again after a while. */
async function restart(start, [up, down], running, receiver) {
  await setTimeout(up);
  await running.finish();
  await setTimeout(down);
  return start(receiver.store, receiver.behaviour, undefined, running.port);
}

export async function runLoad(row) {
  const { protocol } = row;
  const [start, take] = protocol === "grpc" ? [startGrpc, takeGrpc] : [startHttp, takeHttp];
  const receiver = { store: createStore(), behaviour: { current: take } };
  let running = await start(receiver.store, receiver.behaviour);
  const kind = protocol === "grpc" ? "otlp-grpc" : "otlp-http";
  const format = protocol === "grpc" ? "" : `, protocol = "${protocol}"`;
  const otel = `exporter = { ${kind} = { endpoint = "http://127.0.0.1:${running.port}"${format} } }\nbatch_delay_ms = 20`;
  const program = spawn(process.execPath, [child, otel], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  await lines.next();
  running = await restart(start, pauses.slice(0, 2), running, receiver);
  running = await restart(start, pauses.slice(2), running, receiver);
  const { value } = await lines.next();
  if (program.exitCode === null) await once(program, "close");
  running.end();
  const end = JSON.parse(value ?? "{}");
  const counts = receiver.store.counts();
  const twice = counts.filter((count) => count > 1).length;
  return {
    ...row,
    end,
    outcome: `${counts.length} of ${end.events} once`,
    differences: [
      ...(counts.length === end.events ? [] : [`${end.events - counts.length} events are lost`]),
      ...(twice === 0 ? [] : [`${twice} events arrived twice or more`]),
      ...(end.exported === end.events && end.dropped === 0 ? [] : [`it counts ${end.exported} and ${end.dropped}`]),
    ],
  };
}
