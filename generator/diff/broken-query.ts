/** A panel, alert or rule that a change breaks, and where its query begins. */
export type BrokenQuery = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** As in `panel "Orders" of "Shop"`. */
  readonly holder: string;
};

/** `panel "Orders" of "Shop" (dashboards/shop.json:12:20)` */
function brokenText({ file, line, column, holder }: BrokenQuery): string {
  return `${holder} (${file}:${line}:${column})`;
}

/** More are not read; the JSON report has all. */
const mostLines = 20;

/** What a change breaks, a line each; nothing where no queries were looked for. */
export function brokenLines(
  broken: readonly BrokenQuery[] | undefined,
  shown: (text: string) => string,
): readonly string[] {
  if (broken === undefined) return [];
  if (broken.length === 0) return ["breaks no known query"];
  const left = broken.length - mostLines;
  const lines = broken.slice(0, mostLines).map((each) => `breaks ${shown(brokenText(each))}`);
  return left > 0 ? [...lines, `and ${left} more`] : lines;
}
