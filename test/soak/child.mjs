// Records large events all the time, and measures itself: `node child.mjs '{ "otel": …, "seconds": … }'`.
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { startTelemetry } from "@meterbook/telemetry";
import { loadConfig } from "@meterbook/telemetry/config";

const { otel, seconds } = JSON.parse(process.argv[2]);
const config = await loadConfig({ file: "/etc/config.toml", text: `[otel]\n${otel}\n`, environment: {} });
const telemetry = await startTelemetry(config, { service: { name: "soak", version: "1" }, environment: {} });

const kibibytes = 64;
const attributes = 10;
const pause = 50;
const tick = 5;
const warmUp = 2_000;

const letters = Buffer.alloc(kibibytes * 1_024, "the quick brown fox jumps over the lazy dog ");
/** Each text is another one, as those of a real program are. */
function largeEvent(count) {
  const texts = Array.from({ length: attributes }, (_, index) => {
    letters.write(`${count}.${index} `);
    return [`text.${index}`, letters.toString("latin1")];
  });
  return Object.fromEntries(texts);
}

const delay = monitorEventLoopDelay({ resolution: 5 });
const most = { rss: 0, cpu: 0 };
/** Milliseconds that the main thread itself has computed; of the whole process where the system does not say. */
function computed() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1_000_000;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  }
}

let last = computed();
// What is computed between two ticks: a machine that is busy makes the delays longer, and this not.
function look() {
  const now = computed();
  most.cpu = Math.max(most.cpu, now - last);
  last = now;
  most.rss = Math.max(most.rss, process.memoryUsage.rss());
}

let events = 0;
async function record(milliseconds) {
  const end = performance.now() + milliseconds;
  for (; performance.now() < end; events += 1) {
    telemetry.emitEvent("soak.event", largeEvent(events));
    await setTimeout(pause);
  }
}

// Meanwhile code is loaded and compiled, which happens once.
await record(warmUp);
last = computed();
const watch = setInterval(look, tick);
delay.enable();
await record(seconds * 1_000 - warmUp);
clearInterval(watch);
delay.disable();
const { exported, dropped, waiting } = telemetry.status().logs;
const { message } = await telemetry.shutdown(5_000);
const measured = { rss: most.rss, cpu: most.cpu, delay: delay.max / 1_000_000, p99: delay.percentile(99) / 1_000_000 };
process.stdout.write(JSON.stringify({ events, exported, dropped, waiting, message, ...measured }));
