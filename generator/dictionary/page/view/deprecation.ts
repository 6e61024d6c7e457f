import type { Dictionary, Entry } from "../dictionary.js";
import { endOf } from "../ends.js";
import { type Content, h } from "./element.js";
import { entryLink } from "./links.js";
import { inlineMarkdown } from "./markdown.js";

/** Why an entry should not be used, or is not there, and what takes its place. */
export function deprecationNotice(entry: Entry, { entryOf, data }: Dictionary, today: string): Content {
  const { status, deprecated, changes = [] } = entry.data;
  if (status === "planned") return h("p.notice", {}, "Planned: nothing records it yet.");
  const went = changes.find(({ kind }) => kind === "went");
  const revision = went === undefined ? undefined : data.revisions[went.revision];
  if (status !== "removed" && status !== "deprecated" && deprecated === undefined) return null;
  const { since, reason, renamedTo, until, emitBoth } = deprecated ?? {};
  const target = renamedTo === undefined ? undefined : entryOf(entry.data.kind, renamedTo);
  return h(
    "p.notice.warn",
    {},
    h("strong", {}, status === "removed" ? "Removed" : "Deprecated"),
    status === "removed" && revision !== undefined && ` in ${revision.name}`,
    since !== undefined && ` since ${since}`,
    reason === undefined ? ". " : [": ", inlineMarkdown(reason.replace(/\.$/, "")), ". "],
    target !== undefined && ["Use ", entryLink(target), " instead. "],
    target === undefined && renamedTo !== undefined && ["Use ", h("code", {}, renamedTo), " instead. "],
    emitBoth && `Both names are exported${until === undefined ? "" : `, ${endOf(until, today).text}`}.`,
  );
}
