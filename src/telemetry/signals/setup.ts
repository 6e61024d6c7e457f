import type { Resource } from "@opentelemetry/resources";
import type { Config } from "../settings/config.js";
import type { Environment } from "../settings/variables.js";
import type { Redaction } from "./redaction.js";
import type { ContextAttributes } from "./running.js";

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

/** Another provider is registered already, or by another copy of the API. */
export class RegistrationError extends Error {}
