/** What an element holds; nothing is left out. Texts stay texts, whatever stands in them. */
export type Content = Node | string | number | null | undefined | false | readonly Content[];

type Properties = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element of the page. `.name` behind the tag is its class. */
export function h(tag: string, properties: Properties, ...contents: readonly Content[]): HTMLElement {
  const [name = "div", ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) set(element, key, value);
  fill(element, contents);
  return element;
}

/** An element of a drawing. */
export function svg(name: string, properties: Properties, ...contents: readonly Content[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(properties)) set(element, key, value);
  fill(element, contents);
  return element;
}

function set(element: Element, key: string, value: string | number | boolean | undefined): void {
  if (value === undefined || value === false) return;
  element.setAttribute(key, value === true ? "" : String(value));
}

function fill(parent: Node, contents: readonly Content[]): void {
  for (const content of contents) {
    if (Array.isArray(content)) fill(parent, content);
    else if (content instanceof Node) parent.appendChild(content);
    else if (typeof content === "string" || typeof content === "number")
      parent.appendChild(document.createTextNode(String(content)));
  }
}

/** What has the focus keeps it where the new contents have it, too, by its `data-key`. */
export function replaceContents(parent: Element, ...contents: readonly Content[]): void {
  const key = document.activeElement?.getAttribute("data-key");
  parent.replaceChildren();
  fill(parent, contents);
  if (typeof key === "string") parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
