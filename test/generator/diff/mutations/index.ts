import { attributeMutations } from "./attribute.js";
import { catalogMutations } from "./catalog.js";
import { lifecycleMutations } from "./lifecycle.js";
import { metricMutations } from "./metric.js";
import { signalMutations } from "./signal.js";
import type { Mutation } from "./mutation.js";

export const mutations: readonly Mutation[] = [
  ...catalogMutations,
  ...metricMutations,
  ...signalMutations,
  ...lifecycleMutations,
  ...attributeMutations,
];
