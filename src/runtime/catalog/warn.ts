import { diag } from "@opentelemetry/api";
import type { RecorderState } from "./state.js";

/** What was thrown, as text. */
export function causeOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "unknown";
  }
}

/** One line to the channel that was chosen, once for each key; never throws. */
export function warn({ report, warned }: RecorderState, key: string, text: string): void {
  if (warned.has(key)) return;
  warned.add(key);
  const line = `meterbook: ${text}`;
  try {
    if (typeof report === "function") report(line);
    else if (report === "diag") diag.warn(line);
    // biome-ignore lint/suspicious/noConsole: standard error in programs, and what browsers have in its place
    else if (report === "stderr") console.warn(line);
  } catch {
    // Nobody's logger may break the program that records.
  }
}
