import type { ChangeCode } from "../diff/codes.js";
import { attributeExamples } from "./changes/attribute.js";
import { catalogExamples } from "./changes/catalog.js";
import type { ChangeExample } from "./changes/change-example.js";
import { lifecycleExamples } from "./changes/lifecycle.js";
import { metricExamples } from "./changes/metric.js";
import { signalExamples } from "./changes/signal.js";

export const changeExamples: Readonly<Record<ChangeCode, ChangeExample>> = {
  ...catalogExamples,
  ...metricExamples,
  ...signalExamples,
  ...lifecycleExamples,
  ...attributeExamples,
};
