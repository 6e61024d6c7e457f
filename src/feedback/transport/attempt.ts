import { errorCode, failure, type TransportFailure } from "../submission/outcome.js";
import type { TransportResult } from "./transport.js";
import type { Ended } from "./deadline.js";
import type { Answer, Exchange } from "./exchange.js";
import { retryAfterMs } from "./retry.js";
import { ProxyError } from "./tunnel.js";

export type Attempt = { readonly result: TransportResult; readonly isWorthRetrying: boolean };

export const cancelled: TransportFailure = failure("cancelled", "the submission was cancelled", true);

function once(result: TransportResult): Attempt {
  return { result, isWorthRetrying: false };
}

function again(result: TransportResult): Attempt {
  return { result, isWorthRetrying: true };
}

/** Only a whole answer that names the report confirms it: a sign-in page or half an answer does not. */
function confirmation(text: string | undefined, id: string, host: string): Attempt {
  if (text === undefined) return again(failure("bad_answer", `the answer of "${host}" broke off`, true));
  const unlike = once(failure("bad_answer", `the answer of "${host}" does not confirm the report`, true));
  try {
    const answer = JSON.parse(text);
    if (answer?.id !== id) return unlike;
    return once(typeof answer.reference === "string" ? { ok: true, reference: answer.reference } : { ok: true });
  } catch {
    return unlike;
  }
}

function rejection({ status, retryAfter }: Answer, { url, body }: Exchange): Attempt {
  const said = `"${url.host}" answered ${status}`;
  if (status === 413) return once(failure("too_large", `${said}: ${body.length} bytes are too many`));
  if (![408, 425, 429].includes(status) && status < 500) {
    return once(failure("rejected", status >= 300 && status < 400 ? `${said}: redirects are not followed` : said));
  }
  const { error } = failure(status < 500 || status === 503 ? "busy" : "failing", said, true);
  const asked = retryAfterMs(retryAfter, Date.now());
  return again({ ok: false, error: asked === undefined ? error : { ...error, retryAfterMs: asked } });
}

function broken(error: unknown, host: string): Attempt {
  if (error instanceof ProxyError) {
    const result = failure("unreachable", error.message, true);
    return error.status >= 500 ? again(result) : once(result);
  }
  const code = errorCode(error);
  if (/^ERR_(?:INVALID|HTTP|UNESCAPED)/.test(code)) {
    return once(
      failure("misconfigured", `a header or the address for feedback has characters that HTTP forbids (${code})`),
    );
  }
  const result = failure("unreachable", `"${host}" cannot be reached (${code})`, true);
  return /CERT|SIGNED|ALTNAME|TLS|SSL/.test(code) ? once(result) : again(result);
}

/** Whether an attempt delivered the report, or why not, and whether a further one can help. */
export function classify(ended: Ended<Answer>, id: string, given: Exchange, limitMs: number): Attempt {
  const { host } = given.url;
  if (ended.by === "cancelled") return once(cancelled);
  if (ended.by === "timeout") return again(failure("timeout", `"${host}" took longer than ${limitMs} ms`, true));
  if (ended.by === "error") return broken(ended.error, host);
  const { status, text } = ended.value;
  if (status >= 200 && status < 300) return confirmation(text, id, host);
  return rejection(ended.value, given);
}
