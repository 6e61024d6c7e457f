/**
 * A number in another unit, for the recorder that takes it there. What is no number stays as it is, and that recorder reports
 * it: arithmetic would make numbers of texts, and throws for BigInts.
 */
export function scaled(value: number, factor: number, divisor = 1): number {
  return typeof value === "number" ? (value * factor) / divisor : value;
}
