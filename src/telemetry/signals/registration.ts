/** Where the copies of the API keep what is registered with them (@opentelemetry/api 1.9 and 1.10, internal/global-utils). */
const globals = Symbol.for("opentelemetry.js.api.1");

/** What is registered for a part of the API that has no method to ask for it. */
export function registeredAs(part: "context" | "propagation"): unknown {
  const all: unknown = Reflect.get(globalThis, globals);
  return typeof all === "object" && all !== null ? Reflect.get(all, part) : undefined;
}

/** Removes what has just been registered, unless the host has registered something else by then. */
export function removerOf(registered: () => unknown, api: { disable(): void }): () => void {
  const ours = registered();
  return () => {
    if (registered() === ours) api.disable();
  };
}
