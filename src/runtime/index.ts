/** What users of recorders need by name. The recorders themselves come from the generated code. */
export type { BindOptions } from "./recorders/binding.js";
export { bound } from "./recorders/bound.js";
export type { BoundCounter, BoundRecorders, BoundTimer, BoundValue } from "./recorders/bound-types.js";
export {
  type InvalidMeasurement,
  InvalidMeasurementError,
  type InvalidPolicy,
  type InvalidReason,
} from "./catalog/invalid.js";
export type { Offered } from "./catalog/offered.js";
export type { ObservableCallback } from "./recorders/observe.js";
export type { RecorderOptions, ReportChannel } from "./catalog/recorder-state.js";
export type { MetricSwitches } from "./catalog/switches.js";
export { Recorders } from "./recorders/recorders.js";
export type { Timer, TimeUnit } from "./recorders/timer.js";
