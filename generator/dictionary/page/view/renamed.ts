import type { Dictionary, Entry } from "../dictionary.js";
import { type Content, h } from "./element.js";
import { inlineMarkdown } from "./markdown.js";

/** What somebody asked for, under which name, and when. */
export type Asked = { readonly today: string; readonly asked: string };

/** That the entry had the name, or took the place of the one that had it. */
export function renameNotice(entry: Entry, { entryOf }: Dictionary, asked: string): Content {
  const { kind, name, formerly } = entry.data;
  const old = entryOf(kind, asked);
  if (old !== entry && old !== undefined) {
    const { reason } = old.data.deprecated ?? {};
    return h(
      "p.notice",
      {},
      h("code", {}, old.data.name),
      ` was renamed to this ${kind}`,
      reason === undefined ? "." : [": ", inlineMarkdown(reason)],
    );
  }
  const isFormer = formerly?.includes(asked) && asked !== name;
  return isFormer ? h("p.notice", {}, h("code", {}, asked), ` is a former name of this ${kind}.`) : null;
}
