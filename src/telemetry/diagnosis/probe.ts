import { cut } from "../connection/connection-error.js";
import { speaksTls } from "../connection/protocol.js";
import { createRoute } from "../connection/route.js";
import { findFailure } from "../lifecycle/failures.js";
import { loadPackages } from "../lifecycle/packages.js";
import { createSender, formatOf, type PushExporter } from "../senders/create-sender.js";
import type { Answer } from "../senders/sender.js";
import type { Config, Signal } from "../settings/config.js";
import { type Probe, probePage } from "./probe-page.js";

type OtlpExporter = Extract<PushExporter, { kind: "otlp-http" | "otlp-grpc" }>;

/** What the program itself makes of an answer. */
function toProbe(answer: Answer, where: string): Probe {
  if (answer.kind === "delivered") return { ok: true, message: `${where} answers` };
  const message = `${where}: ${answer.message}`;
  if (answer.kind !== "retry" || answer.after === undefined) return { ok: false, message };
  return {
    ok: null,
    message: `${message}; what is sent is kept and tried again in ${Math.ceil(answer.after / 1_000)} s`,
  };
}

/** Many that speak TLS cut a plain connection without a word, so that they are asked. */
async function messageOfPlain(exporter: OtlpExporter, config: Config, abort: AbortSignal): Promise<string | undefined> {
  if (exporter.endpoint.startsWith("https:")) return undefined;
  const route = await createRoute(exporter, { protocols: [], tunnel: true }, config.dnsLookup);
  return (await speaksTls(route, abort)) ? "it speaks TLS; write https:// in the endpoint" : undefined;
}

/** Sends a request that holds nothing, which a receiver accepts like any other. */
async function probeReceiver(signal: Signal, exporter: PushExporter, config: Config): Promise<Probe> {
  const sender = await createSender(signal, exporter, config, () => 0);
  const { timeout } = config[signal];
  if (exporter.kind === "file" || exporter.kind === "console")
    return { ok: true, message: `${sender.where} can be written` };
  const attempt = new AbortController();
  const timer = setTimeout(() => attempt.abort(), timeout);
  const body = formatOf(exporter) === "json" ? new TextEncoder().encode("{}") : new Uint8Array();
  const timedOut = new Promise<Answer>((resolve) => {
    const message = `no answer within ${timeout} ms`;
    // The sender comes first: an answer whose rest does not come may be a success all the same.
    attempt.signal.addEventListener("abort", () => setImmediate(() => resolve({ kind: "retry", message })));
  });
  const answer = await Promise.race([timedOut, sender.send(body, attempt.signal)]);
  const isCut = answer.kind === "retry" && answer.message === cut;
  const better = isCut ? await messageOfPlain(exporter, config, attempt.signal) : undefined;
  clearTimeout(timer);
  sender.close();
  return toProbe(better === undefined ? answer : { kind: "retry", message: better }, sender.where);
}

/** Whether one signal arrives where it is sent to. */
export async function probe(signal: Signal, config: Config, isSending: boolean): Promise<Probe> {
  const { exporter, why } = config[signal];
  if (exporter.kind === "none") return { ok: null, message: `off: ${why}` };
  try {
    await loadPackages(signal, exporter);
    if (!isSending) return { ok: null, message: `on: ${why}; not probed` };
    return exporter.kind === "prometheus" ? await probePage(exporter) : await probeReceiver(signal, exporter, config);
  } catch (error) {
    const { message, help } = findFailure(error, signal, config[signal]);
    return { ok: false, message: `${message} (${help})` };
  }
}
