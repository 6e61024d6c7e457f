import { catalogJson } from "./catalog-json.js";
import type { Emitter } from "./emitter.js";
import { metricsPage } from "./metrics-page.js";
import { telemetryPage } from "./telemetry-page.js";
import { validators } from "./validators.js";

/** The other outputs, in the order in which they are written and reported. */
export const lightEmitters: readonly Emitter[] = [validators, metricsPage, telemetryPage, catalogJson];
