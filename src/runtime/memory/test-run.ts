/**
 * What the reporters of `meterbook/testing` gather over all workers of a test run. They name a folder in this variable; each
 * process appends to a file of its own, at once, as test runners end their workers without notice.
 */
const variable = "METERBOOK_TEST_RUN";

/** What a test run is interested in, as a line of its file. */
type RunNote =
  | { readonly metric: string; readonly attributes: object }
  | { readonly event: string; readonly attributes: object }
  | { readonly span: string; readonly attributes: object; readonly failed: boolean }
  | { readonly rejected: { readonly metric: string; readonly reason: string; readonly attribute: string | undefined } }
  | { readonly bound: readonly string[] };

const written = new Set<string>();
/** Of the process; worker threads have one each. */
const name = Math.random().toString(36).slice(2);

/** Whether somebody gathers what the tests of this process record. */
export function isGathered(): boolean {
  return typeof process !== "undefined" && Boolean(process.env?.[variable]);
}

/** Appends a note that is new in this process; nothing where nobody gathers, and never an error. */
export function noteInRun(note: RunNote): void {
  const folder = typeof process === "undefined" ? undefined : process.env?.[variable];
  if (!folder) return;
  try {
    const line = JSON.stringify({ meterbook_test: 1, ...note });
    if (written.has(line)) return;
    written.add(line);
    const files = process.getBuiltinModule("node:fs");
    files.appendFileSync(`${folder}/${process.pid}-${name}.jsonl`, `${line}\n`);
  } catch {
    // A test does not fail because what it records cannot be counted.
  }
}
