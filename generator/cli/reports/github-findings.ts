import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { renderGithub } from "../../diagnostics/render-github.js";
import type { SourceText } from "../../source.js";
import { addToJobSummary } from "./job-summary.js";
import { fromRoot } from "./root.js";
import type { Surroundings } from "../surroundings.js";

/** Findings as annotations for stdout, and in the summary of the job; `err` is what people must know about that. */
export async function githubFindings(
  diagnostics: readonly Diagnostic[],
  source: SourceText,
  around: Surroundings,
): Promise<{ readonly out: string; readonly err: string }> {
  const rooted = (name: string) => fromRoot(around.root, around.cwd, name);
  const err = await addToJobSummary(around, async () => {
    return (await import("./findings-markdown.js")).findingsMarkdown(diagnostics, source.name, rooted);
  });
  return { out: renderGithub(diagnostics, rooted), err };
}
