import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Diagnostic, RelatedPlace } from "../diagnostics/diagnostic.js";
import type { Provenance } from "../source.js";
import type { CatalogText, ImportedText } from "./catalog-text.js";
import { type WrittenImport, importsIn } from "./written-imports.js";

/** Finds what a catalog imports: on the disk, or where it was recorded. */
type ImportFinder = {
  /** The catalog that an entry of `imports` stands for, seen from the file that writes it. */
  readonly find: (from: string, importer: string) => Promise<FoundImport | MissingImport>;
};

export type FoundImport = {
  /** The same for the same file, however it is named. */
  readonly path: string;
  readonly provenance: Provenance;
  /** With its parts; undefined, and its problems, where it is no text. */
  readonly text: CatalogText | undefined;
  readonly problems: readonly Diagnostic[];
};

/** Why there is no such catalog. */
export type MissingImport = { readonly message: string; readonly help: string };

/** A catalog on the way from the one that is read to the one that is looked for. */
type Step = { readonly path: string; readonly name: string; readonly entry: WrittenImport | null };

/**
 * A catalog with all that it imports, and what these import. Each file is read once. What cannot be found, and what leads back
 * to itself, is among the problems of the text that names it.
 */
export async function readImports(text: CatalogText, path: string, finder: ImportFinder): Promise<CatalogText> {
  return withImports(text, [{ path, name: text.name, entry: null }], { finder, known: new Map() });
}

type Run = { readonly finder: ImportFinder; readonly known: Map<string, FoundImport> };

async function withImports(text: CatalogText, way: readonly Step[], run: Run): Promise<CatalogText> {
  const entries = importsIn(text);
  if (entries.length === 0) return text;
  const found = new DiagnosticCollector();
  found.add(text.problems ?? []);
  const imports: ImportedText[] = [];
  const paths = new Map<string, WrittenImport>();
  for (const entry of entries) {
    const imported = await importedBy(entry, way, run, found);
    if (imported === undefined) continue;
    const first = paths.get(imported.path);
    if (first === undefined) imports.push({ index: entry.index, ...imported });
    else {
      const related = [{ place: first.place, message: "first imported here" }];
      found.report("duplicate-key", entry.place, `"${entry.from}" is imported twice`, { help: "remove one", related });
    }
    paths.set(imported.path, first ?? entry);
  }
  return { ...text, imports, problems: found.sorted() };
}

type Imported = Omit<ImportedText, "index"> & { readonly path: string };

async function importedBy(
  entry: WrittenImport,
  way: readonly Step[],
  run: Run,
  found: DiagnosticCollector,
): Promise<Imported | undefined> {
  const importer = way.at(-1)?.path ?? "";
  const answer = await run.finder.find(entry.from, importer);
  if (!("path" in answer)) {
    found.report("unknown-import", entry.place, answer.message, { help: answer.help });
    return undefined;
  }
  const back = way.findIndex(({ path }) => path === answer.path);
  if (back !== -1) {
    reportCycle(entry, way.slice(back), found);
    return undefined;
  }
  const known = run.known.get(answer.path) ?? (await opened(answer, [...way, stepTo(answer, entry)], run));
  run.known.set(answer.path, known);
  const { path, provenance, text, problems } = known;
  if (text !== undefined) return { path, provenance, text };
  found.add(problems.map((problem) => importedAt(problem, entry)));
  return undefined;
}

async function opened(answer: FoundImport, way: readonly Step[], run: Run): Promise<FoundImport> {
  return answer.text === undefined ? answer : { ...answer, text: await withImports(answer.text, way, run) };
}

function stepTo({ path, text }: FoundImport, entry: WrittenImport): Step {
  return { path, name: text?.name ?? path, entry };
}

function reportCycle(entry: WrittenImport, circle: readonly Step[], found: DiagnosticCollector): void {
  const [first] = circle;
  const names = [...circle, ...(first === undefined ? [] : [first])].map(({ name }) => name);
  const related = circle.flatMap(({ entry: each }): readonly RelatedPlace[] => {
    return each === null || each === circle[0]?.entry ? [] : [{ place: each.place, message: "imported here" }];
  });
  const message = `the import of "${entry.from}" leads in a circle: ${names.join(" → ")}`;
  found.report("import-cycle", entry.place, message, {
    help: "move what both need into a catalog that imports neither",
    related,
  });
}

/** A finding about an imported file, with the place that imports it. */
export function importedAt(problem: Diagnostic, { place }: Pick<WrittenImport, "place">): Diagnostic {
  return { ...problem, related: [...problem.related, { place, message: "imported here" }] };
}
