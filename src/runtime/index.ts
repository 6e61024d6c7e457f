/** What users of recorders need by name. The recorders themselves come from the generated code. */
export type { BindOptions } from "./binding.js";
export { type InvalidMeasurement, InvalidMeasurementError, type InvalidPolicy, type InvalidReason } from "./invalid.js";
export type { ObservableCallback } from "./observe.js";
export type { RecorderOptions } from "./options.js";
export { Recorders } from "./recorders.js";
export type { Timer, TimeUnit } from "./timer.js";
