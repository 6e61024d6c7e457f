import { STATUS_CODES } from "node:http";
import type { Answer } from "./sender.js";

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
export function readRetryAfter(header: string | undefined): number | undefined {
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

const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  ENOTFOUND: "the host is unknown",
  EAI_AGAIN: "the host cannot be looked up now",
  EHOSTUNREACH: "the host is out of reach",
  ENETUNREACH: "the network is out of reach",
  ETIMEDOUT: "the host does not answer",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed; name its CA in `tls`",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is self-signed; name its CA in `tls`",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is of an unknown CA; name it in `tls`",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is of an unknown CA; name it in `tls`",
  CERT_HAS_EXPIRED: "its certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
};

/** Why a connection failed. */
export function messageOfError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("HPE_")) return "what answers there does not speak HTTP";
  if (code.startsWith("ERR_SSL_")) return `the TLS connection failed (${code})`;
  return causes[code] ?? `the connection failed${code === "" ? "" : ` (${code})`}`;
}
