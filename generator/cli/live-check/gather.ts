import { setTimeout } from "node:timers/promises";
import type { Catalog } from "../../model/catalog.js";
import type { Host } from "../host/host.js";
import { type Child, startChild } from "./child.js";
import type { LiveCheckRequest } from "./command.js";
import { pointedAt } from "./environment.js";
import type { Intake } from "./intake.js";
import { readFile } from "./read-file.js";
import { type Receiver, startReceiver } from "./receive/receiver.js";
import { scrape } from "./scrape.js";

/** How a run gathered what it checks. */
type Gathered = {
  /** Of the command; 0 where there is none. */
  readonly exitCode: number;
  /** Pages that never answered. */
  readonly failures: readonly string[];
};

const usualInterval = 5_000;

type Into = { readonly intake: Intake; readonly catalog: Catalog };

/** Reads the files, then receives and scrapes until the command, the time or the person who waits ends it. */
export async function gather(request: LiveCheckRequest, { intake, catalog }: Into, host: Host): Promise<Gathered> {
  for (const file of request.files) await readFile(file, intake, host);
  const receivers: Receiver[] = [];
  const end = new AbortController();
  try {
    for (const address of request.listen) receivers.push(await startReceiver(address, intake));
    if (request.command.length > 0) receivers.push(await startReceiver({ host: "127.0.0.1", port: 0 }, intake));
    const child = start(request, { receiver: receivers.at(-1), catalog }, host);
    if (request.listen.length > 0) announce(receivers, host);
    const every = request.every ?? (child === undefined ? null : usualInterval);
    const pages = request.scrape.map((url) => scrape({ url, every }, intake, end.signal));
    const exitCode = await ending(request, { child, pages, intake }, host);
    end.abort();
    const failures = (await Promise.all(pages)).flatMap((failure) => failure ?? []);
    return { exitCode, failures };
  } finally {
    end.abort();
    await Promise.all(receivers.map((receiver) => receiver.close()));
  }
}

function start(
  { command, protocol, format }: LiveCheckRequest,
  { receiver, catalog }: { readonly receiver: Receiver | undefined; readonly catalog: Catalog },
  host: Host,
): Child | undefined {
  if (command.length === 0 || receiver === undefined) return undefined;
  return startChild(command, {
    cwd: host.cwd,
    environment: pointedAt(receiver.url, { protocol, catalog }, host.environment),
    quietOut: format !== "text" && format !== "github",
  });
}

function announce(receivers: readonly Receiver[], { print }: Host): void {
  const urls = receivers.map(({ url }) => url).join(" and ");
  print({ out: "", err: `receiving OTLP over HTTP and gRPC at ${urls} (Ctrl-C ends)\n` });
}

type Running = {
  readonly child: Child | undefined;
  readonly pages: readonly Promise<unknown>[];
  readonly intake: Intake;
};

/** Fulfilled with the code of the command when the run is over. */
async function ending(request: LiveCheckRequest, { child, pages, intake }: Running, host: Host): Promise<number> {
  const stop = new AbortController();
  const waits = [
    ...(request.for === null ? [] : [sleep(request.for, stop.signal)]),
    ...(request.idle === null ? [] : [quiet(request.idle, intake, stop.signal)]),
    ...(request.listen.length > 0 || request.every !== null ? [host.interruption()] : []),
  ];
  try {
    if (child === undefined) {
      if (waits.length === 0) await Promise.all(pages);
      else await Promise.race(waits);
      return 0;
    }
    // A terminal sends Ctrl-C to the command as well; it ends by itself, or is ended after the time.
    void host.interruption().then(child.stop);
    for (const wait of waits) void wait.then(child.stop);
    return await child.ended;
  } finally {
    stop.abort();
  }
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}

async function quiet(milliseconds: number, { quietFor }: Intake, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && quietFor() < milliseconds) await sleep(Math.max(10, milliseconds - quietFor()), signal);
}
