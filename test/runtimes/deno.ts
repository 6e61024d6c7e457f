/** The suite on Deno's own OpenTelemetry: its Meter, and what it sends to the receiver that runs the suite. */
import type { MeterProvider } from "@opentelemetry/api";
import { createFixture } from "../runtime/fixture-recorders.js";
import type { Host } from "./host.js";
import { runAll } from "./suite.js";

type Deno = {
  readonly args: readonly string[];
  readonly telemetry: { readonly meterProvider: MeterProvider };
};

const {
  args: [receiver],
  telemetry: { meterProvider },
} = (globalThis as unknown as { readonly Deno: Deno }).Deno;

let opened = 0;

const builtIn: Host = {
  hasReaders: false,
  open() {
    const scope = `check ${++opened}`;
    return {
      meter: meterProvider.getMeter(scope),
      async read(name) {
        const answer = await fetch(`${receiver}/values?${new URLSearchParams({ scope, name })}`);
        return (await answer.json()) as readonly unknown[];
      },
    };
  },
};

async function takesNoWholeNumbers(): Promise<string> {
  const lines: string[] = [];
  const { meter, read } = builtIn.open();
  const record = createFixture({ onInvalid: "warn", report: (line) => void lines.push(line) });
  record.bind(meter);
  record.undo(1);
  record.size(2);
  record.undo(-1);
  const seen = JSON.stringify([await read("fixture.undo"), await read("meterbook.invalid"), lines.length]);
  return seen === "[[1],[1],2]" ? "ok" : `FAILED ${seen}`;
}

const lines = [
  ...(await runAll(builtIn)),
  `${await takesNoWholeNumbers()} a Meter that takes no whole numbers gets doubles, is reported once, and loses nothing`,
];
// At the end Deno exports what its instruments hold, and runs no callbacks: a flush has to come before.
const last = createFixture({ onInvalid: "throw", report: "none" });
last.bind(meterProvider.getMeter("end"));
last.undo(7);
(globalThis as unknown as EventTarget).addEventListener("unload", () => last.flush());
// biome-ignore lint/suspicious/noConsole: what every runtime has
console.log(lines.join("\n"));
