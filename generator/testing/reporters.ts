import { beginTestRun, type TestRun, type TestRunOptions } from "./test-run.js";

type Ending = { readonly end: () => Promise<void> };

/** A run that makes its process fail where tests recorded too little. */
function failing(options: TestRunOptions): Ending {
  const run = beginTestRun(options);
  return {
    end: async () => {
      if (!(await run.end())) process.exitCode = 1;
    },
  };
}

/** A reporter for Vitest: `reporters: ["default", vitestReporter({ require: ["stable"] })]`. */
export function vitestReporter(options: TestRunOptions = {}): { readonly onTestRunEnd: () => Promise<void> } {
  // At once: the workers get the environment of the moment in which they begin.
  const run = failing(options);
  return { onTestRunEnd: run.end };
}

/** The reporter for Jest: `reporters: ["default", ["meterbook/testing/jest", { require: ["stable"] }]]`. */
export class JestReporter {
  readonly #run: TestRun;
  #isEnough = true;

  constructor(_configuration: unknown, options: TestRunOptions = {}) {
    this.#run = beginTestRun(options);
  }

  async onRunComplete(): Promise<void> {
    this.#isEnough = await this.#run.end();
  }

  /** Jest fails when a reporter has an error. */
  getLastError(): Error | undefined {
    return this.#isEnough ? undefined : new Error("the tests recorded too little of the catalog; see the report above");
  }
}

/** A reporter for `node --test`: `export default nodeReporter({ require: ["stable"] })` in a module of your own. */
export function nodeReporter(options: TestRunOptions = {}): (events: AsyncIterable<unknown>) => AsyncIterable<string> {
  const run = failing(options);
  return async function* report(events) {
    for await (const _ of events);
    await run.end();
    yield "";
  };
}
