// Times of calls that stand beside each other: short batches in turns, of which the fastest counts, so that what else
// the machine does falls on none of them alone.

function timeBatch(run, calls) {
  const start = performance.now();
  run(calls);
  return ((performance.now() - start) * 1e6) / calls;
}

/**
 * As many calls as take about two milliseconds at best, after warming up for fifty, and ten batches at least, which a busy
 * machine may stretch. Before that, calls that have a `round` came to all of their series, so that none is timed while
 * it is new.
 */
function calibrate(run) {
  run(2 * (run.round ?? 60));
  let [calls, best] = [60, Infinity];
  const end = performance.now() + 50;
  for (let batch = 0; batch < 10 || performance.now() < end; batch++) {
    best = Math.min(best, timeBatch(run, calls));
    calls = Math.max(60, Math.min(4e6, Math.round(2e6 / Math.max(best, 0.5))));
  }
  return calls;
}

/** Nanoseconds a call of each case, by name. A case is a function that makes the given number of calls. */
export function timesOf(cases, rounds) {
  const entries = Object.entries(cases).map(([name, run]) => ({ name, run, calls: calibrate(run), best: Infinity }));
  for (let round = 0; round < rounds; round++) {
    for (const entry of entries) entry.best = Math.min(entry.best, timeBatch(entry.run, entry.calls));
  }
  return Object.fromEntries(entries.map(({ name, best }) => [name, best]));
}

/** Bytes that a call leaves on the heap, the median of several tries. Needs `--expose-gc` and a young generation that holds a try. */
export function bytesOf(run, calls) {
  run(100_000);
  const tries = Array.from({ length: 15 }, () => {
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    run(calls);
    return (process.memoryUsage().heapUsed - before) / calls;
  });
  return tries.sort((a, b) => a - b)[tries.length >> 1];
}

/** Milliseconds that asynchronous actions take, in turns, the fastest of each; what prepares an action is not counted. */
export async function fastestOf(actions, rounds) {
  const best = Object.fromEntries(Object.keys(actions).map((name) => [name, Infinity]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, { prepare, act }] of Object.entries(actions)) {
      prepare?.();
      const start = performance.now();
      await act();
      best[name] = Math.min(best[name], performance.now() - start);
    }
  }
  return best;
}
