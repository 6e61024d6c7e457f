import { Socket } from "node:net";

/** Milliseconds for which an attempt may keep the process alive in any case, and between two looks at it afterwards. */
const grace = 400;
const interval = 50;

/** Pipes and terminals that keep nothing alive, though Node lists them: the standard streams, unless the input is read. */
function countStandardStreams(): number {
  const { stdin, stdout, stderr, connected } = process;
  const isRead = stdin.readableFlowing === true || stdin.listenerCount("readable") > 0;
  const streams = [stdout, stderr, ...(isRead ? [] : [stdin])].filter((stream) => stream instanceof Socket);
  return streams.length + (connected === true ? 1 : 0);
}

/**
 * Whether nothing but attempts to connect or to look up keeps the process alive. Where that cannot be known, it has work. A
 * wrong yes costs no more than the attempt, which is made again.
 */
function isIdle(): boolean {
  const active = process.getActiveResourcesInfo?.().filter((kind) => !/^(TCP)?ConnectWrap$/i.test(kind));
  if (active?.every((kind) => kind === "PipeWrap" || kind === "TTYWrap") !== true) return false;
  return active.length === 0 || active.length <= countStandardStreams();
}

/**
 * Runs work whose signal ends it when the caller does, or when the process has nothing else left to do: connecting and name
 * queries keep a process alive, and Node has no way to make them not to.
 */
export async function whileNeeded<Result>(
  abort: AbortSignal,
  run: (abort: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const needed = new AbortController();
  const stop = () => needed.abort();
  const start = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - start >= grace && isIdle()) stop();
  }, interval).unref();
  abort.addEventListener("abort", stop, { once: true });
  if (abort.aborted) stop();
  try {
    return await run(needed.signal);
  } finally {
    clearInterval(timer);
    abort.removeEventListener("abort", stop);
  }
}
