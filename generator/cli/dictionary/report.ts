import type { DictionaryData } from "../../dictionary/data.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import { count } from "../terminal/display.js";
import type { DictionaryRequest } from "./command.js";
import type { Opened } from "./open.js";

type Page = {
  readonly status: "written" | "unchanged" | "stale";
  readonly path: string;
  /** The text that was there; undefined where there was none. */
  readonly before: string | undefined;
  readonly text: string;
  readonly data: DictionaryData;
  readonly opened: readonly Opened[];
  readonly warnings: readonly string[];
};

/** The findings of catalogs that cannot be used; the page is left as it was. */
export function reportInvalid(opened: readonly Opened[], request: DictionaryRequest, host: Host): Promise<Outcome> {
  const closed = opened.filter(({ read }) => read === undefined);
  const isReadable = closed.every((each) => each.isReadable);
  const diagnostics = closed.flatMap((each) => each.diagnostics);
  const status = isReadable ? "findings" : "misuse";
  const facts = () => ({ status: isReadable ? "invalid" : "unreadable" });
  return render({ command: "dictionary", status, catalog: closed[0]?.name ?? null, diagnostics, facts }, request, host);
}

export function reportPage(page: Page, request: DictionaryRequest, host: Host): Promise<Outcome> {
  const { status, path, text, data, opened, warnings } = page;
  return render(
    {
      command: "dictionary",
      status: status === "stale" ? "findings" : "fine",
      catalog: opened[0]?.name ?? null,
      diagnostics: [],
      facts: () => ({
        status,
        path,
        catalogs: opened.map(({ name }) => name),
        metrics: data.metrics.length,
        bytes: Buffer.byteLength(text),
        changed: changedEntries(page),
      }),
      summary: ({ green }) => (status === "stale" ? "" : `${green(status)}: ${path}, ${sizeOf(page)}\n`),
      problems: ({ red }) =>
        warnings.map((warning) => `warning: ${warning}\n`).join("") +
        (status === "stale" ? `${red("stale")}: ${staleText(page)}\n  = help: run \`${commandOf(request)}\`\n` : ""),
    },
    request,
    host,
  );
}

function sizeOf({ data, text }: Page): string {
  const kinds = ["event", "span"].flatMap((kind) => {
    const number = data.signals?.filter((signal) => signal.kind === kind).length ?? 0;
    return number === 0 ? [] : [count(number, kind)];
  });
  const entries = [count(data.metrics.length, "metric"), ...kinds].join(", ");
  const of = data.catalogs.length === 1 ? "" : ` of ${count(data.catalogs.length, "catalog")}`;
  return `${entries}${of}, ${Math.round(Buffer.byteLength(text) / 1000)} kB`;
}

/** The most entries that are listed by name. */
const mostNames = 5;

function staleText(page: Page): string {
  if (page.before === undefined) return `${page.path} does not exist`;
  const names = changedEntries(page);
  if (names.length === 0) return `${page.path} is not up to date`;
  const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : "";
  return `${page.path} is not up to date with ${names.slice(0, mostNames).join(", ")}${more}`;
}

/** The entries that the page shows otherwise, or not: each is a line. */
function changedEntries({ before, text }: Page): readonly string[] {
  if (before === undefined || before === text) return [];
  const [old, fresh] = [before, text].map((page) => new Set(page.split("\n").map((line) => line.replace(/,$/, ""))));
  const differing = [...(fresh ?? [])]
    .filter((line) => !old?.has(line))
    .concat([...(old ?? [])].filter((line) => !fresh?.has(line)));
  const names = differing.flatMap((line) => {
    const name = /^\{"kind":"(?:metric|event|span)","catalog":\d+,"name":("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
    return name === undefined ? [] : [JSON.parse(name) as string];
  });
  return [...new Set(names)].sort();
}

/** The command that brings the page up to date. */
function commandOf({ catalogs, out, title, history, reports, usage }: DictionaryRequest): string {
  const flags = [
    ...catalogs.map((catalog) => ["--catalog", catalog]),
    ["--out", out],
    ...(title === null ? [] : [["--title", title]]),
    ...(history === null ? [] : [["--history", history.range]]),
    ...(history === null || history.kind === "tags" ? [] : [["--history-by", history.kind]]),
    ...reports.map((report) => ["--live-check", report]),
    ...usage.map((report) => ["--usage", report]),
  ];
  return ["meterbook dictionary", ...flags.flat().map(quoted)].join(" ");
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./@:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
