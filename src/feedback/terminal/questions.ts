import type { Key } from "./keys.js";
import type { Keyboard } from "./keyboard.js";
import type { Screen } from "./screen.js";
import { splitGraphemes } from "./text-width.js";

type Question = {
  readonly title: string;
  readonly answers: readonly string[];
  /** The answer that Enter takes if no other is moved to. */
  readonly first?: number;
};

/** At most nine answers have a digit. */
function digit(key: Key, count: number): number | undefined {
  if (key.kind !== "text" || !/^[1-9]$/.test(key.text)) return undefined;
  const index = Number(key.text) - 1;
  return index < count ? index : undefined;
}

function choiceBlock({ title, answers }: Question, selected: number): readonly string[] {
  const shown = answers.map((answer, index) => `${index === selected ? ">" : " "} ${index + 1}. ${answer}`);
  return [title, ...shown, "Arrows or digits choose, Enter takes, Esc cancels."];
}

/** The index of the answer, by arrows and Enter or by its digit; undefined if it was cancelled. */
export async function askChoice(screen: Screen, keyboard: Keyboard, question: Question): Promise<number | undefined> {
  const count = question.answers.length;
  let selected = question.first ?? 0;
  for (;;) {
    screen.show(choiceBlock(question, selected));
    const key = await keyboard.next();
    if (key === undefined || key.kind === "cancel") return undefined;
    if (key.kind === "enter") return selected;
    if (key.kind === "up") selected = (selected + count - 1) % count;
    if (key.kind === "down") selected = (selected + 1) % count;
    const chosen = digit(key, count);
    if (chosen !== undefined) return chosen;
  }
}

/** Lines of a long note that are shown: its last ones, so that what is typed is seen. */
const shownLines = 8;

function edited(note: string, key: Key): string {
  if (key.kind === "text") return note + key.text;
  if (key.kind === "backspace") return splitGraphemes(note).slice(0, -1).join("");
  return key.kind === "clear" ? "" : note;
}

function noteBlock(note: string): readonly string[] {
  const lines = `${note}_`.split("\n").slice(-shownLines);
  return ["A note, if you like:", ...lines, "Enter goes on, Ctrl-U clears, Esc cancels."];
}

/** What was typed or pasted, perhaps nothing; undefined if it was cancelled. */
export async function askNote(screen: Screen, keyboard: Keyboard, given: string): Promise<string | undefined> {
  let note = given;
  for (;;) {
    screen.show(noteBlock(note));
    const key = await keyboard.next();
    if (key === undefined || key.kind === "cancel") return undefined;
    if (key.kind === "enter") return note.trim();
    note = edited(note, key);
  }
}
