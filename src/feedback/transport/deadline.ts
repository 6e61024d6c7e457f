/** What ended a piece of work. */
export type Ended<T> =
  | { readonly by: "result"; readonly value: T }
  | { readonly by: "error"; readonly error: unknown }
  | { readonly by: "timeout" }
  | { readonly by: "cancelled" };

/** Runs work with a signal that stops it at a time limit or when the caller's own signal does. Never rejects. */
export async function withDeadline<T>(
  limitMs: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Ended<T>> {
  const controller = new AbortController();
  let stopped: "timeout" | "cancelled" | undefined;
  const stop = (by: "timeout" | "cancelled"): void => {
    stopped ??= by;
    controller.abort();
  };
  const cancel = (): void => stop("cancelled");
  const timer = setTimeout(() => stop("timeout"), limitMs);
  signal?.addEventListener("abort", cancel);
  if (signal?.aborted) cancel();
  try {
    const value = await work(controller.signal);
    return stopped === undefined ? { by: "result", value } : { by: stopped };
  } catch (error) {
    return stopped === undefined ? { by: "error", error } : { by: stopped };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
}
