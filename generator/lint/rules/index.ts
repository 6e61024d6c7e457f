import type { LintRule } from "../lint-rule.js";
import { attributeTypeConflict } from "./attribute-type-conflict.js";
import {
  attributeDiffersBetweenCatalogs,
  metricDiffersBetweenCatalogs,
  metricInTwoCatalogs,
} from "./between-catalogs.js";
import { booleanInDisguise } from "./boolean-in-disguise.js";
import { cardinalityLimit } from "./cardinality-limit.js";
import { descriptionRepeatsName } from "./description-repeats-name.js";
import { exportedNameCollision } from "./exported-name-collision.js";
import { expired } from "./expired.js";
import { expiresSoon } from "./expires-soon.js";
import { likelyMisspelling } from "./likely-misspelling.js";
import { missingDescription } from "./missing-description.js";
import { missingOwner } from "./missing-owner.js";
import { missingUnit } from "./missing-unit.js";
import { namePrefixRepeated } from "./name-prefix-repeated.js";
import { otelNamespace } from "./otel-namespace.js";
import { nameStyle } from "./name-style.js";
import { namespaceIsAttribute } from "./namespace-is-attribute.js";
import { namespaceIsMetric } from "./namespace-is-metric.js";
import { semconvConformance } from "./semconv-conformance.js";
import { semconvLookAlike } from "./semconv-look-alike.js";
import { sensitiveAttribute } from "./sensitive-attribute.js";
import { similarNames } from "./similar-names.js";
import { singleValue } from "./single-value.js";
import { unboundedAttribute } from "./unbounded-attribute.js";
import { unfitBuckets } from "./unfit-buckets.js";
import { unitInName } from "./unit-in-name.js";

/** All rules, in the order in which the findings of one place are reported. */
export const lintRules: readonly LintRule[] = [
  nameStyle,
  namePrefixRepeated,
  otelNamespace,
  unitInName,
  namespaceIsMetric,
  namespaceIsAttribute,
  similarNames,
  exportedNameCollision,
  likelyMisspelling,
  missingDescription,
  missingOwner,
  missingUnit,
  descriptionRepeatsName,
  singleValue,
  booleanInDisguise,
  unboundedAttribute,
  cardinalityLimit,
  attributeTypeConflict,
  unfitBuckets,
  sensitiveAttribute,
  semconvConformance,
  semconvLookAlike,
  metricInTwoCatalogs,
  metricDiffersBetweenCatalogs,
  attributeDiffersBetweenCatalogs,
  expired,
  expiresSoon,
];
