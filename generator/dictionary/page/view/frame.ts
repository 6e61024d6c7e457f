import type { Dictionary } from "../dictionary.js";
import { h } from "./element.js";

/** What stays while the page shows one thing after the other: the search, and the place of what is shown. */
type Frame = { readonly main: HTMLElement; readonly search: HTMLInputElement };

export function frame({ data }: Dictionary): Frame {
  const search = h("input", {
    type: "search",
    id: "search",
    placeholder: "Search names, texts, values, or paste a query",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-label": "Search metrics",
    "aria-keyshortcuts": "/",
  }) as HTMLInputElement;
  const main = h("main", { id: "main", tabindex: -1 });
  const head = h(
    "header.top",
    {},
    h("a.home", { href: "#/" }, data.title),
    h("div.searching", { role: "search" }, search, h("kbd", { "aria-hidden": "true" }, "/")),
  );
  document.body.append(h("a.skip", { href: "#main" }, "Skip to the metrics"), head, main);
  return { main, search };
}
