import { catalogJson } from "./catalog-json.js";
import type { Emitter } from "./emitter.js";
import { metricsPage } from "./metrics-page.js";
import { recorders } from "./recorders.js";
import { telemetryPage } from "./telemetry-page.js";
import { validators } from "./validators.js";

/** The outputs, in the order in which they are written and reported. */
export const emitters: readonly Emitter[] = [recorders, validators, metricsPage, telemetryPage, catalogJson];
