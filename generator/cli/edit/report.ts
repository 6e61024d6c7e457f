import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Palette } from "../terminal/color.js";
import { paintDiff } from "../terminal/paint-diff.js";
import type { EditRequest } from "./flags.js";

/** How an edit ended. `rejected`: the catalog would have had errors; `planned`: a dry run; `unchanged`: it was so already. */
export type EditResult =
  | { readonly status: "unreadable" | "invalid" | "rejected"; readonly diagnostics: readonly Diagnostic[] }
  | (Done & { readonly status: "edited" | "planned" | "unchanged" });

type Done = {
  /** As `catalog.yaml:24`. */
  readonly place: string;
  readonly result: string;
  readonly diff: string | null;
  /** The command that generates what the change asks for. */
  readonly next: string;
};

const outcomes = {
  unreadable: "misuse",
  invalid: "findings",
  rejected: "findings",
  edited: "fine",
  planned: "fine",
  unchanged: "fine",
} as const satisfies Readonly<Record<EditResult["status"], Outcome["status"]>>;

const nothingWritten = {
  unreadable: "",
  invalid: "error: the catalog has errors, so nothing was written\n",
  rejected: "error: the catalog would have errors, so nothing was written\n",
};

export function reportEdit(
  subject: { readonly command: string; readonly catalog: string },
  result: EditResult,
  request: EditRequest,
  host: Host,
): Promise<Outcome> {
  const { status, ...rest } = result;
  const ended = { ...subject, status: outcomes[status] };
  if ("diagnostics" in result) {
    const problems = () => nothingWritten[result.status];
    const facts = () => ({ status, catalog: subject.catalog });
    return render({ ...ended, diagnostics: result.diagnostics, facts, problems }, request, host);
  }
  const { diff } = result;
  const text =
    diff === null
      ? { summary: (style: Palette) => sentenceOf(result, style) }
      : { data: (style: Palette) => paintDiff(diff.replaceAll("\r\n", "\n"), style) };
  const facts = () => ({ status, catalog: subject.catalog, ...rest });
  return render({ ...ended, diagnostics: [], facts, ...text }, request, host);
}

function sentenceOf(done: Done & { readonly status: string }, { bold, dim }: Palette): string {
  const rest = done.status === "unchanged" ? "nothing had to be changed" : `run \`${done.next}\``;
  return `${bold(`${done.place}:`)} ${done.result}; ${dim(rest)}\n`;
}
