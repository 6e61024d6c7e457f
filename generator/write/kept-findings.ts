/** A place in one of the files that a record names, by its number among them; without a span it is the file as a whole. */
export type KeptPlace = { readonly file: number; readonly span: readonly [start: number, end: number] | null };

/** A warning; what is known of its code, such as its severity, is not kept. */
export type KeptFinding = {
  readonly code: string;
  readonly at: KeptPlace;
  readonly message: string;
  readonly help: string | null;
  readonly related: readonly { readonly at: KeptPlace; readonly message: string }[];
};

/** What a run found in the texts of its catalog. */
export type KeptFindings = {
  /** Hash of the folder in which it ran: messages name files from there. */
  readonly cwd: string;
  /**
   * The files that the findings are about. The hash of a file holds for other line ends, too, which move places: where some are
   * no line feeds, that of the very text stands with it.
   */
  readonly texts: readonly (readonly [file: number, hash: string | null])[];
  readonly list: readonly KeptFinding[];
};

export const noFindings: KeptFindings = { cwd: "", texts: [], list: [] };

/** Runs that find more are not skipped: a record is read and checked whole each time. */
const mostFindings = 1_000;
const mostCharacters = 500_000;

/** The findings where they are few enough to be kept; null otherwise. */
export function bounded(findings: KeptFindings): KeptFindings | null {
  if (findings.list.length > mostFindings) return null;
  return JSON.stringify(findings).length > mostCharacters ? null : findings;
}

/** Null where nothing was kept; undefined when it is nothing that this program wrote. */
export function findingsIn(value: unknown): KeptFindings | null | undefined {
  if (value === null) return null;
  if (!isObject(value)) return undefined;
  const { cwd, texts, list } = value;
  if (typeof cwd !== "string" || !Array.isArray(texts) || !Array.isArray(list)) return undefined;
  if (!texts.every(isText) || !list.every(isFinding)) return undefined;
  return bounded({ cwd, texts, list }) ?? undefined;
}

function isText(value: unknown): value is KeptFindings["texts"][number] {
  if (!Array.isArray(value) || value.length !== 2 || !isIndex(value[0])) return false;
  return value[1] === null || typeof value[1] === "string";
}

function isFinding(value: unknown): value is KeptFinding {
  if (!isObject(value)) return false;
  const { code, at, message, help, related } = value;
  const isWhole = typeof code === "string" && typeof message === "string" && isPlace(at) && Array.isArray(related);
  if (!isWhole || (help !== null && typeof help !== "string")) return false;
  return related.every((each) => isObject(each) && isPlace(each["at"]) && typeof each["message"] === "string");
}

function isPlace(value: unknown): value is KeptPlace {
  if (!isObject(value) || !isIndex(value["file"])) return false;
  const { span } = value;
  return span === null || (Array.isArray(span) && isSpan(span));
}

function isSpan([start, end, ...more]: readonly unknown[]): boolean {
  return more.length === 0 && isIndex(start) && isIndex(end) && start <= end;
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
