/** A bound of a histogram on a line from 0 to 1. */
type Tick = { readonly at: number; readonly text: string; readonly hasText: boolean };

/**
 * The bounds of a histogram on a scale: by their size where they lie close together, and by its logarithm where they span more.
 * A text is left out where it would lie on the one before it; `width` is that of the scale in letters.
 */
export function ticksOf(buckets: readonly number[], width: number): readonly Tick[] {
  const places = placesOf(buckets);
  let free = 0;
  return buckets.map((bucket, index) => {
    const at = places[index] ?? 0;
    const text = shortNumber(bucket);
    const half = (text.length + 1) / 2;
    const middle = Math.min(Math.max(at * width, half), width - half);
    const hasText = middle - half >= free || index === 0;
    if (hasText) free = middle + half;
    return { at, text, hasText };
  });
}

function placesOf(buckets: readonly number[]): readonly number[] {
  const least = buckets.find((bucket) => bucket > 0) ?? 1;
  const last = buckets.at(-1) ?? 0;
  const isWide = last > 0 && last / least > 20 && (buckets[0] ?? 0) >= 0;
  const scaled = buckets.map((bucket) => (isWide ? Math.log(Math.max(bucket, least / 3)) : bucket));
  const [low, high] = [scaled[0] ?? 0, scaled.at(-1) ?? 0];
  return scaled.map((each) => (high === low ? 0.5 : (each - low) / (high - low)));
}

const thousands = ["", "k", "M", "G", "T"] as const;

function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size < 10_000 || !Number.isFinite(value)) return String(value);
  const step = Math.min(Math.floor(Math.log10(size) / 3), thousands.length - 1);
  return `${Number((value / 1000 ** step).toPrecision(4))}${thousands[step]}`;
}
