import { errorCode } from "../submission/outcome.js";
import type { Omission } from "./draft-part.js";

/** What is said about the program in every report, such as its version. */
export type FeedbackContext = { readonly [key: string]: string | number | boolean | undefined };

/** What could be read of a context, and what not. */
export type ReadContext = { readonly context: FeedbackContext; readonly omitted: readonly Omission[] };

const nothing = (reason: string): ReadContext => ({ context: {}, omitted: [{ name: "context", reason }] });

/** A promise that is rejected later must not end the program. */
function isPromise(given: object): boolean {
  if (!("then" in given) || typeof given.then !== "function") return false;
  Promise.resolve(given).catch(() => {});
  return true;
}

function readEntries(given: object): ReadContext {
  const entries: [string, string | number | boolean | undefined][] = [];
  const omitted: Omission[] = [];
  for (const [key, value] of Object.entries(given)) {
    if (["string", "number", "boolean", "undefined"].includes(typeof value)) entries.push([key, value]);
    else omitted.push({ name: `context.${key}`, reason: "it is no text, number or boolean" });
  }
  return { context: Object.fromEntries(entries), omitted };
}

/** A copy of the program's context as it is now; a function is asked for it. Never throws, whatever the program does. */
export function readContext(context: FeedbackContext | (() => FeedbackContext)): ReadContext {
  try {
    const given: unknown = typeof context === "function" ? context() : context;
    if (typeof given !== "object" || given === null) return nothing("the program gave none");
    return isPromise(given) ? nothing("the program gave a promise in place of it") : readEntries(given);
  } catch (error) {
    return nothing(`the program failed to give it (${errorCode(error)})`);
  }
}
