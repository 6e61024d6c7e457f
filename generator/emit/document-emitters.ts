import { catalogJson } from "./catalog-json.js";
import type { Emitter } from "./emitter.js";
import { metricsPage } from "./metrics-page.js";
import { telemetryPage } from "./telemetry-page.js";

/** The outputs for readers and other programs, in the order in which they are written and reported. */
export const documentEmitters: readonly Emitter[] = [metricsPage, telemetryPage, catalogJson];
