import { STATUS_CODES } from "node:http";
import { messageOfError } from "../connection/connection-error.js";
import { protocolOf } from "../connection/protocol.js";
import type { Answer } from "./sender.js";

/** A web page instead of an answer: what a network shows before one has signed in to it. */
export const isPage = /^(text\/html|application\/xhtml\+xml)\b/i;

export const pageAnswer: Answer = {
  kind: "retry",
  message: "what answers there is no OTLP receiver: it answers with a web page",
};

const hints: Readonly<Record<number, string>> = {
  400: "the receiver does not understand the request; check `protocol`",
  401: "check the headers of the exporter",
  403: "check the headers of the exporter",
  404: "check the path of the endpoint",
  405: "check the path of the endpoint",
  415: "check `protocol`: the receiver may want the other one",
};

/** 302, 303 and 307 lead to the sign-in page of a network, most of the time. */
const transient: readonly number[] = [302, 303, 307, 429, 502, 503, 504];

/** Milliseconds, from a number of seconds or a date. */
function readRetryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(seconds, 0) * 1_000 : undefined;
}

/** What an HTTP status other than 2xx means for a request. */
export function answerOfStatus(status: number, retryAfter: string | undefined): Answer {
  const hint =
    hints[status] ??
    (status >= 300 && status < 400 ? "write the address that it redirects to, or sign in to the network" : undefined);
  const message =
    `the receiver answered ${status} ${STATUS_CODES[status] ?? ""}`.trim() + (hint === undefined ? "" : `: ${hint}`);
  if (status === 413) return { kind: "split", message };
  if (!transient.includes(status)) return { kind: "failed", message };
  const after = readRetryAfter(retryAfter);
  return after === undefined ? { kind: "retry", message } : { kind: "retry", message, after };
}

const spoken = {
  TLS: "it speaks TLS; write https:// in the endpoint",
  "HTTP/2": "it speaks gRPC, no HTTP/1; write otlp-grpc, or the port for HTTP",
} as const;

/** Why there is no answer. */
export function messageOfRequestError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!code.startsWith("HPE_")) return messageOfError(error);
  const first = error instanceof Error && "rawPacket" in error ? error.rawPacket : undefined;
  const protocol = first instanceof Uint8Array ? protocolOf(first) : undefined;
  return protocol === "TLS" || protocol === "HTTP/2" ? spoken[protocol] : "what answers there does not speak HTTP";
}
