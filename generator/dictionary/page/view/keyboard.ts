type Keys = {
  readonly search: HTMLInputElement;
  readonly main: HTMLElement;
  /** Goes back to the list that was shown last. */
  readonly back: () => void;
};

/**
 * `/` goes to the search; the arrows go through the metrics; Enter opens the one in focus or, in the search, the first; Escape
 * empties the search, and goes back to the list.
 */
export function handleKeys({ search, main, back }: Keys): void {
  const rows = () => [...main.querySelectorAll<HTMLAnchorElement>("table.metrics a.name")];
  const step = (by: number) => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement);
    const next = all[at + by];
    if (next === undefined || (at === -1 && by < 0)) search.focus();
    else next.focus();
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isTyping = event.target === search;
    if (event.key === "/" && !isTyping) {
      search.focus();
      search.select();
    } else if (event.key === "ArrowDown" && (isTyping || isRow(event.target))) step(1);
    else if (event.key === "ArrowUp" && isRow(event.target)) step(-1);
    else if (event.key === "Enter" && isTyping) rows()[0]?.click();
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });

  function leave(): void {
    if (main.querySelector("article") !== null) back();
    else if (search.value !== "") {
      search.value = "";
      search.dispatchEvent(new Event("input"));
    } else search.blur();
  }
}

function isRow(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("table.metrics a.name");
}
