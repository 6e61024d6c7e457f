import type { OtlpSignal, Payload } from "../../../live/otlp/take-request.js";
import type { Intake } from "../intake.js";
import type { Inflated } from "./inflate.js";

/** What a receiver hands on: a payload to be checked, which gives the reason why it cannot be read, or why there is none. */
export type Take = Pick<Intake, "payload" | "unreadable">;

/** A body as it came, with its compression. */
export type Body = {
  readonly where: string;
  readonly signal: OtlpSignal;
  readonly format: Payload["format"];
};

/** Checks a body; why it cannot be read, if so. */
export function takeInflated(inflated: Inflated, body: Body, take: Take): string | undefined {
  if ("bytes" in inflated) return take.payload({ ...body, bytes: inflated.bytes });
  take.unreadable(body.where, inflated.reason);
  return inflated.reason;
}
