import type { Keyboard } from "./keyboard.js";
import type { Key } from "./keys.js";
import type { Screen } from "./screen.js";
import { splitGraphemes } from "./text-width.js";

/** Lines of a long note that are shown: its last ones, so that what is typed is seen. */
const shownLines = 8;

function edited(note: string, key: Key): string {
  if (key.kind === "text") return note + key.text;
  if (key.kind === "backspace") return splitGraphemes(note).slice(0, -1).join("");
  return key.kind === "clear" ? "" : note;
}

function block(note: string): readonly string[] {
  const lines = `${note}_`.split("\n").slice(-shownLines);
  return ["A note, if you like:", ...lines, "Enter goes on, Ctrl-U clears, Esc cancels."];
}

/** What was typed or pasted, perhaps nothing; undefined if it was cancelled. */
export async function askNote(screen: Screen, keyboard: Keyboard, given: string): Promise<string | undefined> {
  let note = given;
  for (;;) {
    screen.show(block(note));
    const key = await keyboard.next();
    if (key === undefined || key.kind === "cancel") return undefined;
    if (key.kind === "enter") return note.trim();
    note = edited(note, key);
  }
}
