export type ChangeSignal = {
  readonly notice: () => void;
  /** Nothing can be noticed any more: whoever waits, or will, gets the error. */
  readonly fail: (error: unknown) => void;
  /** Fulfilled with the time of the first notice, as `performance.now()` gives it. One may wait at a time. */
  readonly settled: () => Promise<number>;
};

/**
 * Turns many notices into one: whoever waits is woken when nothing was noticed for `quiet` milliseconds. Notices that come
 * while nobody waits are kept.
 */
export function createChangeSignal(quiet: number): ChangeSignal {
  let first: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failure: { readonly error: unknown } | undefined;
  let waiting: { readonly resolve: (first: number) => void; readonly reject: (error: unknown) => void } | undefined;
  const settle = () => {
    if (failure !== undefined) waiting?.reject(failure.error);
    if (timer !== undefined || first === undefined || waiting === undefined) return;
    waiting.resolve(first);
    first = undefined;
    waiting = undefined;
  };
  return {
    notice: () => {
      first ??= performance.now();
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        settle();
      }, quiet);
    },
    fail: (error) => {
      failure = { error };
      settle();
    },
    settled: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        settle();
      }),
  };
}
