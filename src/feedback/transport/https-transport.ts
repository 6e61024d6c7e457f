import { env } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { encodeEnvelope } from "../storage/envelope.js";
import { failure, type TransportFailure } from "../submission/outcome.js";
import type { Submission } from "../submission/submission.js";
import type { FeedbackTransport, TransportResult } from "./transport.js";
import { type Attempt, cancelled, classify } from "./attempt.js";
import { withDeadline } from "./deadline.js";
import { type Exchange, exchange } from "./exchange.js";
import { chooseProxy, type Environment, plainHost } from "./proxy.js";
import { backoff } from "./retry.js";

/** Where reports are posted, how often it is tried, and by which way. */
export type HttpsTransportOptions = {
  /** Where reports are posted, exactly as written; https, or http to this machine itself. */
  readonly url: string;
  /** Sent with each request; their values appear in no message. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For one attempt, from connecting to the whole answer, in milliseconds; 30 000 if left out. */
  readonly timeoutMs?: number;
  /** Attempts after the first; 3 if left out. */
  readonly retries?: number;
  /** Before the first retry, in milliseconds; doubled for each further one; 500 if left out. */
  readonly backoffMs?: number;
  /** The longest Retry-After that is waited for, in milliseconds; 10 000 if left out. */
  readonly longestWaitMs?: number;
  /** Certificates of authorities, as PEM, to trust in place of Node's own. */
  readonly ca?: string;
  /** Where HTTPS_PROXY, ALL_PROXY and NO_PROXY are read; the environment of the process if left out. */
  readonly environment?: Environment;
};

function isThisMachine(url: URL): boolean {
  const host = plainHost(url);
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** The address to post to, or a sentence about what is wrong with it, which repeats nothing of it. */
function checkUrl(text: string): URL | string {
  if (!URL.canParse(text)) return "the address for feedback is no URL; it has to begin with https://";
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return "the address for feedback holds a password; use headers";
  if (url.protocol === "https:" || (url.protocol === "http:" && isThisMachine(url))) return url;
  return `the address for feedback is ${url.protocol}//, only https:// is allowed`;
}

function requestHeaders(own: Readonly<Record<string, string>>, id: string, length: number): Exchange["headers"] {
  const lower = Object.entries(own).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    ...Object.fromEntries(lower),
    accept: "application/json",
    "content-type": "application/json",
    "content-encoding": "gzip",
    "content-length": length,
    "idempotency-key": id,
  };
}

async function prepare(submission: Submission, options: HttpsTransportOptions): Promise<Exchange | TransportFailure> {
  const target = checkUrl(options.url);
  if (typeof target === "string") return failure("misconfigured", target);
  const proxy = chooseProxy(target, options.environment ?? env);
  if (proxy.use === "impossible") return failure("misconfigured", proxy.reason);
  const body = await encodeEnvelope(submission);
  return {
    url: target,
    headers: requestHeaders(options.headers ?? {}, submission.id, body.length),
    body,
    proxy: proxy.use === "proxy" ? proxy.url : undefined,
    ca: options.ca,
  };
}

/** Milliseconds until the next attempt; undefined if there is to be none. */
function pause(attempt: Attempt, number: number, options: HttpsTransportOptions): number | undefined {
  const { retries = 3, backoffMs = 500, longestWaitMs = 10_000 } = options;
  const asked = attempt.result.ok ? 0 : (attempt.result.error.retryAfterMs ?? 0);
  if (!attempt.isWorthRetrying || number >= retries || asked > longestWaitMs) return undefined;
  return Math.max(asked, backoff(number, backoffMs, Math.random()));
}

/** False if it was cancelled. */
async function wait(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return sleep(ms, true, signal === undefined ? {} : { signal }).catch(() => false);
}

/**
 * Posts reports as gzipped JSON with the header `Idempotency-Key`, which lets attempts be repeated without harm.
 * Success is only an answer 2xx that is whole and confirms the report: `{ "id": "…", "reference"?: "…" }`.
 */
export function httpsTransport(options: HttpsTransportOptions): FeedbackTransport {
  const { timeoutMs = 30_000 } = options;
  return {
    async send(submission, { signal }): Promise<TransportResult> {
      const given = await prepare(submission, options);
      if ("ok" in given) return given;
      for (let number = 0; ; number += 1) {
        const ended = await withDeadline(timeoutMs, signal, (stop) => exchange(given, stop));
        const attempt = classify(ended, submission.id, given, timeoutMs);
        const ms = pause(attempt, number, options);
        if (ms === undefined) return attempt.result;
        if (!(await wait(ms, signal))) return cancelled;
      }
    },
  };
}
