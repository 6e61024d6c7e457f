// Runs in a terminal of its own; the test types, and reads what stands there at the end.
import { execFileSync } from "node:child_process";
import { createFeedback, folderTransport, LogRing, runFeedbackTerminal } from "../../../src/feedback/index.js";

const { folder, note, enabled, hang } = JSON.parse(process.argv[2] ?? "{}");
const ring = new LogRing();
ring.line("started");
ring.line("Authorization: Bearer s3cret-s3cret");
ring.line("\x1b[2Jcleared");
const never = { send: (_: unknown, { signal }: { readonly signal?: AbortSignal }) => stopped(signal) };
const feedback = createFeedback({
  ring,
  transport: hang ? never : folderTransport(`${folder}/sent`),
  context: { version: "1.4.0" },
  keepIn: `${folder}/kept`,
  enabled,
});

function stopped(signal: AbortSignal | undefined) {
  const error = { kind: "cancelled", message: "the submission was cancelled", retryable: true } as const;
  return new Promise<{ readonly ok: false; readonly error: typeof error }>((resolve) => {
    signal?.addEventListener("abort", () => resolve({ ok: false, error }));
  });
}

const { stdin: input, stdout: output } = process;
const attachments = [
  { name: "日本-rollout-0199a213-81c0-7800.jsonl", content: '{"a":1}\n' },
  { path: "/nowhere/gone.txt" },
];
const listeners = () => [
  ...["data", "end", "close", "error"].map((name) => input.listenerCount(name)),
  output.listenerCount("resize"),
];
const before = listeners();
const result = await runFeedbackTerminal({ feedback, input, output, attachments, note });
const terminal = execFileSync("stty", ["-a"], { stdio: ["inherit", "pipe", "inherit"], encoding: "utf8" });
const left = {
  isRaw: input.isRaw,
  listeners: listeners().map((count, index) => count - (before[index] ?? 0)),
  isCanonical: / icanon/.test(terminal) && / echo /.test(terminal),
};
output.write(`\nRESULT ${JSON.stringify({ result, left })} END\n`);
