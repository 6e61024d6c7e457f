import { suggestion } from "../../diagnostics/suggest.js";
import type { Amendment } from "../../edit/amendment.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { referencesIn } from "../../edit/references.js";
import { following, followingCopy, misreadAt, type Renaming, takenBy } from "../../edit/renaming.js";
import type { CatalogEntry } from "../../model/catalog.js";
import { sectionsOfKinds } from "../../vocabulary.js";
import { CommandError } from "../../write/command-error.js";
import { deprecating, statusFor } from "../edit/deprecation.js";
import {
  type Edit,
  entryNamed,
  keyFor,
  placeOf,
  rejectDangerous,
  rejectFlags,
  rejectTaken,
  writtenEntry,
} from "../edit/plan.js";
import type { RenameRequest } from "./command.js";

/** Renames an entry where it stands, or keeps it under its old name, deprecated, beside a copy under the new one. */
export function rename(request: RenameRequest, open: OpenCatalog): Edit {
  if (request.isAttribute) return renameAttribute(request, open);
  const entry = entryNamed(request.from, request, open);
  const { kind, key, status } = entry;
  rejectFlags({ "--until": request.until !== null, "--queries": request.queries !== null }, entry);
  const to = keyFor(request.to, open.catalog);
  rejectTaken(to, kind, open);
  const isKept = request.keep ?? promisesSomething(entry);
  if (status === "removed") {
    throw new CommandError(`"${key}" is removed: ${placeOf(entry.path, open)}`, "its name stays as it was");
  }
  if (isKept && status === "planned") {
    throw new CommandError(`"${key}" is planned: ${placeOf(entry.path, open)}`, "nobody records it yet: drop --keep");
  }
  const renaming: Renaming = { kind: "rename", path: entry.path, key: to };
  const references = referencesIn(open.document, open.catalog.metrics);
  const path = [sectionsOfKinds[kind], to] as const;
  const amendments = isKept
    ? [...followingCopy(renaming, references, open.document), ...keeping(entry, path, request, open)]
    : [...following(renaming, references), renaming, ...dated(path, request.since)];
  return { amendments, path, result: isKept ? keptText(key, to) : `"${key}" is called "${to}"` };
}

/** Development promises nothing, and nobody has recorded what is planned. */
function promisesSomething({ status, stability }: CatalogEntry): boolean {
  return status !== "planned" && stability !== "development";
}

function keeping(entry: CatalogEntry, copy: readonly [string, string], request: RenameRequest, open: OpenCatalog) {
  const { since, until } = request;
  const { path, status } = entry;
  const [, to] = copy;
  const written = writtenEntry(entry, open);
  const ofOld = [
    ...(written.deprecated === undefined ? [] : ["deprecated"]),
    // The old recorder keeps its identifier, which no other can have.
    ...(written.recorder === undefined ? [] : ["recorder"]),
    ...(status === "deprecated" && written.status !== undefined ? ["status"] : []),
    ...(since === null && written.since !== undefined ? ["since"] : []),
  ];
  const amendments: readonly Amendment[] = [
    { kind: "copy", path, key: to },
    ...ofOld.map((field): Amendment => ({ kind: "remove", path: [...copy, field] })),
    ...dated(copy, since),
    ...deprecating(entry, { since, renamed_to: to, emit: until === null ? null : "both", until }),
    ...statusFor(entry, open, true),
  ];
  return amendments;
}

function dated(path: readonly string[], since: string | null): readonly Amendment[] {
  return since === null ? [] : [{ kind: "set", path: [...path, "since"], value: since }];
}

function keptText(from: string, to: string): string {
  return `"${to}" takes the place of "${from}", which is deprecated`;
}

/** Renames a shared attribute with all its references. */
function renameAttribute({ from, to }: RenameRequest, open: OpenCatalog): Edit {
  const { document, source } = open;
  const shared = document.attributes ?? {};
  if (!Object.hasOwn(shared, from)) {
    const help = suggestion(from, Object.keys(shared)) ?? "shared attributes stand under `attributes:`";
    throw new CommandError(`"${from}" is no shared attribute of ${source.name}`, help);
  }
  rejectDangerous(to);
  const renaming: Renaming = { kind: "rename", path: ["attributes", from], key: to };
  const references = referencesIn(document, open.catalog.metrics);
  const taken = takenBy(renaming, references, document);
  if (taken !== undefined) {
    throw new CommandError(`the attribute "${to}" exists already: ${placeOf(taken, open)}`, "choose another name");
  }
  const misread = misreadAt(renaming, references);
  if (misread !== undefined) {
    const help = 'there "value" is always the number, and "duration" the length of a span: choose another name';
    throw new CommandError(`"records" cannot follow: ${placeOf(misread, open)}`, help);
  }
  const amendments = [...following(renaming, references), renaming];
  return { amendments, path: ["attributes", to], result: `the attribute "${from}" is called "${to}"` };
}
