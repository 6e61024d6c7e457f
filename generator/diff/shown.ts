import type { Written } from "./change.js";

const longest = 60;

/** A value as messages show it: texts in quotes, and no more than people read. */
export function shown(value: Written): string {
  if (typeof value === "string") return `"${shortened(value, longest)}"`;
  if (typeof value !== "object" || value === null) return String(value);
  return shortened(`[${value.map((entry) => shown(entry)).join(", ")}]`, longest * 2);
}

/** `"unit" changes from "ms" to "s"`; what is empty was not written. */
export function fieldMessage(what: string, base: Written, head: Written): string {
  if (isBare(base)) return `${what} is set to ${shown(head)}`;
  if (isBare(head)) return `${what} is gone; it was ${shown(base)}`;
  return `${what} changes from ${shown(base)} to ${shown(head)}`;
}

function isBare(value: Written): boolean {
  return value === null || value === "" || (typeof value === "object" && value.length === 0);
}

function shortened(text: string, length: number): string {
  const characters = Array.from(text.replace(/\s+/g, " "));
  return characters.length > length ? `${characters.slice(0, length).join("")}…` : characters.join("");
}
