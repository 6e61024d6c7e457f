import { factorBetween } from "./ucum.js";

/** What numbers in one unit are multiplied or divided by to be in another; a divisor where that is the exact one. */
export type Conversion = { readonly operator: "*" | "/"; readonly number: number };

/** Significant digits up to which a factor that is no whole number counts as exact, such as 0.45359237 kg in a pound. */
const exactDigits = 10;

/** Undefined where the units measure different things, have no common zero, or where the factor is an approximation. */
export function conversionBetween(from: string, to: string): Conversion | undefined {
  if (from === to) return { operator: "*", number: 1 };
  const factor = factorBetween(from, to);
  if (factor === undefined) return undefined;
  const [times, by] = [withoutNoise(factor), withoutNoise(1 / factor)];
  if (isExact(times))
    return Number.isInteger(by) && !Number.isInteger(times) ? divided(by) : { operator: "*", number: times };
  return isExact(by) ? divided(by) : undefined;
}

/** `value / 1000`; the expression itself where numbers stay. */
export function converted(expression: string, { operator, number }: Conversion): string {
  return number === 1 ? expression : `${expression} ${operator} ${number}`;
}

function divided(number: number): Conversion {
  return { operator: "/", number };
}

/** Floating-point arithmetic of the unit table leaves errors in the last of 17 digits. */
function withoutNoise(factor: number): number {
  return Number(factor.toPrecision(15));
}

function isExact(factor: number): boolean {
  return Number.isSafeInteger(factor) || Number(factor.toPrecision(exactDigits)) === factor;
}
