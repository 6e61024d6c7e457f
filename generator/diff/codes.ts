import { attributeCodes } from "./codes/attribute.js";
import { catalogCodes } from "./codes/catalog.js";
import type { ChangeDescription } from "./codes/description.js";
import { lifecycleCodes } from "./codes/lifecycle.js";
import { metricCodes } from "./codes/metric.js";
import { signalCodes } from "./codes/signal.js";

const codes = { ...catalogCodes, ...metricCodes, ...signalCodes, ...lifecycleCodes, ...attributeCodes } as const;

/** Stable names of changes; programs test them. */
export type ChangeCode = keyof typeof codes;

export const changeCodes: Readonly<Record<ChangeCode, ChangeDescription>> = codes;
