import type { Metric, Variant } from "../../model/catalog.js";
import { formsOf } from "../../model/variants.js";
import { callText } from "../calls.js";
import type { Finding } from "../change.js";
import { compareFields, type FieldRule } from "../field.js";
import { both, impactsOf } from "../impacts.js";
import { shown } from "../shown.js";
import { type AttributeFinding, compareVariantAttributes } from "./attributes.js";

/** A variant with how its recorder is called. */
type Called = Variant & { readonly call: string };

type Sides = { readonly base: Metric; readonly head: Metric };

/** What becomes of the variants of a metric: those that come and go, and what is said of each. */
export function compareVariants({ base, head }: Sides): readonly Finding[] {
  const [before, after] = [calledVariants(base), calledVariants(head)];
  const removed = [...before.values()].filter(({ key }) => !after.has(key));
  const added = [...after.values()].filter(({ key }) => !before.has(key));
  return [
    ...removed.map((variant) => removal(variant, head)),
    ...added.map((variant) => addition(variant, base)),
    ...pairsOf(before, after).flatMap((pair) => compareFields(variantRules, pair, ofVariant(pair.head))),
  ];
}

/** What a variant that stays says of attributes itself, or said. */
export function compareAttributesOfVariants({ base, head }: Sides): readonly AttributeFinding[] {
  return pairsOf(calledVariants(base), calledVariants(head)).flatMap((pair) => {
    return compareVariantAttributes(pair, { base, head }).map((finding) => ({
      ...finding,
      message:
        finding.attribute.origin === "own" ? `${finding.message}, in variant ${shown(pair.head.key)}` : finding.message,
    }));
  });
}

function calledVariants(metric: Metric): ReadonlyMap<string, Called> {
  const calls = new Map(formsOf(metric).map((form) => [form.variant, callText(form)]));
  return new Map(metric.variants.map((variant) => [variant.key, { ...variant, call: calls.get(variant.key) ?? "" }]));
}

function pairsOf(before: ReadonlyMap<string, Called>, after: ReadonlyMap<string, Called>) {
  return [...after.values()].flatMap((head) => {
    const base = before.get(head.key);
    return base === undefined ? [] : [{ base, head }];
  });
}

function ofVariant({ key }: Variant): string {
  return ` of variant ${shown(key)}`;
}

const variantRules: readonly FieldRule<Called>[] = [
  {
    code: "description-changed",
    field: "description",
    read: ({ description }) => description,
    assess: () => both("cosmetic"),
  },
  { code: "note-changed", field: "note", read: ({ note }) => note, assess: () => both("cosmetic") },
  {
    code: "recorder-changed",
    field: "recorder",
    read: ({ names }) => names.chosen,
    assess: (base, head) => {
      if (base.names.stem === head.names.stem) return impactsOf("cosmetic", "none");
      return { ...impactsOf("breaking", "none"), migration: { old: base.call, new: head.call } };
    },
  },
];

function removal({ key, path, call }: Called, head: Metric): Finding {
  return {
    code: "variant-removed",
    ...both("breaking"),
    message: `the variant ${shown(key)} is gone`,
    base: { value: key, path },
    head: { value: null, path: [...head.path, "variants"] },
    migration: { old: call, new: "" },
    isAnnounced: false,
  };
}

function addition({ key, path }: Called, base: Metric): Finding {
  return {
    code: "variant-added",
    ...both("additive"),
    message: `the variant ${shown(key)} is new`,
    base: { value: null, path: [...base.path, "variants"] },
    head: { value: key, path },
    migration: null,
    isAnnounced: false,
  };
}
