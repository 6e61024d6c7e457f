import type { Block } from "../markdown/blocks.js";
import { readBlocks } from "../markdown/blocks.js";
import type { Inline } from "../markdown/inline.js";
import { readInline } from "../markdown/inline.js";
import { type Content, h } from "./element.js";
import { outerLink } from "./links.js";

/** A text of a catalog. Images are links, and HTML is a text. */
export function markdown(text: string): Content {
  return readBlocks(text).map(blockElement);
}

/** The same for one line. */
export function inlineMarkdown(text: string): Content {
  return readInline(text).map(inlineElement);
}

function blockElement(block: Block): HTMLElement {
  switch (block.kind) {
    case "paragraph":
      return h("p", {}, block.inner.map(inlineElement));
    case "heading":
      return h("p.heading", {}, h("strong", {}, block.inner.map(inlineElement)));
    case "code":
      return h("pre", {}, h("code", {}, block.text));
    case "quote":
      return h("blockquote", {}, block.inner.map(blockElement));
    case "list":
      return h(
        block.isOrdered ? "ol" : "ul",
        {},
        block.items.map((item) => h("li", {}, itemContents(item))),
      );
    case "table": {
      const [head = [], ...rows] = block.rows;
      const row = (tag: string, cells: typeof head) =>
        h(
          "tr",
          {},
          cells.map((cell) => h(tag, {}, cell.map(inlineElement))),
        );
      return h(
        "table",
        {},
        h("thead", {}, row("th", head)),
        h(
          "tbody",
          {},
          rows.map((cells) => row("td", cells)),
        ),
      );
    }
  }
}

/** An item of one paragraph needs none. */
function itemContents(blocks: readonly Block[]): Content {
  const [first, ...rest] = blocks;
  return first?.kind === "paragraph"
    ? [first.inner.map(inlineElement), rest.map(blockElement)]
    : blocks.map(blockElement);
}

function inlineElement(inline: Inline): Content {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return h("code", {}, inline.text);
    case "strong":
    case "em":
      return h(inline.kind, {}, inline.inner.map(inlineElement));
    case "link":
      return outerLink(inline.address, inline.inner.map(inlineElement));
  }
}
