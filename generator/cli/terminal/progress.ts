/** From this many milliseconds on, a run is long enough to be reported. */
const patience = 1_000;
/** A catalog of so many bytes takes longer than that. */
const heavy = 500_000;

/**
 * One line on a terminal that says what a long run is doing. The stages block, so that no timer could fire in them: a
 * stage is printed when it begins late, or when the catalog is large enough to make it long.
 */
export function createProgress(
  write: (text: string) => void,
  elapsed: () => number,
): { readonly begin: (stage: string, weight: number) => void; readonly end: () => void } {
  let isShown = false;
  const clear = () => {
    if (isShown) write("\r\u001b[2K");
    isShown = false;
  };
  const begin = (stage: string, weight: number) => {
    clear();
    if (elapsed() < patience && weight < heavy) return;
    write(`${stage} …`);
    isShown = true;
  };
  return { begin, end: clear };
}
