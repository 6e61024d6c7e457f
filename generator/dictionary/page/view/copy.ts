import { type Content, h } from "./element.js";

/** A button that copies a text; `what` says which to people who do not see it. */
export function copyButton(text: string, what: string): HTMLElement {
  const button = h("button.copy", { type: "button", "aria-label": `Copy ${what}` }, "Copy");
  button.addEventListener("click", () => {
    const done = (isCopied: boolean) => {
      button.textContent = isCopied ? "Copied" : "Not copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    };
    copy(text).then(done, () => done(copyBySelection(text)));
  });
  return button;
}

async function copy(text: string): Promise<boolean> {
  await navigator.clipboard.writeText(text);
  return true;
}

/** Pages that are opened as a file have no clipboard everywhere. */
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  return isCopied;
}

/** Code with the button that copies it. */
export function codeBlock(code: string, what: string): HTMLElement {
  return h("div.code", {}, h("pre", { tabindex: 0, "aria-label": what }, h("code", {}, code)), copyButton(code, what));
}

/** A name with the button that copies it. */
export function copyable(name: string, shown: Content): HTMLElement {
  return h("span.copyable", {}, h("code", {}, shown), copyButton(name, name));
}
