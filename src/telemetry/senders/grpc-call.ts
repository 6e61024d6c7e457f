import type { ClientHttp2Session, IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http2";
import { answerOfCode } from "./grpc-status.js";
import { answerOfStatus, isPage, pageAnswer } from "./http-messages.js";
import type { Answer, ReadRejected } from "./sender.js";

const largestAnswer = 64 * 1024;
const prefixLength = 5;

/** What stands before a message in gRPC: whether it is compressed, and its length. */
function prefixOf({ length }: Uint8Array, isCompressed: boolean): Uint8Array {
  const prefix = Buffer.alloc(prefixLength);
  prefix[0] = isCompressed ? 1 : 0;
  prefix.writeUInt32BE(length, 1);
  return prefix;
}

/** What has come of an answer so far. */
type Received = {
  readonly headers: IncomingHttpHeaders;
  /** Of the one message, as far as it is kept. */
  readonly body: Uint8Array;
};

function textOf(headers: IncomingHttpHeaders, name: string): string {
  return String(headers[name] ?? "");
}

/** An answer that says no status. A message goes to who has succeeded only, so that one that has begun is a success. */
function answerWithoutStatus({ headers, body }: Received, readRejected: ReadRejected): Answer | undefined {
  const status = Number(headers[":status"] ?? 0);
  if (status === 0) return undefined;
  if (status !== 200) return answerOfStatus(status, headers["retry-after"]);
  const type = textOf(headers, "content-type");
  if (isPage.test(type)) return pageAnswer;
  if (!type.startsWith("application/grpc")) return { kind: "failed", message: "what answers there speaks no gRPC" };
  return body.length > 0 ? { kind: "delivered", rejected: readRejected(body.subarray(prefixLength)) } : undefined;
}

function answerOf(received: Received, readRejected: ReadRejected): Answer | undefined {
  const { headers, body } = received;
  const code = textOf(headers, "grpc-status");
  if (!/^\d+$/.test(code)) return answerWithoutStatus(received, readRejected);
  if (Number(code) === 0) return { kind: "delivered", rejected: readRejected(body.subarray(prefixLength)) };
  return answerOfCode({
    code: Number(code),
    message: textOf(headers, "grpc-message"),
    details: Buffer.from(textOf(headers, "grpc-status-details-bin"), "base64"),
  });
}

/** The connection ended before there was an answer. */
type Cut = { readonly kind: "cut"; readonly error: unknown };

/** One call with one message. Aborted, it answers at once or never, and ends the session. */
export function call(
  session: ClientHttp2Session,
  headers: OutgoingHttpHeaders,
  message: Uint8Array,
  readRejected: ReadRejected,
  abort: AbortSignal,
): Promise<Answer | Cut> {
  return new Promise((resolve) => {
    const stream = session.request(headers);
    const chunks: Buffer[] = [];
    let size = 0;
    let head: IncomingHttpHeaders = {};
    let error: unknown;
    const answer = () => answerOf({ headers: head, body: Buffer.concat(chunks) }, readRejected);
    stream.on("response", (given) => {
      head = { ...given };
    });
    stream.on("trailers", (given) => {
      head = { ...head, ...given };
    });
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestAnswer) chunks.push(chunk);
    });
    stream.on("error", (given) => {
      error = given;
    });
    stream.on("close", () => {
      // Who has aborted knows why.
      if (!abort.aborted) resolve(answer() ?? { kind: "cut", error });
    });
    abort.addEventListener("abort", () => {
      const known = answer();
      if (known !== undefined) resolve(known);
      session.destroy();
    });
    stream.write(prefixOf(message, headers["grpc-encoding"] !== undefined));
    stream.end(message);
  });
}
