import type { Resource } from "@opentelemetry/resources";
import type { Config, Exporter, Signal, SignalConfig } from "../config/config.js";
import type { Environment } from "../config/variables.js";
import type { Delivery } from "./delivery.js";
import type { Redaction } from "./redaction.js";

export type ContextAttributes = Readonly<Record<string, string | number | boolean>>;

/** What the three signals share when they start. */
export type Setup = {
  readonly config: Config;
  readonly service: string;
  readonly resource: Resource;
  readonly redaction: Redaction;
  readonly environment: Environment;
  /** Asked for each event and span, so that a switch of model shows. */
  context(): ContextAttributes;
  warn(message: string, help: string): void;
};

/** A signal that is on. */
export type Running = {
  readonly signal: Signal;
  readonly where: string;
  readonly delivery: Delivery;
  /** Items that wait to be delivered. */
  waiting(): number;
  flush(): Promise<void>;
  /** Ends the signal within so many milliseconds; says how many items were not delivered. */
  close(limit: number): Promise<number>;
};

/** Another provider is registered already, or by another copy of the API. */
export class RegistrationError extends Error {}

export type ActiveSignal<Kind extends Exporter["kind"]> = SignalConfig & {
  readonly exporter: Extract<Exporter, { kind: Kind }>;
};
