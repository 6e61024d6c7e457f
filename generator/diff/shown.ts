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
  const [before, after] = apart(base, head);
  return `${what} changes from ${before} to ${after}`;
}

/** Both values; where their beginnings are alike for longer than is shown, from shortly before the first difference. */
function apart(base: Written, head: Written): readonly [string, string] {
  const [before, after] = [shown(base), shown(head)];
  if (before !== after) return [before, after];
  const [one, other] = [characters(base), characters(head)];
  const first = one.findIndex((character, index) => character !== other[index]);
  const start = Math.max(0, (first === -1 ? one.length : first) - ahead);
  const cut = (text: readonly string[]) => `"…${shortened(text.slice(start).join(""), longest)}"`;
  return [cut(one), cut(other)];
}

/** As many characters as a reader needs to find the place. */
const ahead = 20;

function characters(value: Written): readonly string[] {
  const text = typeof value === "object" && value !== null ? value.join(", ") : String(value);
  return Array.from(text.replace(/\s+/g, " "));
}

function isBare(value: Written): boolean {
  return value === null || value === "" || (typeof value === "object" && value.length === 0);
}

function shortened(text: string, length: number): string {
  const characters = Array.from(text.replace(/\s+/g, " "));
  return characters.length > length ? `${characters.slice(0, length).join("")}…` : characters.join("");
}
