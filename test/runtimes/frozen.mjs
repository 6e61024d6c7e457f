// A process that is stopped after each answer, as Lambda does: no timer fires until the next invocation.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { createReceiver } from "./receiver.mjs";

/** Asks for an answer, and freezes the process with it. */
function start(script, receiver, scope, interval) {
  const child = spawn(process.execPath, [script, receiver.url, scope, String(interval)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async invoke(invocation) {
      child.kill("SIGCONT");
      child.stdin.write(`${invocation}\n`);
      const { value, done } = await lines.next();
      child.kill("SIGSTOP");
      if (done) throw new Error("the process ended");
      return value;
    },
    async end() {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

const line = (holds, text) => `${holds ? "ok" : "FAILED"} ${text}`;

async function playChecks(process) {
  const names = JSON.parse(await process.invoke("checks"));
  const lines = [];
  for (const name of names) lines.push(await process.invoke(`check ${name}`));
  return lines;
}

/** With an interval that is over during each freeze, so that its timer fires at the next invocation. */
async function playFlushes(process, receiver) {
  const seen = [];
  for (let invocation = 0; invocation < 3; invocation++) {
    await process.invoke("flush");
    seen.push(receiver.values("flushed", "fixture.undo")[0]);
    await setTimeout(300);
  }
  return line(String(seen) === "1,2,3", `a flush before the answer sends what it recorded (${seen})`);
}

async function playWithout(process, receiver) {
  await process.invoke("no flush");
  await setTimeout(300);
  const before = receiver.values("kept", "fixture.undo").length;
  await process.invoke("flush");
  const [after] = receiver.values("kept", "fixture.undo");
  return line(
    before === 0 && after === 2,
    `without one, it comes with the next flush (${before} points, then ${after})`,
  );
}

export async function whileFrozen(script) {
  const receiver = await createReceiver();
  const [flushed, kept] = [start(script, receiver, "flushed", 200), start(script, receiver, "kept", 60_000)];
  try {
    return [...(await playChecks(kept)), await playFlushes(flushed, receiver), await playWithout(kept, receiver)];
  } catch (error) {
    return [line(false, error.message)];
  } finally {
    await Promise.all([flushed.end(), kept.end()]);
    receiver.close();
  }
}
