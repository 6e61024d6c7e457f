import { violation } from "./allows.js";
import { typeName } from "./attribute-type.js";
import type { Attribute, Metric, RecordSource, Scalar } from "./catalog.js";
import { groupOf, isHidden } from "./hiding.js";
import type { Conversion } from "./units/conversion.js";
import { anyOther, isBounded, isOpen, knownValues, pasted, valueTable } from "./value-table.js";

type Problem = { readonly message: string; readonly help: string };

/** Known when a call records: required, or at the latest when a span ends. */
export function isSure({ required, requirement }: Attribute): boolean {
  return required || isRequiredAtEnd(requirement);
}

/** `required: { when: "the span ends" }`: known when a span ends, and not before. */
export function isRequiredAtEnd(requirement: Attribute["requirement"]): boolean {
  return requirement?.level === "conditional" && /^(?:when )?the span ends\.?$/i.test(requirement.text.trim());
}

/** Why a source cannot fill an attribute of a metric. */
export function sourceProblems(source: RecordSource, target: Attribute): readonly Problem[] {
  if (source.kind === "duration") return [];
  if (source.kind === "constant") {
    const reason = violation(target, source.value);
    return reason === undefined ? [] : [notAllowed(source.value, target, reason)];
  }
  const { attribute, values } = source;
  const optional =
    target.required && !isSure(attribute)
      ? [
          {
            message: `"${attribute.key}" may be left out, and the metric requires "${target.key}"`,
            help: "make it required, or name another attribute",
          },
        ]
      : [];
  return [
    ...optional,
    ...(values === null ? disclosure(attribute, target) : []),
    ...(values === null ? identityProblems(attribute, target) : tableProblems(attribute, values, target)),
  ];
}

/** A value that is hidden in an event must not leave as a label of a metric, whichever keys are on. */
function disclosure(source: Attribute, target: Attribute): readonly Problem[] {
  const isAsHidden = isHidden(target) && [undefined, groupOf(source)].includes(groupOf(target));
  if (!isHidden(source) || isAsHidden) return [];
  const message = `"${source.key}" is ${source.sensitivity}, and "${target.key}" of the metric leaves where it must not`;
  const help = `write the same "sensitivity" and "content" at "${target.key}" of the metric, or say what its values become, with "values:"`;
  return [{ message, help }];
}

/** Why a source cannot be the number of a metric. */
export function valueProblems(source: RecordSource, metric: Metric, conversion: Conversion | null): readonly Problem[] {
  if (source.kind === "duration") {
    if (metric.names.timer !== null) return [];
    const message = `metric "${metric.key}" is no histogram of a time, and cannot take the length of a span`;
    return [{ message, help: "name an attribute, or a histogram whose unit is a time" }];
  }
  const integer = metric.valueType === "int";
  if (source.kind === "constant") {
    const isNumber = integer ? Number.isSafeInteger(source.value) : typeof source.value === "number";
    return isNumber
      ? []
      : [{ message: `${JSON.stringify(source.value)} is no ${metric.valueType}`, help: "write a number" }];
  }
  const { attribute, values } = source;
  if (values !== null) return [...values.values()].flatMap((value) => numberProblem(value));
  if (attribute.isArray || (attribute.type !== "int" && attribute.type !== "double")) {
    return [{ message: `"${attribute.key}" is no number`, help: "name an attribute of type int or double" }];
  }
  const isBroken = conversion !== null && (conversion.operator === "/" || !Number.isInteger(conversion.number));
  if (!integer || (attribute.type === "int" && !isBroken)) return [];
  const message = `"${attribute.key}" may be no whole number, which metric "${metric.key}" takes only`;
  return [{ message, help: `make the metric "value_type: double", or name an attribute of type int in its unit` }];
}

function numberProblem(value: Scalar): readonly Problem[] {
  return typeof value === "number"
    ? []
    : [{ message: `${JSON.stringify(value)} is no number`, help: "write a number" }];
}

function notAllowed(value: Scalar, target: Attribute, reason: string): Problem {
  return {
    message: `${JSON.stringify(value)} ${reason}, as "${target.key}" of the metric has it`,
    help: "write a value that the metric allows",
  };
}

/** Without a table, every value of the one must be a value of the other. */
function identityProblems(source: Attribute, target: Attribute): readonly Problem[] {
  const isSame = source.type === target.type || (source.type === "int" && target.type === "double");
  if (!isSame || source.isArray !== target.isArray) {
    const message = `"${source.key}" is of type ${typeName(source)}, and "${target.key}" of the metric of type ${typeName(target)}`;
    return [{ message, help: target.isArray ? "name another attribute" : tableHelp(source, target) }];
  }
  if (target.values.length === 0 || target.open || source.values === target.values) return [];
  if (isOpen(source)) {
    const message = `"${source.key}" may be any ${source.type}, and "${target.key}" of the metric is a fixed list`;
    return [{ message, help: tableHelp(source, target) }];
  }
  return [...exactProblems(source, target), ...prefixProblems(source, target)];
}

function exactProblems(source: Attribute, target: Attribute): readonly Problem[] {
  const found = source.values.flatMap((allowed) => {
    const reason = allowed.kind === "exact" ? violation(target, allowed.value) : undefined;
    return allowed.kind !== "exact" || reason === undefined ? [] : [{ value: allowed.value, reason }];
  });
  const [first, ...others] = found;
  if (first === undefined) return [];
  const help = tableHelp(source, target);
  if (others.length === 0) return [{ ...notAllowed(first.value, target, first.reason), help }];
  const some = found.slice(0, 5).map(({ value }) => JSON.stringify(value));
  const rest = found.length > some.length ? ` and ${found.length - some.length} more` : "";
  return [{ message: `"${target.key}" of the metric allows none of ${some.join(", ")}${rest}`, help }];
}

function prefixProblems(source: Attribute, target: Attribute): readonly Problem[] {
  return source.values.flatMap((allowed): readonly Problem[] => {
    if (allowed.kind === "exact") return [];
    const isIncluded = target.values.some(
      (other) => other.kind === "prefix" && allowed.prefix.startsWith(other.prefix),
    );
    const message = `"${allowed.prefix}*" of "${source.key}" is not among the values of "${target.key}"`;
    return isIncluded ? [] : [{ message, help: tableHelp(source, target) }];
  });
}

/** The line that maps the values, to paste. */
function tableHelp(source: Attribute, target: Attribute): string {
  const table = valueTable(source, target);
  if (table !== undefined) return `write ${pasted(source, target, table)}`;
  return `say what its values become, with "values:" and "${anyOther}:" for all others`;
}

/** With a table, each value must stand in it, and become one that the metric allows. */
function tableProblems(source: Attribute, table: ReadonlyMap<string, Scalar>, target: Attribute): readonly Problem[] {
  if (source.isArray || target.isArray) {
    return [{ message: "values of arrays cannot be mapped", help: 'remove "values:", or name another attribute' }];
  }
  const known = knownValues(source);
  const missing = table.has(anyOther) ? [] : known.filter((value) => !table.has(value));
  const unknown = isBounded(source)
    ? [...table.keys()].filter((value) => value !== anyOther && !known.includes(value))
    : [];
  const isFull = isBounded(source) || table.has(anyOther);
  const wrong = [...table.values()].flatMap((value) => {
    const reason = violation(target, value);
    return reason === undefined ? [] : [notAllowed(value, target, reason)];
  });
  return [
    ...(isFull
      ? []
      : [{ message: `"${source.key}" has values that are not named`, help: `add "${anyOther}:" for all others` }]),
    ...missing.map((value) => ({
      message: `nothing says what "${value}" of "${source.key}" becomes`,
      help: `add "${value}:" or "${anyOther}:" for all others`,
    })),
    ...unknown.map((value) => ({
      message: `"${value}" is no value of "${source.key}"`,
      help: `its values are ${known.join(", ")}`,
    })),
    ...wrong,
  ];
}
