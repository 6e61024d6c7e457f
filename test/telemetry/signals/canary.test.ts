import { metrics, trace } from "@opentelemetry/api";
import { logs, type AnyValueMap } from "@opentelemetry/api-logs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { emitEvent, inSpan, type Telemetry } from "../../../src/telemetry/index.js";
import { createRecorders } from "../../fixtures/events/expected/recorders.js";
import { runs } from "../../fuzz.js";
import { sinks } from "./sinks.js";

const canary = "canary-7f3a";

/** How to write names of content: in any case, below other names, with indices behind. */
const hiddenName = fc
  .tuple(
    fc.constantFrom("", "acme.", "a.b.", "messages.0.", "llm/"),
    fc.constantFrom("prompt", "user_prompt", "userPrompt", "arguments", "output", "response"),
    fc.constantFrom("", ".0", "[1]", ".2.3"),
    fc.boolean(),
  )
  .map(([before, name, after, upper]) => `${before}${upper ? name.toUpperCase() : name}${after}`);

/** The canary at any depth of lists and maps. */
const content = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(canary, `text with ${canary} inside`),
    fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
    fc.dictionary(fc.constantFrom("command", "text", "0", canary), tie("value"), { minKeys: 1, maxKeys: 2 }),
  ),
})).value;

/** Maps in which the content stands at the top or below harmless names. */
const map = fc
  .tuple(hiddenName, content, fc.array(fc.constantFrom("event", "items", "0"), { maxLength: 3 }), fc.boolean())
  .map(([name, value, path, inList]): AnyValueMap => {
    const inner: AnyValueMap = { [name]: value as string };
    return path.reduce<AnyValueMap>((below, key) => ({ [key]: inList ? [below, 1] : below }), inner);
  });

const flat = fc.tuple(hiddenName, fc.constantFrom(canary, [canary, "b"])).map(([name, value]) => ({ [name]: value }));

function say(nested: AnyValueMap, labels: Readonly<Record<string, string | string[]>>): void {
  emitEvent("event", nested as Parameters<Telemetry["emitEvent"]>[1]);
  logs.getLogger("own").emit({ attributes: nested, body: nested, exception: new Error(canary) });
  logs.getLogger("own").emit({ body: [nested, "text"] });
  const span = trace.getTracer("own").startSpan("turn", { attributes: labels });
  span.addEvent("said", labels);
  span.addLink({ context: span.spanContext(), attributes: labels });
  span.recordException(new TypeError(canary));
  span.setStatus({ code: 2, message: canary });
  span.setAttributes(labels);
  span.end();
  const meter = metrics.getMeter("own");
  meter.createCounter("counter").add(1, labels);
  meter.createHistogram("histogram").record(1, labels);
  meter.createUpDownCounter("up").add(1, labels);
  meter.createGauge("gauge").record(1, labels);
}

const resource = 'resource_attributes = { prompt = "canary-7f3a" }\nspan_attributes = { output = "canary-7f3a" }';

test.each(Object.entries(sinks))("content under such a name is in no payload: %s", async (name, start) => {
  const { telemetry, payloads } = await start(resource);
  let seen = "";
  const run = async (nested: AnyValueMap, labels: Readonly<Record<string, string | string[]>>) => {
    say(nested, labels);
    await telemetry.flush();
    seen = await payloads();
    expect(seen).not.toContain(canary);
  };
  await inSpan("outer", {}, () => fc.assert(fc.asyncProperty(map, flat, run), runs(10)));
  await telemetry.shutdown();
  vi.restoreAllMocks();
  // What was hidden is there, so that the property cannot hold because nothing was sent.
  expect(seen).toContain("[REDACTED]");
  if (name !== "prometheus") for (const part of ["said", "exception.type", "TypeError"]) expect(seen).toContain(part);
});

/** A canary for each group of declared attributes, and one for what never leaves; in any value of the type. */
const planted = { user: "canary-user-1f", tool: "canary-tool-2e", secret: "canary-secret-3d", number: 731_973_551 };

const around = fc.constantFrom("", "a ", "naïve 🙂 ", '"quoted" ');
const asked = fc
  .record({
    question: around.map((before) => before + planted.user),
    answer: around.map((before) => before + planted.tool),
    account: fc.constant(planted.number),
    files: fc.array(
      around.map((before) => before + planted.secret),
      { minLength: 1, maxLength: 3 },
    ),
    password: around.map((before) => before + planted.secret),
    output: around.map((before) => before + planted.secret),
  })
  .map((attributes) => ({ ...attributes, arguments: `${planted.tool} ${attributes.answer}` }));

const modes = [
  ["", []],
  ["log_user_prompt = true", [planted.user]],
  ["log_tool_content = true", [planted.tool]],
  ["log_user_prompt = true\nlog_tool_content = true", [planted.user, planted.tool]],
] as const;

describe.each(modes)("under %j of the declared values exactly %j leave", (keys, allowed) => {
  test.each(Object.entries(sinks))("%s", async (name, start) => {
    const record = createRecorders({ region: "eu" });
    const { telemetry, payloads } = await start(keys, { recorders: record });
    record.bind({ meter: metrics.getMeterProvider(), logger: logs, tracer: trace });
    let seen = "";
    const run = async ({ arguments: given, ...attributes }: typeof asked extends fc.Arbitrary<infer A> ? A : never) => {
      record.emit.userAsked(attributes);
      await record.span.turn({ model: "o5" }, async (open) => {
        record.emit.toolResult({ tool: "shell", success: true, duration_ms: 1, arguments: given });
        open.set({ outcome: "ok" });
      });
      const { files, ...flat } = attributes;
      emitEvent("again", { ...attributes, arguments: given });
      logs.getLogger("own").emit({ attributes: { ...flat, files: [...files] }, body: { ...flat } });
      trace
        .getTracer("own")
        .startSpan("own", { attributes: { ...flat, files: [...files] } })
        .end();
      metrics
        .getMeter("own")
        .createCounter("own")
        .add(1, { ...flat, files: [...files] });
      await telemetry.flush();
      seen = await payloads();
      const never = [planted.secret, String(planted.number)];
      for (const each of [...never, planted.user, planted.tool].filter((each) => !allowed.includes(each as never))) {
        expect([each, seen.includes(each)]).toEqual([each, false]);
      }
    };
    await fc.assert(fc.asyncProperty(asked, run), runs(4));
    await telemetry.shutdown();
    vi.restoreAllMocks();
    const parts = [...allowed, "[REDACTED]", ...(name === "prometheus" ? [] : ["files_length", "account_hash"])];
    expect(parts.filter((part) => !seen.includes(part))).toEqual([]);
  });
});
