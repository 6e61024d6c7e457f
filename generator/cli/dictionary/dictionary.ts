import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Coverage, readCoverage } from "../../dictionary/coverage.js";
import type { DictionaryData } from "../../dictionary/data.js";
import { dictionaryData, type Listed } from "../../dictionary/dictionary-data.js";
import { pageHtml } from "../../dictionary/page-html.js";
import type { EntryKind } from "../../vocabulary.js";
import { replaceFile } from "../../write/atomic-file.js";
import { attempt, CommandError, errnoOf, toCommandError } from "../../write/command-error.js";
import { makeFolder } from "../../write/make-folder.js";
import { looksGenerated } from "../../write/entry.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { namedCatalogs } from "../several/named-catalogs.js";
import { displayPath } from "../terminal/display.js";
import type { DictionaryRequest } from "./command.js";
import { historyIn, type Pasts, readPasts, revisionData, revisionList } from "./history.js";
import { openListed, type Opened } from "./open.js";
import { reportInvalid, reportPage } from "./report.js";

const fileName = "dictionary.html";

/** Writes the page of some catalogs, or checks that it is up to date. */
export async function dictionary(request: DictionaryRequest, host: Host): Promise<Outcome> {
  const paths = request.catalogs.length === 0 ? [null] : namedCatalogs(request.catalogs, host.cwd);
  const opened: Opened[] = [];
  for (const path of paths) opened.push(await openListed(path, request.usage, host));
  if (opened.some(({ read }) => read === undefined)) return reportInvalid(opened, request, host);
  const { data, warnings } = await dataOf(opened, request, host);
  const origin = { catalog: data.catalogs.map(({ name }) => name).join(", "), command: "meterbook dictionary" };
  const text = pageHtml(data, origin);
  const path = join(resolve(host.cwd, request.out), fileName);
  const before = readOwn(path, host.cwd);
  const status = before === text ? "unchanged" : request.isCheck ? "stale" : "written";
  if (status === "written") await write(path, text, host);
  return reportPage({ status, path: displayPath(host.cwd, path), before, text, data, opened, warnings }, request, host);
}

type Data = { readonly data: DictionaryData; readonly warnings: readonly string[] };

async function dataOf(opened: readonly Opened[], request: DictionaryRequest, host: Host): Promise<Data> {
  const coverage = coverageIn(request.reports, host.cwd);
  const pasts: (Pasts | null)[] = [];
  for (const { file } of opened) pasts.push(request.history && (await readPasts(request.history, file, host)));
  const revisions = request.history === null ? [] : revisionList(pasts.flatMap((each) => each ?? []));
  const listed = opened.flatMap(({ read }, at): readonly Listed[] => {
    const past = pasts[at] ?? null;
    if (read === undefined) return [];
    return [{ ...read, history: past && historyIn(past, read.catalog, revisions), coverage }];
  });
  const [first] = listed;
  const own = listed.length === 1 ? first?.catalog.page.title : undefined;
  const title = request.title ?? own ?? "Metric dictionary";
  const warnings = [...opened, ...pasts].flatMap((each) => each?.warnings ?? []);
  return {
    data: dictionaryData(listed, { title, revisions: revisionData(revisions) }),
    warnings: [...new Set(warnings)],
  };
}

async function write(path: string, text: string, { cwd, shield }: Host): Promise<void> {
  await shield(async () =>
    attempt(`write "${displayPath(cwd, path)}"`, () => {
      makeFolder(dirname(path));
      replaceFile(path, { text, mode: null, durable: false });
    }),
  );
}

/** The page that is there; undefined where there is none. What is not ours is not overwritten. */
function readOwn(path: string, cwd: string): string | undefined {
  const name = displayPath(cwd, path);
  try {
    const text = readFileSync(path, "utf8");
    if (looksGenerated(text.slice(0, 256))) return text;
  } catch (error) {
    if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR") return undefined;
    throw toCommandError(error, `read "${name}"`);
  }
  throw new CommandError(
    `"${name}" is no page of Meterbook, and would be overwritten`,
    "name another folder with `--out`, or remove the file",
  );
}

/** What reports say of each entry; of one that several have, what the last of them says. Null without reports. */
function coverageIn(reports: readonly string[], cwd: string): Coverage | null {
  if (reports.length === 0) return null;
  const all = reports.map((report) => coverageOf(resolve(cwd, report), cwd));
  const ofKind = (kind: EntryKind) => new Map(all.flatMap((each) => [...each[kind]]));
  return { metric: ofKind("metric"), event: ofKind("event"), span: ofKind("span") };
}

function coverageOf(path: string, cwd: string): Coverage {
  const name = displayPath(cwd, path);
  const coverage = readCoverage(attempt(`read "${name}"`, () => readFileSync(path, "utf8")));
  if (coverage !== undefined) return coverage;
  throw new CommandError(
    `"${name}" is no report of live-check`,
    "write one with `meterbook live-check --format json -- npm test > report.json`",
  );
}
