import type { Resource } from "@opentelemetry/resources";
import type { ExportStats } from "../queue/export-stats.js";
import type { Config, Signal } from "../settings/config.js";
import type { Environment } from "../settings/variables.js";
import type { ContentRule } from "./content-rule.js";
import type { ContextAttributes } from "./recorders.js";

/** What the three signals share when they start. */
export type Setup = {
  readonly config: Config;
  readonly service: string;
  readonly resource: Resource;
  readonly content: ContentRule;
  readonly environment: Environment;
  /** Called for each event and span, so that a change of model shows. */
  context(): ContextAttributes;
  warn(message: string, help: string): void;
};

/** A signal that is on. */
export type Running = {
  readonly signal: Signal;
  readonly where: string;
  readonly stats: ExportStats;
  /** Items that wait to be delivered. */
  waiting(): number;
  flush(): Promise<void>;
  /** Ends the signal within so many milliseconds. */
  close(limit: number): Promise<void>;
};

/** Another provider is registered already, or by another copy of the API. */
export class RegistrationError extends Error {}
