import { h } from "./element.js";

/** More rows than a screen has, and how many follow at a time. */
const [atOnce, atATime] = [60, 120];

/** The rows of a table. Those below the screen follow after what people see is there, unless the table is gone by then. */
export function rowsOf<Item>(items: readonly Item[], row: (item: Item) => HTMLElement): HTMLElement {
  const body = h("tbody", {}, items.slice(0, atOnce).map(row));
  const more = (from: number) => {
    if (from >= items.length) return;
    setTimeout(() => {
      if (!body.isConnected) return;
      body.append(...items.slice(from, from + atATime).map(row));
      more(from + atATime);
    });
  };
  more(atOnce);
  return body;
}
